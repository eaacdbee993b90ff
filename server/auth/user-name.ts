import type { Random } from '#/server/random.ts';

const animals =
  'badger bison crane dolphin eagle falcon gecko heron ibis jaguar koala lynx marten newt otter puffin quail raven seal tapir urchin viper walrus yak zebra'.split(
    ' ',
  );

/** Whether a user name has the form that all have: 2 to 40 of a–z, 0–9, dot, dash and underscore, beginning with a letter or digit. */
export const isUserName = (name: string): boolean => /^[a-z0-9][a-z0-9._-]{1,39}$/.test(name);

/** A user name proposed from a display name: its first Latin word, an animal and three digits. It asks nothing of the database. */
export function proposeUserName(displayName: string, random: Random): string {
  const first =
    displayName
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z]{2,}/)?.[0] ?? 'reader';
  return `${first.slice(0, 20)}-${random.pick(animals)}-${random.integer(900) + 100}`;
}
