import { getTranslations } from 'next-intl/server';
import { errorCodes } from '#/server/errors.ts';

/** What fails before anything is sent, or before an answer comes. */
const besides = ['no-such-time', 'offline', 'failed'] as const;

/** The sentences for every failure, for a client component to pick from by `failureOf(error).code`. */
export async function failureSentences(): Promise<Record<string, string>> {
  const t = await getTranslations('errors');
  const codes = [...(Object.keys(errorCodes) as (keyof typeof errorCodes)[]), ...besides];
  return Object.fromEntries(codes.map(code => [code, code === 'too-many' ? t('too-many', { minutes: 15 }) : t(code)]));
}
