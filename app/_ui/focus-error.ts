/** Puts the focus on the first field of a form that has an error, once the errors are on the page. */
export function focusFirstError(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const control = wrong?.matches('fieldset') ? wrong.querySelector<HTMLElement>('input, select, textarea') : wrong;
    control?.focus();
  });
}
