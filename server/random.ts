/**
 * Seeded chance. Only 32-bit integer arithmetic is used, so the same seed gives the same numbers on every platform.
 * Not for secrets: whoever knows the seed knows every draw.
 */
export type Random = {
  /** The next number, at least 0 and below 1. */
  uniform(): number;
  /** An integer from 0 to `below` − 1; 0 when `below` is less than 1. */
  integer(below: number): number;
  /** One item, or null when there is none. */
  pick<T>(items: readonly T[]): T | null;
  /** A new list in chance order (Fisher and Yates); the given list stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
  /** Another generator that depends on this one's seed and the label alone, not on how many numbers were drawn. */
  fork(label: string): Random;
};

/** A 32-bit hash of a text (FNV-1a over UTF-16 code units, then MurmurHash3's finaliser). */
export function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A generator for a seed; the number 7 and the text "7" are the same seed. The step is mulberry32. */
export function seeded(seed: string | number): Random {
  const name = String(seed);
  let state = hash32(name);
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (below: number) => (below < 1 ? 0 : Math.floor(uniform() * below));
  const pick = <T>(items: readonly T[]) => items[integer(items.length)] ?? null;
  const shuffle = <T>(items: readonly T[]) => {
    const left = [...items];
    const out: T[] = [];
    while (left.length > 0) out.push(...left.splice(integer(left.length), 1));
    return out;
  };
  return { uniform, integer, pick, shuffle, fork: label => seeded(`${name}\u0000${label}`) };
}
