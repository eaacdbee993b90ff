import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './Icon.tsx';

type Frame = { id: string; label: ReactNode; hint?: ReactNode; error?: ReactNode };

function Hint({ id, children }: { id: string; children?: ReactNode }) {
  return children ? (
    <p className="meta" id={`${id}-hint`}>
      {children}
    </p>
  ) : null;
}

/** What is wrong with a field, beside it; tied to it by `describedBy(id, …)`. */
export function FieldError({ id, children }: { id: string; children?: ReactNode }) {
  return children ? (
    <p className="error" id={`${id}-error`}>
      <Icon name="alert" />
      <span>{children}</span>
    </p>
  ) : null;
}

/** The aria attributes that tie a control to the hint and the error of its field. */
export function describedBy(id: string, hint?: ReactNode, error?: ReactNode) {
  const ids = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined };
}

function Labelled({ id, label, hint, error, children }: Frame & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      <FieldError id={id}>{error}</FieldError>
      <Hint id={id}>{hint}</Hint>
    </div>
  );
}

/** One line of text with its label, hint and error. `id` is also the name unless `name` is given. */
export function TextField({ id, label, hint, error, className, ...rest }: Frame & ComponentProps<'input'>) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <input
        className={['in', className].filter(Boolean).join(' ')}
        id={id}
        name={id}
        {...describedBy(id, hint, error)}
        {...rest}
      />
    </Labelled>
  );
}

/** Several lines of text. */
export function TextAreaField({ id, label, hint, error, ...rest }: Frame & ComponentProps<'textarea'>) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <textarea className="in" id={id} name={id} {...describedBy(id, hint, error)} {...rest} />
    </Labelled>
  );
}

/** One of a list; `children` are the options. */
export function SelectField({ id, label, hint, error, children, ...rest }: Frame & ComponentProps<'select'>) {
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <select className="in" id={id} name={id} {...describedBy(id, hint, error)} {...rest}>
        {children}
      </select>
    </Labelled>
  );
}

/** A checkbox with its words after it. */
export function CheckField({ id, label, hint, error, ...rest }: Frame & ComponentProps<'input'>) {
  return (
    <div className="field">
      <label className="check big" htmlFor={id}>
        <input type="checkbox" id={id} name={id} {...describedBy(id, hint, error)} {...rest} />
        <span>{label}</span>
      </label>
      <FieldError id={id}>{error}</FieldError>
      <Hint id={id}>{hint}</Hint>
    </div>
  );
}

/** A question with radio buttons or checkboxes under one legend. */
export function FieldGroup({ id, label, hint, error, children }: Frame & { children: ReactNode }) {
  return (
    <fieldset className="field" id={id} {...describedBy(id, hint, error)}>
      <legend>{label}</legend>
      {children}
      <FieldError id={id}>{error}</FieldError>
      <Hint id={id}>{hint}</Hint>
    </fieldset>
  );
}
