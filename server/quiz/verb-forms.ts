/**
 * Verbs whose past form can be turned back without doubt, for questions with "did". A verb that is not here makes no
 * such question: guessing a base form is how "hoped" becomes "hop".
 */
const regular =
  `accept account achieve add admit adopt agree aim allow announce anticipate appeal apply appoint approve arrest
arrive ask assign attack attract award ban borrow build_ call cancel capture carry cause charge claim clear close collect
commit compare complete confirm construct consume contain contribute control convert cover create cross cut_ damage deliver
demand deny deploy destroy detain develop discover display donate double earn educate employ enter estimate exceed expand expect
expel export face fail finance finish fine fire follow forecast fund gain gather generate grant handle help hire host identify
impose include increase injure inspect install invest investigate invite involve issue join kill lack land launch list
load lower manage mark measure meet_ move name need note notice occupy offer open operate order organize organise own
pass permit place plan plant play pledge post predict prepare prevent process produce promise propose provide publish
purchase question raise rank reach receive reclaim recommend record recover recruit reduce register reject release remove rent
repair replace report represent request require rescue resolve restore return reveal save schedule score secure seek_ seize serve
settle share ship sign slash sponsor start state suffer supply support survey suspend target test total
trade train transfer transport treat trigger unveil use vaccinate visit vote want warn welcome`
    .split(/\s+/)
    .filter(verb => !verb.endsWith('_'));
const doubling = new Set([
  'admit',
  'ban',
  'cancel',
  'commit',
  'control',
  'expel',
  'permit',
  'plan',
  'ship',
  'transfer',
]);
const irregular =
  `began:begin bore:bear bought:buy broke:break brought:bring built:build caught:catch chose:choose drew:draw
fought:fight found:find gave:give got:get grew:grow held:hold kept:keep laid:lay lent:lend lost:lose made:make met:meet
paid:pay ran:run sent:send shot:shoot sold:sell sought:seek spent:spend stole:steal took:take taught:teach threw:throw
won:win wore:wear wrote:write`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [past = '', base = ''] = pair.split(':');
      return [past, base];
    });

const baseOf = new Map<string, string>([
  ...regular.map((base): [string, string] => [pastOf(base), base]),
  ...irregular,
]);

function pastOf(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return doubling.has(base) ? `${base}${base.at(-1)}ed` : `${base}ed`;
}

/** The base form of a past form ("identified": "identify"), or null when it is not surely one. */
export function baseForm(past: string): string | null {
  return baseOf.get(past) ?? null;
}

const auxiliaries = new Set(
  'is are was were has have had will would can could may might must should does do did'.split(' '),
);

/** Whether a word is an auxiliary that can open a question: "has", "will", "were". */
export function isAuxiliary(word: string): boolean {
  return auxiliaries.has(word);
}

/** Whether a word is surely a finite verb or an auxiliary; false says nothing. */
export function isVerb(word: string): boolean {
  return auxiliaries.has(word) || baseOf.has(word);
}
