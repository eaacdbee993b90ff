/**
 * A mail address in the one form in which it is stored, looked up and sent to: ASCII, lower case, one @, no quotes, commas
 * or control characters; null when it is none. Giving the result again gives the same.
 */
export function emailAddress(typed: string): string | null {
  const address = typed.normalize('NFKC').trim().toLowerCase();
  if (address.length > 254) return null;
  return /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/.test(
    address,
  )
    ? address
    : null;
}
