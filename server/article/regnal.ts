import { givenName } from '#/server/article/givennames.ts';
import { isClassifier } from '#/server/article/proper-numbers.ts';
import { isCapital, lowerAt, type Token } from '#/server/article/tokens.ts';
import { functionWords } from '#/server/article/words.ts';

const shape = /^X{0,2}(?:IX|IV|V?I{0,3})$/;
const worth: Record<string, number> = { I: 1, V: 5, X: 10 };

const romanValue = (text: string): number => {
  const digits = [...text].map(letter => worth[letter] ?? 0);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
};

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const titles = set('king queen pope emperor empress tsar czar prince sultan shah pharaoh duke patriarch saint kaiser');
const prepositions = set('in on at from to for with by of near after before since during until through into');
const ending = set(`of and or 's who whose , . ) ( ; :`);
const third = set('was is has had were');

// "Mojmír I and", "king Amyntas I accepted", not "In London I accepted": the numeral and not the pronoun
const isFirst = (tokens: readonly Token[], at: number): boolean => {
  const [before, after] = [lowerAt(tokens, at - 2), lowerAt(tokens, at + 1)];
  if (titles.has(before)) return true;
  if (ending.has(after)) return true;
  return (
    (third.has(after) || /[^e]ed$/.test(after)) &&
    !prepositions.has(before) &&
    givenName(lowerAt(tokens, at - 1)) !== null
  );
};

/** The numeral of a ruler or of one of several namesakes at token `at` ("Henry VIII": 8); null for "I", "World War II" and "Malcolm X". */
export const readRegnal = (tokens: readonly Token[], at: number): number | null => {
  const text = tokens[at]?.text ?? '';
  const letter = text.charCodeAt(0);
  if (letter !== 73 && letter !== 86 && letter !== 88) return null; // I, V, X
  if (text.length > 5 || text === 'X' || !shape.test(text) || tokens[at]?.glued) return null;
  const name = tokens[at - 1];
  if (name?.type !== 'word' || name.text.length < 3 || !isCapital(name) || name.text === name.text.toUpperCase())
    return null;
  // "Vladimir V. Sorin": an initial
  if (tokens[at + 1]?.text === '.' && isCapital(tokens[at + 2])) return null;
  if (functionWords.has(name.lower) || isClassifier(name.lower)) return null;
  if (text === 'I' && !isFirst(tokens, at)) return null;
  if (text === 'V' && givenName(name.lower) === null && !titles.has(lowerAt(tokens, at - 2))) return null;
  return romanValue(text);
};
