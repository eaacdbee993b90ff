import type { Span } from '#/server/article/article.ts';
import type { Item } from '#/server/article/frames.ts';
import { determiner, documentNoun, is } from '#/server/article/lexicon.ts';
import type { Naming } from '#/server/article/people.ts';

const issues =
  /^(?:issued|released|published|wrote|sent|posted|circulated|filed|signed|issues|releases|publishes|unveiled|prepared|compiled)$/;

/** Whose report, statement or letter an article speaks of: the issuer of each kind of document, by its noun. */
export class Issuers {
  private readonly last = new Map<string, string>();
  private readonly first = new Map<string, string>();
  private readonly named = new Map<string, Span & { text: string }>();

  constructor(private readonly text: string) {}

  /** Notes the documents of a frame with the party named beside them; `subject` tells whether a naming is the subject of its clause. */
  note(items: Item[], here: Naming[], subject: (naming: Naming) => boolean): void {
    if (here.length === 0) return;
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (!item || !is(item, documentNoun)) continue;
      const by = here.find(h => h.from > i && h.from <= i + 24 && isBy(items, h.from));
      const before = here.find(h => h.to === i || (h.to === i - 1 && h.owner));
      const issuer = before ?? by ?? (isIssued(items, i) ? here.find(h => !h.owner && subject(h)) : undefined);
      if (!issuer) continue;
      const initials = /^ \((\p{Lu}{2,8})\)/u.exec(this.text.slice(issuer.end, issuer.end + 12))?.[1];
      const short = this.text.slice(issuer.start, issuer.end);
      const owner = initials ?? (issuer === before && !issuer.owner ? short : issuer.party.name);
      const name = documentName(owner, item.low);
      if (!this.named.has(name)) this.named.set(name, { start: issuer.start, end: issuer.end, text: short });
      if (!this.last.has(item.low) || issuer === before || !by) this.last.set(item.low, owner);
      if (!this.first.has(item.low)) this.first.set(item.low, owner);
    }
  }

  /** The name of a document by its noun ("Verdana’s statement"): of the one spoken of last, or with `early` first; null when none has an issuer. */
  document(noun: string, early = false): string | null {
    const issuer = (early ? this.first : this.last).get(noun);
    return issuer === undefined ? null : documentName(issuer, noun);
  }

  /** Where the text names the issuer of a document that goes by `name`. */
  issuerOf(name: string): (Span & { text: string })[] {
    const issuer = this.named.get(name);
    return issuer ? [{ ...issuer }] : [];
  }
}

const documentName = (issuer: string, noun: string): string =>
  /^[A-Z]{2,8}$/.test(issuer) ? `${issuer} ${noun}` : `${issuer}’s ${noun}`;

function isBy(items: Item[], at: number): boolean {
  const before = items[at - 1]?.low === 'the' ? items[at - 2] : items[at - 1];
  return /^(?:by|from)$/.test(before?.low ?? '');
}

/** "issued a brief statement", "in a statement": the document at item `i` is the subject's. */
function isIssued(items: Item[], i: number): boolean {
  for (let k = Math.max(0, i - 5); k < i; k++) if (issues.test(items[k]?.low ?? '')) return true;
  return /^(?:in|through|via)$/.test(items[i - 2]?.low ?? '') && is(items[i - 1], determiner);
}
