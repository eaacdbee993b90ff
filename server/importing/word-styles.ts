import { readXml } from '#/server/importing/xml.ts';

/** What a paragraph is by its style. `heading` counts from 1. */
export type WordKind = {
  kind: 'plain' | 'title' | 'standfirst' | 'quote' | 'caption' | 'contents' | 'list';
  heading: number;
};

type Style = { name: string; basedOn: string | null; outline: number | null; listed: boolean };

/** A built-in style keeps its English name in every language of Word. */
const named: [RegExp, WordKind['kind']][] = [
  [/^title$/i, 'title'],
  [/^subtitle$/i, 'standfirst'],
  [/^(?:intense )?quote$/i, 'quote'],
  [/^caption$/i, 'caption'],
  [/^toc(?: \d| heading)/i, 'contents'],
  [/^list (?:bullet|number)/i, 'list'],
];

/** Looks a style up by its id: what it says, or what the style that it is based on says. */
export function readStyles(source: string): (id: string | null) => WordKind {
  const styles = new Map<string, Style>();
  let open: Style | null = null;
  if (source !== '')
    readXml(source, {
      open: ({ name, attribute }) => {
        if (name === 'style') {
          open = { name: '', basedOn: null, outline: null, listed: false };
          styles.set(attribute('styleId') ?? '', open);
        } else if (open && name === 'name') open.name = attribute('val') ?? '';
        else if (open && name === 'basedOn') open.basedOn = attribute('val');
        else if (open && name === 'outlineLvl') open.outline = levelOf(attribute('val'));
        else if (open && name === 'numPr') open.listed = true;
      },
      close: name => {
        if (name === 'style') open = null;
      },
    });
  return id => {
    const seen = new Set<string>();
    for (let at = id; at !== null && !seen.has(at); at = styles.get(at)?.basedOn ?? null) {
      seen.add(at);
      const style = styles.get(at);
      const said = style && saidBy(style);
      if (said) return said;
    }
    return { kind: 'plain', heading: 0 };
  };
}

function saidBy({ name, outline, listed }: Style): WordKind | null {
  const byName = /^heading ([1-9])$/i.exec(name);
  if (byName) return { kind: 'plain', heading: Number(byName[1]) };
  const kind = named.find(([pattern]) => pattern.test(name))?.[1];
  if (kind) return { kind, heading: 0 };
  if (outline !== null) return { kind: 'plain', heading: outline };
  return listed ? { kind: 'list', heading: 0 } : null;
}

/** The heading that an outline level stands for: they count from 0, and 9 is body text. */
export function levelOf(value: string | null): number | null {
  const level = Number(value ?? Number.NaN);
  return Number.isInteger(level) && level >= 0 && level < 9 ? level + 1 : null;
}
