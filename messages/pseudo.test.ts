import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { english } from './english.ts';
import { pseudo, pseudoCatalog } from './pseudo.ts';

const say = (message: string, values: Record<string, string | number>) =>
  createTranslator({ locale: 'en', messages: { m: { x: message } }, namespace: 'm' })('x' as never, values as never);

type Tree = { [key: string]: string | Tree };
const messagesOf = (tree: Tree): string[] =>
  Object.values(tree).flatMap(value => (typeof value === 'string' ? [value] : messagesOf(value)));

describe('the pseudo-language', () => {
  it('puts every message in brackets and accents its letters', () => {
    expect(pseudo('Sign in')).toBe('[Šîĝñ îñ]');
  });

  it('leaves arguments, formats and tags alone', () => {
    expect(pseudo('Hello {name}, <b>{at, date, short}</b>')).toBe('[Ĥéļļö {name}, <b>{at, date, short}</b>]');
  });

  it('accents the branches of plurals and choices and keeps their selectors', () => {
    const message = pseudo('{count, plural, =0 {none} one {# post} other {# posts by {who}}} here');
    expect(say(message, { count: 2, who: 'Mira' })).toBe('[2 þöšţš ƀý Mira ĥéŕé]');
    expect(say(message, { count: 0, who: 'Mira' })).toBe('[ñöñé ĥéŕé]');
  });

  it('keeps quoted braces', () => {
    expect(say(pseudo("Write '{x}' here"), {})).toBe('[Ŵŕîţé {x} ĥéŕé]');
  });

  it('keeps every key of the catalog and every message as a valid one', () => {
    const strange = pseudoCatalog(english);
    expect(Object.keys(strange)).toEqual(Object.keys(english));
    for (const message of messagesOf(strange)) expect(message).toMatch(/^$|^\[[\s\S]*\]$/);
  });
});
