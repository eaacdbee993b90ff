import type { getTranslations } from 'next-intl/server';
import { absoluteTime, type Reader } from '#/app/_ui/index.ts';

type Code = { codeUntil: Date | null; codeLimit: number | null; codeUses: number; codeApproval: boolean };
type Say = Awaited<ReturnType<typeof getTranslations<'people'>>>;

/** What limits the class code, a sentence each; nothing where it has no limits. */
export function limitsOf({ codeUntil, codeLimit, codeUses, codeApproval }: Code, at: Reader, t: Say): string[] {
  const until = codeUntil && {
    when: absoluteTime(codeUntil, at),
    key: codeUntil > at.now ? ('code-good-until' as const) : ('code-is-over' as const),
  };
  const full = codeLimit !== null && codeUses >= codeLimit;
  return [
    ...(until ? [t(until.key, { when: until.when })] : []),
    ...(codeLimit === null ? [] : [t(full ? 'code-used-up' : 'code-uses', { uses: codeUses, limit: codeLimit })]),
    ...(codeApproval ? [t('code-approved')] : []),
  ];
}
