/** Whether the database can hold a text: whole characters, no NUL. */
const holds = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/**
 * Where in an input there is a text that the database cannot hold, as keys joined by dots; null where there is none. Keys are
 * looked at too; what is no plain object or list, such as the bytes of a file, is not looked into. Any depth takes no more stack.
 */
export function unstorable(input: unknown): string | null {
  const left: { value: unknown; at: string }[] = [{ value: input, at: '' }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, at } = next;
    if (typeof value === 'string' && !holds(value)) return at;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const [key, each] of Object.entries(value)) {
      if (!holds(key)) return at;
      left.push({ value: each, at: at === '' ? key : `${at}.${key}` });
    }
  }
  return null;
}
