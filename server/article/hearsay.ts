import type { Span, Speaker } from '#/server/article/article.ts';
import type { Item } from '#/server/article/frames.ts';
import { auxiliary, documentNoun, finding, is } from '#/server/article/lexicon.ts';
import type { Phrase } from '#/server/article/phrases.ts';
import { subjectAfter, subjectBefore } from '#/server/article/subjects.ts';
import { isComma, verbHere } from '#/server/article/verbs.ts';

/** Words of the reporter that pass on what a source said without quoting it; the span is what the source vouches for. */
export type Hearsay = Span & { speaker: Speaker };

// Verbs that report speech without the help of "that"; the others do so only with it ("promised that", not "promised help").
const reports =
  /^(?:say|tell|add|note|warn|report|state|claim|estimate|announce|explain|argue|write|testify|tweet|acknowledge|admit|insist|predict|recall|concede|contend|allege|assert|reveal|disclose|conclude)$/;

/**
 * Where a frame reports speech in the reporter's own words, and whose: "Ruiz said that …", "…, Ruiz said", "According to the report, …",
 * "the study found …". The offsets are those of the text; `phrase` are items of the frame.
 */
export function hearsayIn(items: Item[]): (Span & { phrase: Phrase })[] {
  const found: (Span & { phrase: Phrase })[] = [];
  const first = items[0];
  const last = items[items.length - 1];
  if (!first || !last) return found;
  for (let v = 0; v < items.length; v++) {
    const item = items[v];
    if (!item || (item.verb === null && !is(item, finding) && item.low !== 'according')) continue;
    if (item.low === 'according' && items[v + 1]?.low === 'to') {
      const phrase = subjectAfter(items, v + 2, items.length);
      if (phrase) found.push({ start: first.start, end: last.end, phrase });
      continue;
    }
    const finder = is(item, finding) && !item.capital ? subjectBefore(items, Math.max(0, v - 40), v) : null;
    const document = finder !== null && is(items[finder.to - 1], documentNoun);
    if (!document && !verbHere(items, v)) continue;
    const verb = item.verb;
    if (!document && (verb?.kind !== 'say' || verb.form === 'ing')) continue;
    const phrase = subjectBefore(items, Math.max(0, v - 40), v);
    if (!phrase) continue;
    const rest = items.slice(v + 1);
    const that = rest.slice(0, 14).some(i => i.low === 'that');
    const trailing =
      phrase.from > 5 &&
      isComma(items[phrase.from - 1]) &&
      rest.length < 12 &&
      !that &&
      rest.every(i => i.stretch === null);
    if (!document && verb && !reports.test(verb.base) && !that) continue;
    if (trailing) {
      found.push({ start: first.start, end: items[phrase.from - 1]?.end ?? first.start, phrase });
      continue;
    }
    let from = v + 1;
    for (let i = v + 1; i < items.length && i <= v + 14; i++) {
      if (items[i]?.low !== 'that' || is(items[i + 1], auxiliary)) continue;
      from = i + 1;
      break;
    }
    const start = items[from]?.start;
    if (start !== undefined) found.push({ start, end: last.end, phrase });
  }
  return found;
}
