import { useEffect } from 'react';

/**
 * While `unsaved` says what would be lost, asks with that sentence before a link or the browser leaves the page. A link that opens elsewhere leaves
 * nothing; the browser asks in words of its own.
 */
export function useUnsaved(unsaved: string | null): void {
  useEffect(() => {
    if (unsaved === null) return;
    const leave = (event: BeforeUnloadEvent) => event.preventDefault();
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.target === '_blank';
      if (!link || elsewhere || link.getAttribute('href')?.startsWith('#') || window.confirm(unsaved)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', leave);
    document.addEventListener('click', follow, true);
    return () => {
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('click', follow, true);
    };
  }, [unsaved]);
}
