const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

// The commonest function words of each language; words that two of these languages share are kept in both, and the margin below decides.
const functionWords: [string, ReadonlySet<string>][] = [
  [
    'en',
    list(
      'the of and to in a is that for it was on with as he be by at this are from have has had not but they his her she we you an were which their its or will would there been who more when what i said about up out if do can all than into could so them some no',
    ),
  ],
  [
    'es',
    list(
      'el la los las de del que y en un una es por con no para se al lo como más pero sus le ha su son fue este esta entre cuando muy sin sobre también hasta hay desde han ser está',
    ),
  ],
  [
    'fr',
    list(
      'le la les de des du et en un une est que qui dans pour pas sur au par plus ce avec sont il elle se ne aux cette ont mais été nous vous leur être fait comme',
    ),
  ],
  [
    'de',
    list(
      'der die das und in zu den von mit ist des sich auf für nicht ein eine dem im als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über',
    ),
  ],
  [
    'it',
    list(
      'il di che la e un una per in non è sono del della con le si da dei lo gli al come anche più nel alla ha ma questo dalla essere delle nella',
    ),
  ],
  [
    'pt',
    list(
      'o a os as de do da que e em um uma para com não por se na no dos das é mais ao como mas foi ele são pela pelo seu sua também à até entre',
    ),
  ],
  [
    'nl',
    list(
      'de het een en van in is dat op te zijn met voor niet aan er om ook als bij door maar naar dan uit wordt werd nog over deze heeft die hij',
    ),
  ],
  [
    'sv',
    list(
      'och i att det som en på är av för med till den har de inte om ett men var sig så vid från kan ska eller hade',
    ),
  ],
  [
    'da',
    list(
      'og i at det som en på er af for med til den har de ikke om et men var sig så ved fra kan skal eller havde blev',
    ),
  ],
  [
    'no',
    list(
      'og i at det som en på er av for med til den har de ikke om et men var seg så ved fra kan skal eller hadde ble',
    ),
  ],
  ['fi', list('ja on ei se että oli hän ovat joka kun mutta niin kuin myös ollut tai jos sen ole vain')],
  ['pl', list('i w na z nie się do to że jest o jak po za od przez dla ale są tym oraz który został być może')],
  ['cs', list('a v se na je že s z do o k i za by ale jsou který jako po pro od jeho byl také')],
  ['ro', list('și de în la a cu pe o că nu este din un pentru se mai care sunt fost au al ale prin')],
  ['hu', list('a az és hogy nem is egy van ez volt azt meg csak de már még mint el vagy')],
  ['tr', list('ve bir bu da de için ile olarak çok daha olan gibi ne sonra kadar ancak en değil')],
  [
    'id',
    list('yang dan di dengan untuk dari ini itu pada dalam tidak adalah akan ke oleh juga telah tersebut bisa karena'),
  ],
  ['vi', list('và của là có trong được cho không các một với người những này đã khi từ để về')],
  ['sw', list('ya na wa kwa ni katika za la kuwa cha hiyo pia kama hii lakini')],
  ['tl', list('ang ng sa na mga at ay si para hindi ito ni may siya kung')],
];

// A script that is written for one language in practice, or that stands for its best-known one.
const scripts: [string, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['am', /\p{Script=Ethiopic}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
];

const sample = 40_000;

// Which languages each function word is one of, by their places in the table above.
const languagesOf = new Map<string, number[]>();
for (const [place, [, words]] of functionWords.entries())
  for (const word of words) languagesOf.set(word, [...(languagesOf.get(word) ?? []), place]);

const longest = Math.max(...[...languagesOf.keys()].map(word => word.length));

/** A Cyrillic or Arabic text is named more exactly by letters that only one of its languages has. */
function refine(language: string, text: string): string {
  if (language === 'ru' && /[іїєґ]/i.test(text)) return 'uk';
  if (language === 'ar' && /[پچگک]/.test(text)) return /[ٹڈڑے]/.test(text) ? 'ur' : 'fa';
  return language;
}

const known = new Map<number, boolean>();

// A letter or a mark on one; asked of every character, so the answers for those beyond ASCII are kept.
function isLetter(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  let answer = known.get(code);
  if (answer === undefined) {
    answer = /[\p{L}\p{M}]/u.test(String.fromCharCode(code));
    known.set(code, answer);
  }
  return answer;
}

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

type Scan = { words: number; counts: number[]; plain: number; beyond: number };

// How many words a text in lower case has, how many of them are function words of each language, and how many of its
// characters are letters of ASCII or lie beyond ASCII.
function scan(text: string): Scan {
  const found: Scan = { words: 0, counts: functionWords.map(() => 0), plain: 0, beyond: 0 };
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (code > 127) found.beyond += 1;
    if (isLetter(code)) {
      if (code < 128) found.plain += 1;
      if (start < 0) start = at;
      continue;
    }
    if (start < 0 || (isApostrophe(code) && isLetter(text.charCodeAt(at + 1)))) continue;
    found.words += 1;
    if (at - start <= longest)
      for (const place of languagesOf.get(text.slice(start, at)) ?? none)
        found.counts[place] = (found.counts[place] ?? 0) + 1;
    start = -1;
  }
  return found;
}

const none: readonly number[] = [];

/** The tag of the script that most of the letters are written in, where that script tells the language. */
function byScript(head: string, plain: number): string | null {
  const letters = plain + (head.match(/(?![a-z])\p{L}/gu)?.length ?? 0);
  for (const [tag, pattern] of scripts) {
    const count = head.match(pattern)?.length ?? 0;
    // Japanese mixes kana with Han: a tenth of kana settles it.
    if (count * (tag === 'ja' ? 10 : 2) > letters) return refine(tag, head);
  }
  return null;
}

/**
 * The primary language tag (BCP 47) of a text, by its script and then by its function words; null when it is too short or too mixed to say.
 * Reads the first 40,000 units.
 */
export function detectLanguage(text: string): string | null {
  const head = text.slice(0, sample).toLowerCase();
  const { words, counts, plain, beyond } = scan(head);
  // a tenth of the letters is the least that settles any script
  const script = beyond * 9 < plain ? null : byScript(head, plain);
  if (script !== null || words < 4) return script;
  const scored = functionWords
    .map(([tag], place) => ({ tag, share: (counts[place] ?? 0) / words }))
    .sort((a, b) => b.share - a.share);
  const [best, second] = scored;
  if (!best || !second || best.share < 0.12 || best.share < second.share * 1.15) return null;
  return best.tag;
}
