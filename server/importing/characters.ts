const invisible =
  /(?![\n\t])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/**
 * Text as it may enter a reading: well-formed UTF-16, no control characters, no invisible marks that reorder or hide
 * (bidirectional overrides, zero-width spaces, soft hyphens); every kind of line end is `\n`. Joiners that scripts need
 * (U+200C, U+200D) stay, and so do letters of any script.
 */
export function cleanCharacters(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|[\u0085\u2028\u2029\f\v]/g, '\n')
    .replace(invisible, '');
}
