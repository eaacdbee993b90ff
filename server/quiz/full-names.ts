import type { Cast } from '#/server/quiz/known-names.ts';

const titles =
  /^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Senator|Governor|Judge|Justice|Secretary|Minister|Mayor|Professor|Chancellor|King|Queen|Pope|Prince|Princess|Sir|Lady|Lord|General|Captain|Coach|the|a|an)$/i;

/**
 * Words with the people whom they call by a surname alone called by their full name, the first time: a question is read without the sentences
 * that introduce them. A surname that two people bear, or that has a title or an article before it, stays as it is.
 */
export function withFullNames(words: string, { people }: Cast): string {
  const bearers = new Map<string, string | null>();
  for (const { name } of people) {
    const last = name.split(' ').at(-1) ?? '';
    bearers.set(last, bearers.has(last) ? null : name);
  }
  const told = new Set(people.flatMap(({ name }) => (words.includes(name) ? name : [])));
  return words.replace(/“[^”]*”|\p{Lu}[\p{L}-]*/gu, (word, at: number) => {
    const name = bearers.get(word);
    const before = /(\p{L}+)\.?(?:['’]s)? $/u.exec(words.slice(0, at))?.[1] ?? '';
    const after = /^ \p{Lu}/u.test(words.slice(at + word.length));
    if (!name || told.has(name) || after || titles.test(before) || /^\p{Lu}/u.test(before)) return word;
    told.add(name);
    return name;
  });
}
