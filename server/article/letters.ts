/** What kind of character a code unit is, as far as words are concerned. */
export const space = 1;
export const letter = 2;
export const upper = 3;
export const digit = 4;
/** Goes on with a word that has begun: combining marks and the underscore. */
export const joiner = 5;
export const other = 6;

const known = new Uint8Array(0x10000);

function kindOf(character: string): number {
  if (/\s/u.test(character)) return space;
  if (/\p{Lu}/u.test(character)) return upper;
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{N}/u.test(character)) return digit;
  return /[\p{M}_]/u.test(character) ? joiner : other;
}

/** The kind of the code unit of `text` at `i`; what lies outside the basic plane counts as `other`. Constant time. */
export function kindAt(text: string, i: number): number {
  const code = text.charCodeAt(i);
  const kind = known[code];
  if (kind) return kind;
  const found = code >= 0xd800 && code <= 0xdfff ? other : kindOf(String.fromCharCode(code));
  known[code] = found;
  return found;
}
