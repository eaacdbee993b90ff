import { getRequestConfig } from 'next-intl/server';
import { currentPerson } from '#/server/trpc/caller.ts';
import { english } from './english.ts';
import { languageOf } from './languages.ts';
import { pseudoCatalog } from './pseudo.ts';

const catalogs = { en: english, 'en-XA': pseudoCatalog(english) };

/** The words of this request, in the language and the time zone of the signed-in person's setting; in another language where one is asked for. */
export default getRequestConfig(async ({ locale: asked }) => {
  // Where nobody can be looked up, as on an error page while the database is away, English must still come.
  const person = await currentPerson().catch(() => null);
  const locale = languageOf(asked ?? person?.language);
  return { locale, messages: catalogs[locale], timeZone: person?.timeZone ?? 'UTC' };
});
