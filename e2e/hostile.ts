import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Words that want to be more than words: markup and scripts in many disguises, text that turns its line around, half characters. */
const ours = [
  '<script>window.__pwn=1</script>',
  '<img src=x onerror="window.__pwn=1">',
  '<svg><script href="data:,window.__pwn=1"/></svg>',
  '<a href="javascript:window.__pwn=1">look here</a>',
  '[look here](javascript:window.__pwn=1)',
  '![look](https://evil.test/p.png)',
  '</title></textarea></style><script>window.__pwn=1</script>',
  '<style>main{background:url(https://evil.test/seen)}</style>',
  '<form action=https://evil.test><button>Sign in</button></form>',
  '<b id="main" style="position:fixed;inset:0">over it all</b>',
  '\u202ebackwards\u202c goes this line',
  '\u2067\u2069',
  `so${'\u0335'.repeat(60)} high`,
  'half a \udbff character',
  'a \0 in the middle',
  'שָׁלוֹם עולם',
  'مرحبا بالعالم',
  'नमस्ते दुनिया',
  '👨\u200d👩\u200d👧 and 34 %',
  'one line without an end '.repeat(1_000),
];

const shared = path.join(import.meta.dirname, '../../shared/attacks');
const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(Object(value)).flatMap(strings);
/** The strings of a list of attacks that stands beside the project; none where it does not. */
function from(file: string): string[] {
  const place = path.join(shared, file);
  if (!existsSync(place)) return [];
  const { _note, ...lists } = JSON.parse(readFileSync(place, 'utf8'));
  return strings(lists);
}

/** Ours, and where lists of attacks stand beside the project, all of theirs. */
export const hostile: readonly string[] = [...new Set([...ours, ...from('xss.json'), ...from('unicode.json')])];

/** Text as the eye compares it: composed, without what cannot be seen, at most four marks upon a letter, spaces made one. */
export const seen = (text: string): string =>
  text
    .replace(/[\p{Cf}\p{Cs}]|(?!\s)\p{Cc}/gu, '')
    .normalize('NFC')
    .replace(/([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a text can be kept at all: whole characters, no NUL, something to see, and not longer than `longest`. */
export const keepable = (text: string, longest: number): boolean =>
  text.isWellFormed() && !text.includes('\0') && seen(text) !== '' && seen(text).length <= longest;
