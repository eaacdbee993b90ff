import { getTranslations } from 'next-intl/server';
import { errorCodes } from '#/server/errors.ts';

/** The sentences for every failure, for a client component to pick from by `failureOf(error).code`. */
export async function failureSentences(): Promise<Record<string, string>> {
  const t = await getTranslations('errors');
  const codes = [...Object.keys(errorCodes), 'offline', 'failed'] as (keyof typeof errorCodes | 'offline' | 'failed')[];
  return Object.fromEntries(codes.map(code => [code, code === 'too-many' ? t('too-many', { minutes: 15 }) : t(code)]));
}
