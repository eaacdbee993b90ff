import { Fragment, type ReactNode } from 'react';
import { inOrder } from '#/app/_ui/in-order.ts';
import type { Block } from '#/server/article/article.ts';
import { layout, type Placed } from './blocks.ts';
import type { Mark } from './marks.ts';
import { type SentenceProps, Sentences } from './Sentences.tsx';

export type Note = { after: number; note: ReactNode };

export type ArticleProps = SentenceProps & {
  title: string | null;
  /** The level of the title's heading; the headings of the article are one below it. */
  titleLevel?: 1 | 2;
  /** The id of the title's heading, by which a landmark can be named. */
  titleId?: string;
  deck?: ReactNode;
  /** What stands under the title: byline, source, length. */
  meta?: ReactNode;
  blocks: readonly Block[];
  /** What stands beside a block (by its index), or its list, on a wide screen and under it on a small one: elements of class `note`. */
  notes?: readonly Note[];
  /** Captions belong to pictures that are not there; they appear only on request. */
  captions?: boolean;
  size?: 'xs' | 'sm' | 'md' | 'lg' | 'xl';
  spacing?: 'normal' | 'wide';
  language?: string | null;
  children?: ReactNode;
};

/**
 * A reading as HTML that needs no script: headings, paragraphs, lists and tables, every sentence addressable
 * (`id="s12" data-s="12"`), figures, quotes and talk marked. `children` stand after its last block.
 */
export function Article(props: ArticleProps) {
  const { title, titleLevel = 1, titleId = 'title', deck, meta, notes = [], size = 'md', language } = props;
  const Title = titleLevel === 1 ? 'h1' : 'h2';
  const placed: Placed[] = props.blocks.map((block, index) => ({ ...block, index }));
  const shown = props.captions ? placed : placed.filter(block => block.kind !== 'caption');
  const groups = layout(shown);
  return (
    <article
      className={notes.length > 0 ? 'leaf prose' : 'prose'}
      data-size={size}
      data-spacing={props.spacing === 'wide' ? 'wide' : undefined}
      lang={language ?? undefined}
      aria-labelledby={title ? titleId : undefined}
    >
      {(title || meta || deck) && (
        <header>
          {title && (
            <Title className="title" id={titleId}>
              {title}
            </Title>
          )}
          {deck && <p className="deck">{deck}</p>}
          {meta && <p className="meta byline">{meta}</p>}
        </header>
      )}
      {groups.map(group => {
        const blocks = group.as === 'single' ? [group.block] : group.blocks;
        return (
          <Fragment key={blocks[0]?.index}>
            {group.as === 'single' && <Single block={group.block} props={props} below={titleLevel} />}
            {group.as === 'list' && <List blocks={blocks} props={props} />}
            {group.as === 'table' && <Rows blocks={blocks} props={props} />}
            <Notes notes={notes.filter(note => blocks.some(block => block.index === note.after))} />
          </Fragment>
        );
      })}
      {props.children}
    </article>
  );
}

function Notes({ notes }: { notes: readonly Note[] }) {
  return inOrder(notes, each => each.note);
}

const talked = (block: Block, marks: readonly Mark[] = []) =>
  marks.some(mark => mark.kind === 'talk' && mark.start < block.end && mark.end > block.start) ? 'talked' : undefined;

function Single({ block, props, below }: { block: Placed; props: ArticleProps; below: 1 | 2 }) {
  const inside = <Sentences block={block} props={props} />;
  const Heading = below === 1 ? 'h2' : 'h3';
  if (block.kind === 'heading') return <Heading>{inside}</Heading>;
  if (block.kind === 'caption') return <p className="caption">{inside}</p>;
  const paragraph = <p className={talked(block, props.marks)}>{inside}</p>;
  return block.kind === 'quote' ? <blockquote>{paragraph}</blockquote> : paragraph;
}

function List({ blocks, props }: { blocks: Placed[]; props: ArticleProps }) {
  return (
    <ul>
      {blocks.map(block => (
        <li key={block.index} className={talked(block, props.marks)}>
          <Sentences block={block} props={props} />
        </li>
      ))}
    </ul>
  );
}

function Rows({ blocks, props }: { blocks: Placed[]; props: ArticleProps }) {
  return (
    <table>
      <tbody>
        {blocks.map(block => (
          <tr key={block.index}>
            <td>
              <Sentences block={block} props={props} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
