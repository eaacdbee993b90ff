import type { Material } from '#/server/quiz/material.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const relative = /\b(?:last|this|next) (year|month)$/i;

/** A question with the year or month in the place of "last year", "this month" of its sentence, where the reading knows which that is. */
export function withCalendarTimes(material: Material, sentence: number, prompt: string): string {
  let told = prompt;
  for (const { kind, text, timex } of material.figuresIn(sentence)) {
    const words = kind === 'date' && timex !== null ? relative.exec(text) : null;
    const date = words && /^(\d{4})(?:-(\d\d))?/.exec(timex ?? '');
    const month = months[Number(date?.[2]) - 1];
    const name = words?.[1]?.toLowerCase() === 'year' ? date?.[1] : month && `${month} ${date?.[1]}`;
    if (!words || !name) continue;
    told = told.replace(
      new RegExp(
        `(\\b(?:of|in|from|since|for|during|by|until|to|than|between|and) )?\\b${words[0]}(?!['’\\p{L}])`,
        'iu',
      ),
      (_, before: string | undefined) => `${before ?? 'in '}${name}`,
    );
  }
  return told;
}
