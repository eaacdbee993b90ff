import { getMessages } from 'next-intl/server';
import type { Catalog } from '#/messages/english.ts';

/** All sentences of an area as they stand in the reader's catalog, for a client component; `{names}` are filled by `fill`. */
export async function wordsOf<Area extends keyof Catalog>(area: Area): Promise<Catalog[Area]> {
  return ((await getMessages()) as Catalog)[area];
}
