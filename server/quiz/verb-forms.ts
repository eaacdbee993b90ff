/**
 * Verbs whose forms can be turned back without doubt, for questions with "did" and "does". A verb that is not here makes no such
 * question: guessing a base form is how "hoped" becomes "hop".
 */
const regular =
  `abandon absorb accept accompany account accumulate accuse achieve acknowledge acquire add address adjust admit adopt advance advertise advise
affect afford agree aim alert allege allocate allow alter amend analyse analyze anchor announce anticipate apologise apologize appeal appear
apply appoint approach approve argue arrange arrest arrive ask assault assemble assess assign assist assume assure attach attack attain attempt attend
attract attribute auction authorise authorize award ban bar base battle belong benefit block board bomb boost borrow breach broadcast bury
call campaign cancel capture care carry cast cause celebrate chair challenge change charge charter chase check circulate cite claim clash clear climb close
collapse collect collide combine command commence commission commit compare compensate compete complain complete comprise concede conclude condemn
conduct confess confirm confiscate connect consider construct consult consume contact contain continue contract contribute control convert convict cool
cooperate cost_ count counter cover crash create criticise criticize cross damage date debate decide declare decline decrease dedicate defeat
defend define delay deliver demand demolish demonstrate deny depart depend deploy describe deserve design designate destroy detain detect determine
develop devote die direct disappear discharge disclose discover discuss dismiss display dispatch displace distribute divide dock document dominate donate double
draft drift drop drown earn edit educate elect eliminate emerge employ enable encounter encourage end endorse enforce engage enhance enjoy enlist
enrol ensure enter equal erect erupt escape establish estimate evacuate evaluate exceed exchange exclude execute exercise exhibit exist expand expect
expel expire explain explode exploit explore export expose express extend extract face fail favour favor feature field file fill film finalise finalize finance
fine finish fire fix flee_ float flood follow force forecast_ form found_ free frighten fuel fund gain gather generate govern graduate grant guarantee
guard guide halt hand handle happen harvest head help highlight hire host house identify ignite ignore illustrate impact implement import impose
improve include incorporate increase indicate infect inform inherit initiate injure inspect inspire install instruct insure intend interview introduce invade
invest investigate invite involve isolate issue join judge jump justify kick kidnap kill knock label lack land last launch leak lease level license lift limit link list live
load lobby locate lock look loot lower maintain manage manufacture march mark market match mature measure merge mine miss monitor mount move multiply murder name
narrow need negotiate nominate note notice notify number obey observe obtain occupy occur offer open operate oppose order organise organize oversee_ owe own
pack package park participate pass perform permit persuade pick pilot place plan plant play plead pledge plummet plunge point poison poll pose position possess
post postpone pour power praise predict prefer prepare present preserve press prevent price process proclaim produce profit prohibit promise promote prompt
propose prosecute protect protest prove provide publish pull pump punish purchase pursue push qualify question quote race raid raise range rank rate reach
react realise realize rebuild_ recall receive reclaim recognise recognize recommend record recover recruit recycle redirect reduce refer reflect refuse register regulate reject
relate release rely remain remove rename renew rent repair replace report represent request require rescue research reserve resign resist resolve respond restore restrict
result retain retire retreat return reunite reveal reverse review revise revive reward rob rotate rule rush sail sanction sample save scan schedule score scrap
seal search seat secure seize select sentence separate serve settle share ship shut_ sign signal slash slip slow smuggle soar solve spark specify
sponsor spot stabilise stabilize staff stage start starve state station stay stop store strand strengthen stress strip struggle study submit succeed sue suffer suggest supply support
suppress surge surpass surrender surround survey survive suspend sustain switch symbolise tackle talk target tax telephone terminate test testify threaten title top topple
total touch tour trace track trade train transfer transform translate transmit transport trap travel treat trigger triple try tumble turn undergo_ unite unveil
update upgrade urge use vaccinate value vanish view violate visit volunteer vote vow wait walk want warn wash waste watch weaken weigh welcome widen wipe
withdraw_ witness work worry wound wreck yield`
    .split(/\s+/)
    .filter(verb => !verb.endsWith('_'));
/** Verbs whose other forms are nouns or adjectives as often, or another verb's ("found"): only their past is surely theirs. */
const pastOnly =
  `accomplish act activate adhere administer advocate air align amass amount answer applaud arm articulate average avoid back believe blame blast book bounce brand brief brush
captain center centre champion cheat cheer clinch collaborate commemorate communicate compile compose confront conspire convene coordinate correct couple craft credit crown
crumble curb debut defer delete denounce derive descend desert detail detonate diagnose dip disappoint disband discipline discontinue disqualify disrupt disturb divert doubt download drag dub
earmark ease echo eject embarrass embed embody embrace emigrate emit empower endure engineer equip evict examine exceed excuse experience extradite facilitate fade
flag focus fold forge found frustrate grab ground hack harass haul heighten herald hint hope hospitalise hospitalize hunt imply impress imprison indict induct infiltrate
influence insist intensify interpret intervene intimidate jam laugh learn lecture levy liken marry mention mix neglect nosedive occur offend opt oust outline overhaul overlook overshadow
pair paint partner peak perceive petition photograph pile pitch pivot pop portray precede premiere prescribe preside proceed project punch quadruple quintuple rally ratify reaffirm rebound
rebuff redesign reemerge regain regard relax relay remember renovate reopen reply reschedule resettle resonate respect restructure resume revert revoke rip sack satisfy scatter screen seem shape
shatter shave shift shock showcase shun side skyrocket slam sound spawn spearhead spike squeeze stab stack star step stock stream stretch structure stumble stun surface swap sway tap task televise
thrill thrive thwart toss tout trail transplant trust tweet uncover underestimate unfold unleash upload vandalise vandalize vent wage weather wish`.split(
    /\s+/,
  );
const doubling = new Set(
  'swap defer dip drag dub embed emit equip grab jam occur pop rip shun slam stab star step stun tap admit ban bar cancel commit control drop enrol expel kidnap permit plan prefer program refer rob scan scrap ship slip stop strip submit top transfer transmit trap'.split(
    ' ',
  ),
);
/** Base, past and, where it differs, past participle. */
const irregular =
  `arise:arose:arisen bear:bore:borne beat:beat:beaten become:became:become begin:began:begun bet:bet bid:bid bind:bound bite:bit:bitten bleed:bled blow:blew:blown break:broke:broken
breed:bred bring:brought build:built burn:burned burst:burst buy:bought catch:caught choose:chose:chosen come:came:come cost:cost cut:cut deal:dealt dig:dug draw:drew:drawn
drink:drank:drunk drive:drove:driven eat:ate:eaten fall:fell:fallen feed:fed feel:felt fight:fought find:found flee:fled fly:flew:flown forecast:forecast forget:forgot:forgotten freeze:froze:frozen
get:got give:gave:given go:went:gone grow:grew:grown hear:heard hide:hid:hidden hit:hit hold:held hurt:hurt keep:kept know:knew:known lay:laid lead:led leave:left lend:lent let:let
lie:lay:lain light:lit lose:lost make:made mean:meant meet:met oversee:oversaw:overseen overtake:overtook:overtaken pay:paid put:put quit:quit read:read rebuild:rebuilt ride:rode:ridden
ring:rang:rung rise:rose:risen run:ran:run say:said see:saw:seen seek:sought sell:sold send:sent set:set shake:shook:shaken shed:shed shoot:shot show:showed:shown shrink:shrank:shrunk shut:shut sing:sang:sung
sink:sank:sunk sit:sat sleep:slept speak:spoke:spoken speed:sped spend:spent split:split spread:spread spring:sprang:sprung stand:stood steal:stole:stolen stick:stuck strike:struck
sweep:swept swim:swam:swum swing:swung take:took:taken teach:taught tear:tore:torn tell:told think:thought throw:threw:thrown undergo:underwent:undergone understand:understood undertake:undertook:undertaken
uphold:upheld wear:wore:worn win:won wind:wound withdraw:withdrew:withdrawn withhold:withheld write:wrote:written`
    .split(/\s+/)
    .map(row => row.split(':'));

const baseOf = new Map<string, string>();
const participles = new Map<string, string>();
const presents = new Map<string, string>();
const gerunds = new Map<string, string>();
const pasts = new Map<string, string>();
const bases = new Set<string>();

for (const base of regular) enter(base, pastOf(base), pastOf(base));
for (const [base = '', past = '', participle = past] of irregular) enter(base, past, participle);

for (const base of pastOnly) {
  const past = pastOf(base);
  baseOf.set(past, base);
  participles.set(past, base);
  pasts.set(base, past);
}

function enter(base: string, past: string, participle: string) {
  if (!baseOf.has(past)) baseOf.set(past, base);
  participles.set(participle, base);
  presents.set(presentOf(base), base);
  bases.add(base);
  pasts.set(base, past);
  gerunds.set(gerundOf(base, past), base);
}

function pastOf(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return doubling.has(base) ? `${base}${base.at(-1)}ed` : `${base}ed`;
}

function gerundOf(base: string, past: string): string {
  if (/ie$/.test(base)) return `${base.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(base)) return `${base.slice(0, -1)}ing`;
  const doubles = doubling.has(base) || (past !== `${base}ed` && /^[^aeiou]*[aeiou][bdglmnprt]$/.test(base));
  return doubles ? `${base}${base.at(-1)}ing` : `${base}ing`;
}

function presentOf(base: string): string {
  if (/(?:s|sh|ch|x|z|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

/** The base form of a past form ("identified": "identify"), or null when it is not surely one. */
export function baseForm(past: string): string | null {
  return baseOf.get(past) ?? null;
}

/** The base form of a third person singular ("operates": "operate"), or null. Many of these words are plural nouns as well. */
export function presentBase(word: string): string | null {
  return presents.get(word) ?? null;
}

/** The past form of a known verb's -ing form ("carrying": "carried"), or null. */
export function pastOfGerund(word: string): string | null {
  return pasts.get(gerunds.get(word) ?? '') ?? null;
}

/** The past form of a known verb's participle ("taken": "took"), or null. */
export function pastOfParticiple(word: string): string | null {
  return pasts.get(participles.get(word) ?? '') ?? null;
}

/** Whether a word is the base form of a known verb; many are nouns as well. */
export function isBase(word: string): boolean {
  return bases.has(word);
}

/** Whether a word is a known past participle ("taken", "hired"). */
export function isParticiple(word: string): boolean {
  return participles.has(word);
}

const auxiliaries = new Set(
  'is are was were has have had will would can could may might must should does do did'.split(' '),
);

/** Whether a word is an auxiliary that can open a question: "has", "will", "were". */
export function isAuxiliary(word: string): boolean {
  return auxiliaries.has(word);
}

/** Whether a word is surely a finite verb or an auxiliary; false says nothing ("cut" and "cost" are nouns as often). */
export function isVerb(word: string): boolean {
  return auxiliaries.has(word) || (baseOf.has(word) && !bases.has(word));
}
