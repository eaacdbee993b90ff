import type { Hue } from '#/app/_ui/Icon.tsx';
import type { Sentence } from '#/server/article/article.ts';
import { type Mark, pieces } from './marks.ts';
import { Pieces } from './Pieces.tsx';

/**
 * Sentences of one block shown in place: those in `lit` in full light, their neighbours dimmed. It gives no ids, so it may
 * stand on a page any number of times. `sentences` are the ones to show, with their index in the reading.
 */
export function InPlace({
  text,
  sentences,
  lit,
  hue,
  marks,
  language,
}: {
  text: string;
  sentences: readonly (Sentence & { index: number })[];
  lit: ReadonlySet<number>;
  hue: Hue;
  marks: readonly Mark[];
  language?: string | null;
}) {
  return (
    <blockquote className="inplace" lang={language ?? undefined}>
      {sentences.map(sentence => (
        <span key={sentence.start}>
          {lit.has(sentence.index) ? (
            <span className="s" data-lit={hue}>
              <Pieces pieces={pieces(text, sentence, marks)} />
            </span>
          ) : (
            <span className="dim">{text.slice(sentence.start, sentence.end)}</span>
          )}{' '}
        </span>
      ))}
    </blockquote>
  );
}
