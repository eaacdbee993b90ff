import type { PrintedAnalysis } from '#/scripts/article/read.ts';

type Printed = PrintedAnalysis;

const shorten = (text: string, length: number) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
};

/** An analysis for people to read, section by section; sections without anything are left out. */
export function summary(printed: Printed): string {
  const sections = [
    heading(printed),
    section(
      'Left out',
      printed.dropped.map(({ text, reason }) => `${reason.padEnd(17)} ${shorten(text, 90)}`),
    ),
    section('Figures', printed.figures.map(figureLine)),
    section(
      'Quotes',
      printed.quotes.map(quote => quoteLine(quote)),
    ),
    section(
      'Sums',
      printed.ledger.map(entry => ledgerLine(printed, entry)),
    ),
    section(
      'Questions',
      printed.questions.flatMap((question, index) => questionLines(printed, question, index)),
    ),
  ];
  return `${sections.filter(part => part !== '').join('\n\n')}\n`;
}

function heading({ title, language, text, blocks, sentences, figures, quotes }: Printed): string {
  const kinds = new Map<string, number>();
  for (const { kind } of blocks) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const counted = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  const words = text.split(/\s+/).filter(word => word !== '').length;
  return [
    title ?? '(no title)',
    `${language ?? 'language unknown'} · ${words} words · ${sentences.length} sentences · ${figures.length} figures · ${quotes.length} quotes`,
    `blocks: ${counted || 'none'}`,
  ].join('\n');
}

const section = (name: string, lines: string[]) =>
  lines.length === 0
    ? ''
    : [`${name} (${lines.filter(line => !line.startsWith('    ')).length})`, ...lines.map(line => `  ${line}`)].join(
        '\n',
      );

function figureLine(figure: Printed['figures'][number]): string {
  const value =
    figure.low !== null && figure.high !== null
      ? `${figure.low} to ${figure.high}`
      : (figure.value ?? figure.timex ?? '');
  const parts = [value, figure.unit, figure.of && `of ${figure.of}`, figure.qualifier, figure.direction];
  return `${figure.kind.padEnd(9)} ${shorten(figure.text, 40).padEnd(41)} ${parts.filter(part => part !== null && part !== '').join(' ')}`.trimEnd();
}

function quoteLine(quote: Printed['quotes'][number]): string {
  const who = quote.speaker ? (quote.speaker.name ?? quote.speaker.mention) : 'speaker unknown';
  return `${who}${quote.continues ? ' (goes on)' : ''}: “${shorten(quote.text, 90)}”`;
}

function ledgerLine(printed: Printed, entry: Printed['ledger'][number]): string {
  const said = (id: string) => printed.figures.find(figure => figure.id === id)?.text ?? id;
  return `${entry.relation}: ${entry.parts.map(said).join(' + ')} → ${said(entry.total)} (${entry.verdict})`;
}

function questionLines(printed: Printed, question: Printed['questions'][number], index: number): string[] {
  const options = question.options.map(
    option =>
      `    ${option.correct ? '●' : '○'} ${shorten(option.text, 90)}${option.misconception ? ` [${option.misconception}]` : ''}`,
  );
  const key = question.options.length > 0 ? [] : [`    key: ${JSON.stringify(question.key)}`];
  const sides = [question.left, question.right].filter(side => side.length > 0).map(side => `    ${side.join(' / ')}`);
  const proof = question.evidence.map(({ start, end }) => `    proof: ${shorten(printed.text.slice(start, end), 110)}`);
  return [`${index + 1}. ${shorten(question.prompt, 300)}`, ...options, ...sides, ...key, ...proof];
}
