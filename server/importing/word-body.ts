import type { Plant } from '#/server/importing/plant.ts';
import { countWords, endsSentence } from '#/server/importing/shape.ts';
import { levelOf, type WordKind } from '#/server/importing/word-styles.ts';
import { readXml, type XmlTag } from '#/server/importing/xml.ts';

const word =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main$/;
/** Deleted or moved away by tracked changes, or said a second time for older programs. */
const skipped = new Set(['del', 'moveFrom', 'Fallback']);
const containers: Record<string, string> = { tbl: 'table', tr: 'tr', tc: 'td' };

type Paragraph = {
  style: string | null;
  outline: number | null;
  listed: boolean | null;
  holds: (Plant | string)[];
  hidden: string;
  letters: number;
  bold: number;
  run: Run | null;
};
type Run = { bold: boolean; hidden: boolean };

const isOn = ({ attribute }: XmlTag) => !/^(?:0|false|off|none)$/.test(attribute('val') ?? '');

/** The body of a Word document as plants: headings, paragraphs, list items, tables, quotations, captions. Throws `FileRefused`. */
export function bodyOfWord(source: string, kindOf: (style: string | null) => WordKind): Plant[] {
  const body: Plant[] = [];
  const sinks: (Plant | string)[][] = [body];
  const paragraphs: Paragraph[] = [];
  let inText = false;
  let skip = 0;
  const say = (text: string) => {
    const paragraph = paragraphs.at(-1);
    const run = paragraph?.run;
    if (!paragraph || !run) return;
    if (run.hidden) {
      paragraph.hidden += text;
      return;
    }
    paragraph.holds.push(text);
    paragraph.letters += text.length;
    if (run.bold) paragraph.bold += text.length;
  };
  const open: Record<string, (tag: XmlTag) => void> = {
    p: () =>
      paragraphs.push({
        style: null,
        outline: null,
        listed: null,
        holds: [],
        hidden: '',
        letters: 0,
        bold: 0,
        run: null,
      }),
    r: () => setRun({ bold: false, hidden: false }),
    b: tag => inRun({ bold: isOn(tag) }),
    vanish: tag => inRun({ hidden: isOn(tag) }),
    t: () => {
      inText = true;
    },
    tab: () => say(' '),
    br: () => say('\n'),
    cr: () => say('\n'),
    noBreakHyphen: () => say('-'),
    pStyle: ({ attribute }) => set({ style: attribute('val') }),
    outlineLvl: ({ attribute }) => set({ outline: levelOf(attribute('val')) }),
    numPr: () => set({ listed: true }),
    // Numbering 0 takes a paragraph out of the list that its style puts it in.
    numId: ({ attribute }) => set({ listed: attribute('val') !== '0' }),
  };
  const setRun = (run: Run | null) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph) paragraph.run = run;
  };
  const inRun = (given: Partial<Run>) => {
    const run = paragraphs.at(-1)?.run;
    if (run) Object.assign(run, given);
  };
  const set = (given: Partial<Paragraph>) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph && !paragraph.run) Object.assign(paragraph, given);
  };
  readXml(source, {
    open: tag => {
      if (skip > 0 || skipped.has(tag.name)) {
        skip += 1;
        return;
      }
      if (!word.test(tag.space)) return;
      const container = containers[tag.name];
      if (container) {
        const plant: Plant = { tag: container, holds: [] };
        sinks.at(-1)?.push(plant);
        sinks.push(plant.holds);
      } else open[tag.name]?.(tag);
    },
    close: (name, space) => {
      if (skip > 0) {
        skip -= 1;
        return;
      }
      if (!word.test(space)) return;
      if (containers[name] && sinks.length > 1) sinks.pop();
      else if (name === 't') inText = false;
      else if (name === 'r') setRun(null);
      else if (name === 'p') {
        const paragraph = paragraphs.pop();
        if (paragraph) sinks.at(-1)?.push(...plantsOf(paragraph, kindOf(paragraph.style), sinks.length > 1));
      }
    },
    text: text => {
      if (inText && skip === 0) say(text);
    },
  });
  return body;
}

const tags: Partial<Record<WordKind['kind'], string>> = {
  title: 'h1',
  standfirst: 'standfirst',
  quote: 'blockquote',
  caption: 'figcaption',
  contents: 'nav',
  list: 'li',
};

function plantsOf(paragraph: Paragraph, style: WordKind, inTable: boolean): Plant[] {
  const { holds, hidden } = paragraph;
  const plants: Plant[] = [];
  if (holds.length > 0) plants.push({ tag: inTable ? 'p' : tagOf(paragraph, style), holds: withBreaks(holds) });
  if (hidden.trim() !== '') plants.push({ tag: 'p', attributes: { hidden: '' }, holds: [hidden] });
  return plants;
}

function tagOf(paragraph: Paragraph, style: WordKind): string {
  const heading = paragraph.outline ?? style.heading;
  const special = tags[style.kind];
  if (special && style.kind !== 'list') return special;
  if (heading > 0) return `h${Math.min(6, heading + 1)}`;
  if (paragraph.listed ?? style.kind === 'list') return 'li';
  return isBoldLine(paragraph) ? 'h3' : 'p';
}

/** Many set their headings in bold instead of in a style. */
function isBoldLine({ holds, letters, bold }: Paragraph): boolean {
  const line = holds.filter(held => typeof held === 'string').join('');
  const count = countWords(line);
  return bold >= letters && count >= 1 && count <= 14 && !endsSentence(line) && !/[:;,]\s*$/.test(line);
}

/** One string for what stands together, a line break where the writer made one. */
function withBreaks(holds: (Plant | string)[]): (Plant | string)[] {
  const lines = holds
    .filter(held => typeof held === 'string')
    .join('')
    .split('\n');
  return lines.flatMap((line, index) => (index === 0 ? [line] : [{ tag: 'br', holds: [] }, line]));
}
