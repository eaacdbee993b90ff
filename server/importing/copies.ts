import { fold } from '#/server/importing/shape.ts';

const gram = 5;

/**
 * Finds lines that only repeat words of another, longer line (pull quotes). Looks lines up by their first five words, so
 * that the cost stays near the length of the text.
 */
export function copyFinder(lines: string[]): (line: string) => boolean {
  const folded = lines.map(fold);
  const at = new Map<string, number[]>();
  folded.forEach((line, index) => {
    const parts = line.split(' ');
    for (let i = 0; i + gram <= parts.length; i++) {
      const key = parts.slice(i, i + gram).join(' ');
      const known = at.get(key);
      if (!known) at.set(key, [index]);
      else if (known.length < 8 && known.at(-1) !== index) known.push(index);
    }
  });
  return line => {
    const own = fold(line);
    const parts = own.split(' ');
    if (parts.length < gram) return false;
    const where = at.get(parts.slice(0, gram).join(' ')) ?? [];
    return where.some(index => {
      const other = folded[index] ?? '';
      return other.length > own.length && ` ${other} `.includes(` ${own} `);
    });
  };
}
