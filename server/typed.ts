import { z } from 'zod';

/** Characters that turn text around or cannot be seen; marks of one direction alone, and joiners, stay for the scripts that need them. */
const invisible = /[\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF]/g;
const control = /(?![\n\t])\p{Cc}/gu;
/** More marks upon one letter than any script writes climb over the lines around them. */
const piled = /([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+/gu;

const cleaned = (text: string): string =>
  text.replace(invisible, '').replace(/\r\n?/g, '\n').replace(control, '').normalize('NFC').replace(piled, '$1');

/** What somebody typed, as it is kept: composed, without control and direction characters, at most four marks upon a letter. */
export const typed = (longest: number) => z.string().transform(cleaned).pipe(z.string().max(longest));

/** The same for what stands in one line, such as a title: spaces made one, something to see in it. */
export const titled = (longest: number) =>
  z
    .string()
    .transform(text => cleaned(text).replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(longest));
