const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const titles = list(
  `mr mrs ms messrs mme mlle dr prof sen sens rep reps gov govs gen maj col lt cmdr cpl sgt capt adm brig pvt supt insp det rev fr msgr hon
   pres amb atty sec st mt ft bros rt dist`,
);
const leading = list('vs v cf viz e.g i.e approx ca');
const numbered = list('fig figs vol vols no nos pp art arts sec secs ch');

/**
 * Whether the word before a stop is an abbreviation that goes with the word after it, so that no sentence ends there: a title in capitals
 * ("Gen."), what leads on ("vs."), or what is numbered, before a number ("no. 5"; but "He said no.").
 */
export const isPrefixAbbreviation = (word: string, next: string): boolean => {
  const lower = word.toLowerCase();
  if (leading.has(lower)) return true;
  if (titles.has(lower) && lower !== word) return true;
  return numbered.has(lower) && /^(?:\p{N}|[IVXLC]+\b)/u.test(next);
};

const final = list(
  `jr sr inc corp co cos ltd llc plc etc al dept univ assn assoc ave blvd rd bldg est a.m p.m am pm u.s u.k u.n e.u d.c u.s.a ph.d m.d b.a m.a
   n.y n.j n.c s.c n.h n.m n.d s.d w.va r.i b.c`,
);
const named = list(
  `jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun
   ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo`,
);

/**
 * Whether the word before a stop is an abbreviation that may close a sentence: one ends there only when a plain word begins the next.
 * Months, days and states have their capital: "Sat.", but "They sat."
 */
export const isFinalAbbreviation = (word: string): boolean => {
  const lower = word.toLowerCase();
  return final.has(lower) || (lower !== word && named.has(lower));
};

/** Capitalised words that begin sentences far more often than names. */
export const ordinaryStarter = list(
  `A About According Additionally After All Also Although Among An And Another Any Are As Asked At Back Because Before Both But By Can Currently
   Despite Did Do Does During Each Earlier Even Every Finally First For From Had Has Have He Her Here His How However I I'm I've If In Instead Is It It's It’s Its
   Just Last Later Like Many Meanwhile Moreover More Most Much My Nearly Neither Nevertheless No Nobody None Nor Not Nothing Now Of On Once One Only Or Other Others Our Over
   Perhaps Recently She Since So Some Sometimes Soon Still Such That That's That’s The Their Then There There's There’s These They They're They’re This Those Though Through Thus To
   Today Two Under Unlike Until Was We We're We’re Were What When Where Whether Which While Who Why Will With Without Would Yes Yesterday Yet You You're You’re Your`,
);

/** Words of a title that begin sentences too: "the U.S. First Lady", "the U.K. Under Secretary". */
export const officeAfterCountry =
  /^(?:First (?:Lady|Gentleman|Family|Army|Fleet|Division|Circuit|Amendment)|Under[- ]?Secretar)/;

/** After a question or exclamation that closes a quotation: the words that say who spoke, so that the sentence goes on. */
export const repliesAfterQuestion =
  /^(?:(?:[\p{Lu}][\p{L}.’'-]{0,24} ){1,5}|(?:He|She|They|We|I|You) |(?:The|A|One|His|Her|Their|My) (?:[\p{L}’'-]{1,20} ){1,3})(?:said|says|asked|asks|cried|shouted|replied|wrote|tweeted|yelled|exclaimed|wondered|added|demanded|answered|joked|screamed|declared|continued|quipped|recalled|told|responded|called|chanted|roared|snapped|mused|inquired)\b/u;

/** After a full stop that closes a quotation: a whole sentence that does nothing but name the speaker. */
export const shortReply =
  /^(?:(?:[\p{Lu}][\p{L}.’'-]{0,24} ){1,3}|(?:he|she|they|He|She|They) )(?:said|says|added|wrote|told \p{Lu}[\p{L} ]{1,30}|tweeted|replied|explained|continued|concluded|noted)\.(?:\s|$)/u;
