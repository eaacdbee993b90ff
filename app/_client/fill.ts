/** A catalog sentence with its {names} filled in, where a browser does it; for sentences without plurals. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
