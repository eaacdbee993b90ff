/** What join codes are made of: A–Z and 0–9 without 0 O 1 I L U, which are misread or make words. */
export const codeLetters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
export const codeLength = 8;

/** A join code made of random bytes. Bytes from 240 on are passed over, so that every letter is equally likely. */
export function codeOf(bytes: Uint8Array): string {
  return Array.from(bytes)
    .filter(byte => byte < 240)
    .slice(0, codeLength)
    .map(byte => codeLetters[byte % codeLetters.length])
    .join('');
}

/** Whether a code still lets somebody in: it is not over, and not all of its uses are taken. */
export function isCodeGood(
  { codeUntil, codeLimit, codeUses }: { codeUntil: Date | null; codeLimit: number | null; codeUses: number },
  now: Date,
): boolean {
  return (codeUntil === null || codeUntil > now) && (codeLimit === null || codeUses < codeLimit);
}

/** A code as typed, brought to its own form: capitals, without spaces and dashes; null when it can be no code. */
export function typedCode(typed: string): string | null {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  return code.length === codeLength && [...code].every(letter => codeLetters.includes(letter)) ? code : null;
}
