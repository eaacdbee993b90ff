import type { BodyBlock, Inline, Body as Tree } from '#/server/discussion/view.ts';

/** What a post says, from its typed tree: elements only, never markup. */
export function Body({ body }: { body: Tree }) {
  return (
    <div className="said-here" dir="auto">
      <Blocks blocks={body} />
    </div>
  );
}

function Blocks({ blocks }: { blocks: readonly BodyBlock[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one text never move
  return blocks.map((block, i) => <Block key={i} block={block} />);
}

function Block({ block }: { block: BodyBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Inlines inside={block.inside} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of one text never move
            <li key={i}>
              <Blocks blocks={item} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function Inlines({ inside }: { inside: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the words of one text never move
  return inside.map((inline, i) => <Words key={i} inline={inline} />);
}

function Words({ inline }: { inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'strong':
      return (
        <strong>
          <Inlines inside={inline.inside} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines inside={inline.inside} />
        </em>
      );
    case 'code':
      return <code>{inline.text}</code>;
    case 'link':
      return (
        <a href={inline.href} rel="nofollow ugc noopener noreferrer" target="_blank">
          <Inlines inside={inline.inside} />
        </a>
      );
  }
}
