import { createTranslator } from 'next-intl';
import { english } from '#/messages/english.ts';
import { languageOf } from '#/messages/languages.ts';
import { pseudoCatalog } from '#/messages/pseudo.ts';

const catalogs = { en: english, 'en-XA': pseudoCatalog(english) };

/** By what name a class knows those who were erased from it, in the language of who erases. */
export function formerName(language: string | null): string {
  const t = createTranslator({ locale: 'en', messages: catalogs[languageOf(language)], namespace: 'records' });
  return t('former');
}
