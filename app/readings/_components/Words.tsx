import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Catalog } from '#/messages/english.ts';

/** Gives client components below it the catalogs of these areas, and no other. */
export async function Words({ areas, children }: { areas: readonly (keyof Catalog)[]; children: ReactNode }) {
  const messages = await getMessages();
  const some = Object.fromEntries(areas.map(area => [area, messages[area]]));
  return <NextIntlClientProvider messages={some}>{children}</NextIntlClientProvider>;
}
