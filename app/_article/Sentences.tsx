import { Fragment } from 'react';
import type { Hue } from '#/app/_ui/Icon.tsx';
import type { Block, Sentence } from '#/server/article/article.ts';
import { type Part, parts } from './blocks.ts';
import { CoverageBar } from './CoverageBar.tsx';
import { type Mark, pieces } from './marks.ts';
import { Pieces } from './Pieces.tsx';
import { sentenceId } from './sentence-id.ts';

export type SentenceProps = {
  text: string;
  sentences: readonly Sentence[];
  marks?: readonly Mark[];
  /** Sentence indexes that are lit from the start, with their hue. */
  lit?: ReadonlyMap<number, Hue>;
  /** Where following a sentence leads, by sentence index: makes it a link, reachable by keyboard. */
  links?: ReadonlyMap<number, string>;
  /** Shows sentence numbers. */
  numbers?: boolean;
  /** Says the number of a sentence to a screen reader. */
  numberLabel?: (number: number) => string;
  /** What each sentence has, by index: shown as a thin bar beside every block. */
  coverage?: ReadonlyMap<number, Hue>;
  /** How strongly the bar shows what a sentence has, by index, above 0 and at most 1; without it all alike. */
  heat?: ReadonlyMap<number, number>;
  /** A shade behind a sentence, from 0 (a line under it) to 3, and a note after it, by index; screen readers hear the label instead of the note. `href`: where the note leads. */
  shades?: ReadonlyMap<number, { shade: 0 | 1 | 2 | 3; note: string; label: string; href?: string }>;
};

/** The sentences of one block, each addressable, with its marks. The words of a heading count as one, so that no number is left out. */
export function Sentences({ block, props }: { block: Block; props: SentenceProps }) {
  const { text, marks = [], coverage, heat } = props;
  const list = parts(block, props.sentences);
  return (
    <>
      {coverage && block.kind !== 'heading' && <CoverageBar parts={list} coverage={coverage} heat={heat} />}
      {list.map(part => (
        <Fragment key={part.start}>
          {part.sentence === null ? (
            <Pieces pieces={pieces(text, part, marks)} />
          ) : (
            <OneSentence part={part} index={part.sentence} props={props} />
          )}
        </Fragment>
      ))}
    </>
  );
}

function OneSentence({ part, index, props }: { part: Part; index: number; props: SentenceProps }) {
  const shade = props.shades?.get(index);
  const inside = (
    <>
      {props.numbers && <SentenceNumber number={index + 1} label={props.numberLabel} />}
      <Pieces pieces={pieces(props.text, part, props.marks ?? [])} />
      {shade && (
        <sup>
          {shade.href ? (
            <a href={shade.href} aria-label={shade.label}>
              {shade.note}
            </a>
          ) : (
            <>
              <span className="vh"> {shade.label}</span>
              <span aria-hidden="true">{shade.note}</span>
            </>
          )}
        </sup>
      )}
    </>
  );
  const className = shade ? `s h${shade.shade}` : 's';
  const attributes = { className, id: sentenceId(index), 'data-s': index + 1, 'data-lit': props.lit?.get(index) };
  const href = props.links?.get(index);
  if (!href) return <span {...attributes}>{inside}</span>;
  return (
    <a {...attributes} href={href}>
      {inside}
    </a>
  );
}

function SentenceNumber({ number, label }: { number: number; label?: (number: number) => string }) {
  if (!label) return <span className="sn">{number}</span>;
  return (
    <span className="sn">
      <span className="vh">{label(number)} </span>
      <span aria-hidden="true">{number}</span>
    </span>
  );
}
