/** Numbers with their sign, scale and unit, as far as the same fact is told twice by them. */
const amount =
  '(?:about |around |nearly |almost |roughly |some |over |more than )?(?:US|A|C|CA)?[-–−]?[$€£¥]?\\d[\\d.,]*\\d?%?(?: (?:million|billion|trillion))?(?: per ?cent)?(?: \\p{Ll}+){0,2}?';
const before = new RegExp(
  `(?<=\\s)(${amount})(,? or |,? \\(| [—–-]+ )(?:about |around |nearly |almost |roughly )?$`,
  'u',
);
const orAfter = new RegExp(
  `^((?: \\p{Ll}+){0,2}?)(,? or ${amount}|,? \\(${amount}\\))(?=[,.;)]| (?:to|in|on|at|from|by|of|since|for)\\b)`,
  'u',
);

const blank = (words: string): string => ' '.repeat(words.length);

/**
 * A sentence in which a number is told twice ("fell 251.4 points, or 3.41%, to", "fell 252 points (2.9%)"), with only the telling that
 * holds the figure left; the other is blanked, so that offsets stay. Anything else comes back as it was.
 */
export function toldOnce(sentence: string, figure: { start: number; end: number }): string {
  const head = sentence.slice(0, figure.start);
  const core = sentence.slice(figure.start, figure.end);
  let foot = sentence.slice(figure.end);
  const ahead = before.exec(head);
  if (ahead && /\d/.test(ahead[0]) && isOther(ahead[1] ?? '', core, foot)) {
    const bracket = (ahead[2] ?? '').includes('(');
    const closing = bracket ? /^[^()]{0,20}\)/.exec(foot) : null;
    if (bracket && !closing) return sentence;
    if (closing) foot = `${closing[0].slice(0, -1)} ${foot.slice(closing[0].length)}`;
    return `${head.slice(0, ahead.index)}${blank(ahead[0])}${core}${foot}`;
  }
  const behind = orAfter.exec(foot);
  if (!behind || !isOther(behind[2] ?? '', core, behind[1] ?? '')) return sentence;
  const [whole, unit = '', again = ''] = behind;
  // "300 jobs, or 5 percent of its staff": the share takes its whole along
  const rest = foot.slice(whole.length);
  const part = /%|per ?cent/.test(again)
    ? (/^ of (?:the|its|their|his|her|all)(?: \p{L}+){1,3}?(?=[,.;]| (?:in|on|at|by|to|from|for|over|since|last|this)\b)/u.exec(
        rest,
      )?.[0] ?? '')
    : '';
  return `${head}${core}${unit}${blank(again + part)}${rest.slice(part.length)}`;
}

/** Two tellings of one thing have different units, a share and an amount or two currencies. */
function isOther(one: string, core: string, foot: string): boolean {
  const share = (words: string) => /%|per ?cent/.test(words);
  const money = (words: string) => /[$€£¥]/.exec(words)?.[0] ?? '';
  // "17 or 18 percent" are two numbers
  if (!/[%$€£¥]|\p{L}/u.test(one.replace(/^(?:about|around|nearly|almost|roughly|some|over|more than) /, '')))
    return false;
  const own = core + foot.slice(0, 10);
  return share(one) !== share(own) || money(one) !== money(own);
}
