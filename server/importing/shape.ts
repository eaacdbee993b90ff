const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu;

/** The words of a line, as they stand. */
export function words(line: string): string[] {
  return line.match(wordPattern) ?? [];
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/**
 * How many words a line has; exact up to about a hundred, since no rule asks beyond. In scripts that put no spaces between
 * words, three characters stand for one.
 */
export function countWords(line: string): number {
  const head = line.slice(0, 1_000);
  return words(head).length + Math.floor((head.match(unspaced)?.length ?? 0) / 3);
}

/** A line for comparing: letters and digits only, lower case, so that marks, spaces and case do not tell copies apart. */
export function fold(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Does the line end as a sentence ends (a stop, question or exclamation mark, closing marks allowed after it)? */
export function endsSentence(line: string): boolean {
  return /[.!?…。！？।॥។]["'”’»)\]]*\s*$/u.test(line.slice(-20));
}

/** A line that reads as running prose: it ends as a sentence and is long enough to be one, or is very long anyway. */
export function isProse(line: string): boolean {
  const count = countWords(line);
  return (endsSentence(line) && count >= 6) || count >= 30 || (count < 6 && line.length >= 60 && endsSentence(line));
}

const small = new Set(
  'a an and as at but by for from if in into nor of off on onto or out over per so the to under up via vs with'.split(
    ' ',
  ),
);

/** Written like a headline: most words that are not small begin with a capital or a digit. */
export function isTitleCase(line: string): boolean {
  const counted = words(line).filter(word => !small.has(word.toLowerCase()));
  return (
    counted.length >= 2 && counted.filter(word => /^[\p{Lu}\p{Lt}\p{N}]/u.test(word)).length >= counted.length * 0.8
  );
}

const caption =
  /^(?:file(?:\s+photo)?|photo|image|picture|video|caption|foto|in this (?:\w+\s+)?(?:photo|image|picture|file photo)\b[^.]{0,60})\s*(?:[-–—:]|,\s)\s*\S|^image (?:caption|source|copyright)\b/i;
const credit =
  /(?:\b(?:photo(?:graph)?|image|picture|credit|courtesy|illustration)s?\s*(?:by|:|courtesy|credit|\/)|\b(?:getty images|shutterstock|istock(?:photo)?|alamy|unsplash|wikimedia commons)\b|\b(?:AP Photo|AFP|REUTERS|EPA-EFE|Reuters|Bloomberg)\/[A-Z]|\((?:AP|AFP|Reuters|Getty|EPA)\)\s*$)/;

/** Words that stand under a picture: marked as such, or closed by a photographer's credit. */
export function isCaption(line: string): boolean {
  return (
    line.length <= 600 &&
    (caption.test(line) || (credit.test(line.slice(-120)) && countWords(line) <= 70 && !/["“”]/.test(line.slice(0, 1))))
  );
}

const share = new Set(
  `share|tweet|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|email|e-mail|e mail|mail|print|copy link|copied|link copied|save|bookmark|share this|share this article|share this story|
share on facebook|share on twitter|share on x|share on whatsapp|share on linkedin|share via email|share by email|email this article|print this article|tweet this|like this|follow|follow us|listen|listen to this article|
gift this article|messenger|line|instagram|youtube|embed|permalink|flipboard|tumblr|vk|viber|send|sharing`
    .split(/[|\n]+/)
    .map(word => word.trim()),
);
const navigation = new Set(
  `home|menu|search|sections|skip to content|skip to main content|skip to navigation|sign in|log in|login|register|subscribe|my account|next|previous|next article|previous article|back to top|top|close|more|see all|view all|show more|load more|
read more|continue reading|accessibility links|news|world|politics|business|sport|sports|opinion|culture|weather|about us|contact|contact us|privacy policy|terms of use|terms of service|terms and conditions|cookie policy|cookies|sitemap|help|faq|
advertise|careers|newsletters|live|live tv|latest|latest news|breaking news|trending|most read|most popular|recommended`
    .split(/[|\n]+/)
    .map(word => word.trim()),
);

/** A button or a link of the site rather than words of an article: which drop reason it earns, or null. */
export function controlReason(
  line: string,
): 'share' | 'navigation' | 'advert' | 'comments' | 'boilerplate' | 'widget' | null {
  if (line.length > 300) return null;
  if (!/[\p{L}\p{N}]/u.test(line)) return 'widget';
  const folded = fold(line);
  if (share.has(folded)) return 'share';
  if (navigation.has(folded)) return 'navigation';
  if (
    /^(?:paid |sponsored )?(?:adverts?|advertisements?|advertising|ad|sponsored|sponsored content|promoted|paid content|publicité|anzeige|publicidad)$/.test(
      folded,
    )
  )
    return 'advert';
  if (
    /^(?:story|article) continues (?:below|after)\b|^(?:scroll|continue reading) (?:down )?(?:for|below|to continue)\b|^skip (?:past )?(?:the )?(?:advert|newsletter|promotion)/.test(
      folded,
    )
  )
    return 'advert';
  if (
    /^(?:\d+ )?(?:comments?|replies|reply)(?: \d+)?$|^(?:leave|post|add|write) a (?:comment|reply)\b|^(?:view|show|read|see|hide)(?: all)?(?: \d+)? comments?\b|^join the (?:conversation|discussion)\b|^be the first to comment\b/.test(
      folded,
    )
  )
    return 'comments';
  if (
    /^(?:©|\(c\)|copyright\b)|\ball rights reserved\b|\bmay not be (?:published|reproduced)\b|\b(?:is|are) not responsible for the (?:opinions|content|statements)\b|\bis the copyrighted? property\b|\bwritten permission\b.*\b(?:reprint|republi|reproduc)/i.test(
      line,
    )
  )
    return 'boilerplate';
  if (
    /^(?:sign up|subscribe|register)\b.*\b(?:newsletters?|inbox|e-?mails?|updates|alerts|today|now|here)\b|^get (?:the|our) .*\b(?:newsletter|inbox|app)\b|^(?:download|get) (?:the|our) (?:free )?app\b|^(?:we|this (?:site|website)) uses? cookies\b|\baccept (?:all )?cookies\b|^enter your e-?mail\b|^follow .{1,60} on (?:twitter|x|facebook|instagram|youtube|tiktok|linkedin|whatsapp|telegram|threads|bluesky|social media|google news)\b|^follow (?:us|me|him|her|them|\S+) on\b|^(?:like|love|enjoy(?:ed)?) (?:this|our|what you)\b.{0,60}\?.*\b(?:share|subscribe|follow|support|sign up)\b|^(?:have|got) (?:a|any) (?:tips?|story|question|comment|news tip)\b.{0,60}\?.*(?:@|\b(?:contact|e-?mail|reach|call|write|send)\b)|^like us on\b|^click here\b|^(?:for|get) (?:all )?(?:the )?latest\b.*\b(?:download|subscribe|sign up|follow|visit)\b|^never miss\b|^stay up[- ]to[- ]date\b|^thank you for (?:reading|subscribing)\b|^(?:support|become a member)\b.{0,80}\b(?:journalism|today|month)\b/i.test(
      line,
    )
  )
    return 'boilerplate';
  if (
    /^(?:xxs|xs|s|sm|m|md|l|lg|xl|xxl|a|aa|aaa|a a|a a a|a-|a\+|text size|font size|larger|smaller|increase|decrease|dark mode|light mode)$/.test(
      folded,
    ) &&
    !/[.!?]$/.test(line)
  )
    return 'widget';
  if (/^(?:estimated )?(?:reading time:? )?\d+ ?-?(?:min|mins|minute|minutes)(?: read)?$|^reading time\b/.test(folded))
    return 'widget';
  return null;
}

/** A line that sends the reader to another story ("Read more: …", "Related: …"). */
export function isPointer(line: string): boolean {
  return (
    line.length <= 300 &&
    (/^(?:read(?: more| also| next| now| the full story)?|also read|see also|see more|related(?: \w+)?|more(?: on| from)? (?:this|us|our)\b.*|watch(?: also| more| now)?|listen|recommended|don['’]t miss|up next|you (?:may|might) (?:also )?(?:like|be interested in)|more (?:stories|news|from \w+|on this story)|further reading|top stories|editor['’]s picks?|explore more|(?:à |a )?lire aussi|voir aussi|lesen sie auch|mehr zum thema|lea también|le puede interesar|leia também|leggi anche|lees ook|читайте также)\s*(?:[:|»›>–—-]|$)/iu.test(
      line,
    ) ||
      /^(?:READ|WATCH|RELATED|SEE|MORE|ALSO|LISTEN)(?:\s+(?:MORE|ALSO|NEXT|NOW))?\s*[:|»›>–—-]?\s+["“‘']?[A-Z][a-z]/.test(
        line,
      ))
  );
}

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(${month})\\.?,?\\s+(\\d{4})\\b`, 'i');
const monthFirst = new RegExp(`\\b(${month})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i');

/** The first full calendar date in a line as YYYY-MM-DD, or null; `4/5/2021`, which reads two ways, is none. */
export function dateIn(line: string): string | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(line);
  if (iso) return realDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const first = dayFirst.exec(line);
  if (first) return realDate(Number(first[3]), monthNumber(first[2]), Number(first[1]));
  const second = monthFirst.exec(line);
  if (second) return realDate(Number(second[3]), monthNumber(second[1]), Number(second[2]));
  return null;
}

const monthNumber = (name: string | undefined) => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

function realDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1500 || year > 2200 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** A line that only says when something was published or updated. */
export function isDateLine(line: string): boolean {
  if (line.length > 100) return false;
  if (/^(?:published|posted|updated|last updated)$/.test(fold(line))) return true;
  const rest = fold(line)
    .replace(
      new RegExp(`\\b${month}\\b|\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b`, 'g'),
      ' ',
    )
    .replace(
      /\b(?:published|posted|updated|last|modified|first|on|at|time|date|am|pm|a|p|m|gmt|utc|est|edt|et|pst|pdt|pt|cet|bst|ist|hours?|minutes?|mins?|days?|ago|today|yesterday|of|st|nd|rd|th|[ap]m|h)\b/g,
      ' ',
    )
    .replace(/\b\d+(?:st|nd|rd|th|am|pm|t|z)?\b/g, ' ')
    .trim();
  return (
    rest === '' &&
    /\d/.test(line) &&
    (dateIn(line) !== null ||
      new RegExp(month, 'i').test(line) ||
      /published|posted|updated|modified|\bago\b|\d[:./]\d/i.test(line))
  );
}

/** The names in a byline ("By Ada Byron and Jo Li"), without the word that opens it; null when the line is none. */
export function bylineIn(line: string): string | null {
  if (line.length > 140) return null;
  const found =
    /^(?:(?:written |reported |posted |story |words |text )?by|author:?|von|por|par)\s*:?\s+(\p{Lu}[\p{L}\p{M}'’.-]+(?:[\s,&]+(?:and\s+|und\s+)?[\p{L}\p{M}'’.-]+){0,14})\s*(?:[|,–—-].{0,60})?$/u.exec(
      line.replace(/^\W+/, '').replace(/^by\b/i, 'By').replace(/^By\b/, 'by'),
    );
  const names = found?.[1];
  if (!names || endsSentence(line.replace(/\b(?:Jr|Sr|[A-Z])\.$/, ''))) return null;
  return names.trim().replace(/[\s,]+$/, '');
}

const scripts = {
  Latin: /\p{Script=Latin}/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Greek: /\p{Script=Greek}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Hebrew: /\p{Script=Hebrew}/gu,
  Han: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Hangul: /\p{Script=Hangul}/gu,
  Khmer: /\p{Script=Khmer}/gu,
  Thai: /\p{Script=Thai}/gu,
  Lao: /\p{Script=Lao}/gu,
  Myanmar: /\p{Script=Myanmar}/gu,
  Devanagari: /\p{Script=Devanagari}/gu,
  Bengali: /\p{Script=Bengali}/gu,
  Tamil: /\p{Script=Tamil}/gu,
  Georgian: /\p{Script=Georgian}/gu,
  Armenian: /\p{Script=Armenian}/gu,
  Ethiopic: /\p{Script=Ethiopic}/gu,
} as const;

/** The script most letters of a text are in, or `other`; null when it has no letters. */
export function scriptOf(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  for (const [name, pattern] of Object.entries(scripts)) {
    if ((text.match(pattern)?.length ?? 0) * 2 > letters) return name;
  }
  return 'other';
}

/** Is a line in another script than `script`? A line that borrows words, but still holds a fifth of its own letters, is not. */
export function isForeign(line: string, script: string): boolean {
  const own = scriptOf(line);
  if (own === null || own === script) return false;
  const pattern = Object.entries(scripts).find(([name]) => name === script)?.[1];
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  return !pattern || (line.match(pattern)?.length ?? 0) * 5 < letters;
}
