import { getRequestConfig } from 'next-intl/server';
import { english } from './english.ts';
import { defaultLanguage } from './languages.ts';
import { pseudoCatalog } from './pseudo.ts';

const catalogs = { en: english, 'en-XA': pseudoCatalog(english) };

/** The words of this request, in the language of the signed-in person's setting. */
export default getRequestConfig(async () => {
  const locale = defaultLanguage;
  return { locale, messages: catalogs[locale], timeZone: 'UTC' };
});
