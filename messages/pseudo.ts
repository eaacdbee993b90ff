const plain = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpRrSsTtUuVvWwYyZz';
const strange = 'ÅåƁƀÇçĐđÉéƑƒĜĝĤĥÎîĴĵĶķĻļḾɱÑñÖöÞþŔŕŠšŢţÛûṼṽŴŵÝýŽž';
const accent = new Map([...plain].map((letter, i) => [letter, [...strange][i] ?? letter]));

type Tree = { [key: string]: string | Tree };

/**
 * The whole catalog in the pseudo-language: same keys, every message accented and in brackets, its arguments, plural
 * forms and tags untouched. Text on a page without brackets did not come from the catalog.
 */
export function pseudoCatalog<T extends Tree>(catalog: T): T {
  const strangeTree = (tree: Tree): Tree =>
    Object.fromEntries(
      Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? pseudo(value) : strangeTree(value)]),
    );
  return strangeTree(catalog) as T;
}

/** One ICU message, accented and in brackets. */
export function pseudo(message: string): string {
  return message === '' ? '' : `[${accentText(message, 0, message.length)}]`;
}

function accentText(message: string, from: number, to: number): string {
  let out = '';
  let at = from;
  while (at < to) {
    const c = message.charAt(at);
    let end = at + 1;
    if (c === '{') {
      end = closing(message, at) + 1;
      out += argument(message, at, end);
    } else if (c === '<') {
      end = message.indexOf('>', at) + 1 || to;
      out += message.slice(at, end);
    } else if (c === "'" && '{}<>#'.includes(message.charAt(at + 1) || ' ')) {
      end = message.indexOf("'", at + 1) + 1 || to;
      out += message.slice(at, end);
    } else {
      out += accent.get(c) ?? c;
    }
    at = end;
  }
  return out;
}

/** `{name}` and `{name, number}` stay as they are; of a plural or a choice only what stands in its branches is text. */
function argument(message: string, from: number, to: number): string {
  const kind = /^\{[^,{}]+,\s*(plural|select|selectordinal)\s*,/.exec(message.slice(from, to));
  if (!kind) return message.slice(from, to);
  let out = kind[0];
  let at = from + kind[0].length;
  while (at < to - 1) {
    const open = message.indexOf('{', at);
    if (open < 0 || open >= to - 1) break;
    const close = closing(message, open);
    out += `${message.slice(at, open)}{${accentText(message, open + 1, close)}}`;
    at = close + 1;
  }
  return out + message.slice(at, to);
}

function closing(message: string, open: number): number {
  let depth = 0;
  for (let i = open; i < message.length; i++) {
    if (message.charAt(i) === '{') depth++;
    if (message.charAt(i) === '}' && --depth === 0) return i;
  }
  return message.length - 1;
}
