import { getLocale } from 'next-intl/server';
import type { Reader } from '#/app/_ui/index.ts';
import { currentPerson, requestNow } from '#/server/trpc/caller.ts';

/** How whoever looks at the page reads times; `zone` where they have not chosen one. */
export async function reader(zone = 'UTC'): Promise<Reader> {
  const [person, now, locale] = await Promise.all([currentPerson(), requestNow(), getLocale()]);
  return { now, zone: person?.timeZone ?? zone, locale: locale === 'en-XA' ? 'en' : locale };
}
