import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarkdown, wordsOf } from './markdown.ts';
import { hasMentions, markMentions, type WhoIs, withNames, withoutMentions } from './mentions.ts';
import { source as asTyped } from './schema.ts';

const people = ['Ben', 'Ben Carter', 'Ada_Lovelace *', 'Zoë'].map((name, at) => ({ membershipId: `m${at}`, name }));
const whoOf =
  (mentions: ReadonlyMap<string, number>): WhoIs =>
  number => {
    const person = people.find(({ membershipId }) => mentions.get(membershipId) === number);
    return person ? { name: person.name, me: false } : null;
  };

test.each([
  ['@Ben Carter, look', ['m1']],
  ['@Ben, and @ben again', ['m0']],
  ['(@Zoë) says **@Ada_Lovelace ***', ['m3', 'm2']],
  ['@Benedict and me@Ben and https://a.example/@Ben and @ Ben', []],
])('%s mentions %j', (typed, who) => {
  expect([...markMentions(typed, people).mentions.keys()]).toEqual(who);
});

test('of what is kept no name is left, and the text comes back as it was typed', () => {
  const piece = fc.oneof(fc.constantFrom(...people.map(({ name }) => `@${name}`), ' ', '\n> ', '`', '@'), fc.string());
  fc.assert(
    fc.property(fc.array(piece), pieces => {
      const parsed = asTyped.safeParse(pieces.join(''));
      if (!parsed.success) return;
      const { source, mentions } = markMentions(parsed.data, people);
      const who = whoOf(mentions);
      expect(withNames(source, who).toLowerCase()).toBe(parsed.data.toLowerCase());
      expect(hasMentions(withoutMentions(source))).toBe(false);
      const again = markMentions(withNames(source, who), people, mentions);
      expect(again).toEqual({ source, mentions });
      expect(hasMentions(JSON.stringify(readMarkdown(source, who)))).toBe(false);
    }),
  );
});

test('a mention is a part of its own in every place of a post; in code, and to whom it is not told, it is words', () => {
  const { source, mentions } = markMentions('**@Ben** and\n\n- @Zoë\n\n> @Ben\n\n`see @Ben`', people);
  expect(source).not.toMatch(/Ben|Zoë/);
  expect(JSON.stringify(readMarkdown(source, whoOf(mentions))).match(/"kind":"mention"/g)).toHaveLength(3);
  expect(wordsOf(readMarkdown(source, whoOf(mentions)))).toBe('@Ben and @Zoë @Ben see @Ben');
  expect(wordsOf(readMarkdown(source))).toBe('@… and @… @… see @…');
});
