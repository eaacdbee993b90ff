import { documentOf, element } from '#/server/markup.ts';

/** What a mail says: a heading, its parts, and lines at its end. What people have written is in `excerpt` and in the names inside of sentences. */
export type Letter = {
  title: string;
  parts: { title: string; lines: { sentence: string; excerpt: string | null; address: string }[] }[];
  /** A sentence and the address that it leads to. */
  end: { sentence: string; address: string }[];
};

/** Text on one line, without control characters and without what turns its direction. */
const line = (text: string) =>
  text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** What people have written, kept from turning the direction of what stands around it. */
const isolated = (text: string) => `\u2068${line(text)}\u2069`;

/** The letter as plain text. */
export function asText({ title, parts, end }: Letter): string {
  const blocks = parts.map(part =>
    [
      isolated(part.title),
      ...part.lines.flatMap(({ sentence, excerpt, address }) => [
        `- ${isolated(sentence)}`,
        ...(excerpt ? [`  ${isolated(excerpt)}`] : []),
        `  ${address}`,
      ]),
    ].join('\n'),
  );
  const last = end.map(({ sentence, address }) => `${sentence}\n${address}`).join('\n');
  return [line(title), ...blocks, last].join('\n\n').concat('\n');
}

/** The letter as HTML, built as a tree and written by the standard's own rules, so that all text is text. */
export function asHtml({ title, parts, end }: Letter, language: string): string {
  const body = element(
    'body',
    { style: 'font: 16px/1.5 sans-serif; max-width: 40em; margin: 1em auto; padding: 0 1em' },
    element('h1', { style: 'font-size: 1.25em' }, line(title)),
    ...parts.flatMap(part => [
      element('h2', { style: 'font-size: 1em' }, element('bdi', {}, line(part.title))),
      element(
        'ul',
        {},
        ...part.lines.map(({ sentence, excerpt, address }) =>
          element(
            'li',
            {},
            element('a', { href: address }, element('bdi', {}, line(sentence))),
            ...(excerpt ? [element('br', {}), element('bdi', {}, line(excerpt))] : []),
          ),
        ),
      ),
    ]),
    ...end.map(({ sentence, address }) => element('p', {}, element('a', { href: address }, sentence))),
  );
  const head = element('head', {}, element('meta', { charset: 'utf-8' }), element('title', {}, line(title)));
  return documentOf(language, head, body);
}
