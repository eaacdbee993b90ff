/** How long a password must be, in characters; teachers hold other people's marks. */
export const shortest = { student: 8, teacher: 10 } as const;
export const longest = 128;

// What people type when they must type something; the rest of the common lists is shorter than eight characters.
const common =
  /^(?:pass ?word|qwert[yz]u?|letmein|iloveyou|welcome|football|baseball|princess|sunshine|dragon|monkey|superman|abc|asdf\w*|teacher|student|lectern)[\d!.?*]*$/i;
const run = 'abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qwertzuiop';

/**
 * Whether a password may be used: long enough, not one of the commonest, no run of keys, not one character over and
 * over, not the name itself. Nothing is asked of its composition. Source: OWASP ASVS 5.0, 6.2.
 */
export function isStrong(password: string, whose: keyof typeof shortest, names: readonly string[]): boolean {
  const length = [...password].length;
  const plain = password.toLowerCase();
  if (length < shortest[whose] || length > longest || !password.isWellFormed()) return false;
  if (common.test(plain) || new Set(plain).size < 4) return false;
  if (run.includes(plain) || run.includes([...plain].reverse().join(''))) return false;
  return !names.some(
    name => name.length >= 4 && plain.replace(/[\d\W_]+/g, '') === name.toLowerCase().replace(/[\d\W_]+/g, ''),
  );
}
