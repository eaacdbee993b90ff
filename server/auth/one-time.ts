// Without letters and digits that are mistaken for one another on a printed card.
const letters = 'abcdefghjkmnpqrstvwxyz23456789';

/** How long a one-time password is good for, in days. */
export const oneTimeDays = 7;

/** A one-time password of three groups of four, made of at least 16 random bytes (about 58 bits). */
export function oneTimePassword(bytes: Uint8Array): string {
  const all = Array.from(bytes.subarray(0, 12), byte => letters[byte % letters.length]).join('');
  return `${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`;
}
