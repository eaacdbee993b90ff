import { inOrder } from '#/app/_ui/in-order.ts';
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
  return inOrder(blocks, block => <Block block={block} />);
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
          {inOrder(block.items, item => (
            <li>
              <Blocks blocks={item} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function Inlines({ inside }: { inside: readonly Inline[] }) {
  return inOrder(inside, inline => <Words inline={inline} />);
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
    case 'mention':
      return (
        <span className={inline.me ? 'mention me' : 'mention'}>
          @<bdi>{inline.name ?? '…'}</bdi>
        </span>
      );
    case 'link':
      return (
        <a href={inline.href} rel="nofollow ugc noopener noreferrer" target="_blank">
          <Inlines inside={inline.inside} />
        </a>
      );
  }
}
