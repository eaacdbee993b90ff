/** How a verb gives words to its subject: `say` introduces speech, `call` names or judges in the source's words, `hold` reports a view. */
export type CueClass = 'say' | 'call' | 'hold';
export type CueVerb = { base: string; form: 'base' | 'present' | 'past' | 'ing'; kind: CueClass };

const say = `add admit advise affirm agree allege announce answer apologize apologise argue ask assert assure bark beg begin bellow blog boast brag caution charge chant
  chide chime chuckle claim clarify comment complain concede conclude confess confide confirm contend continue counter crow deadpan declare demand deny disagree
  disclose elaborate email emphasize emphasise enthuse estimate exclaim explain fume gush hint hiss holler implore indicate inform inquire insist instruct interject
  intone joke lament laugh lecture maintain marvel mention message moan mock murmur muse mutter note object observe offer opine plead pledge point post pray predict
  proclaim promise pronounce propose protest quip rage rail rant recall recite recommend recount reflect reiterate relate remark remember remind repeat reply report
  request respond retort reveal retweet roar rule scoff scold scream shout shriek sigh signal snap snarl sneer specify speculate state stipulate stress
  submit suggest surmise sum tease testify text thunder tweet underline underscore urge volunteer vow warn whisper wonder yell quote reason posit riff greet taunt
  counsel theorize venture blurt fret grumble groan interrupt inveigh offer preach prophesy summarize summarise stammer stutter telegraph gripe jest`;
const sayIrregular = `say says said saying; tell tells told telling; write writes wrote writing; speak speaks spoke speaking; read reads read reading; cry cries cried crying;
  reply replies replied replying; swear swears swore swearing; sing sings sang singing; shoot shoots shot shooting; quip quips quipped quipping; put puts put putting;
  plead pleads pleaded pleading; testify testifies testified testifying; hear hears heard hearing; admit admits admitted admitting; brag brags bragged bragging; beg begs begged begging;
  rap raps rapped rapping; write writes written writing; go goes went going; prophesy prophesies prophesied prophesying; clarify clarifies clarified clarifying; deny denies denied denying;
  specify specifies specified specifying; submit submits submitted submitting; chat chats chatted chatting; snap snaps snapped snapping; chip chips chipped chipping; teach teaches taught teaching;
  sum sums summed summing; warn warns warned warning; begin begins began beginning; scoff scoffs scoffed scoffing; howl howls howled howling; blurt blurts blurted blurting`;
const call = `accuse advocate attack applaud bash bill blame blast brand call champion cast characterize characterise cite commend compare condemn credit criticize criticise decry defend demonize
  denounce deplore depict deride describe dismiss dispute downplay dub endorse excoriate fault hail honor honour invoke knock label lambaste lampoon laud name nickname oppose outline paint
  portray praise promote rebuke refer reference refute reject ridicule rip salute slam style support term thank tout trumpet warn welcome disparage talk`;
const callIrregular = `decry decries decried decrying; slam slams slammed slamming; rip rips ripped ripping; rail rails railed railing; tag tags tagged tagging; refer refers referred referring;
  dub dubs dubbed dubbing; lay lays laid laying; hit hits hit hitting`;
const hold = `accept anticipate appear believe consider decide deem doubt encourage expect fear figure favor favour guess hope imagine intend judge like love plan prefer recognize recognise regard
  regret see seek think understand want wish worry view vote learn call press find`;
const holdIrregular = `think thinks thought thinking; feel feels felt feeling; see sees saw seeing; know knows knew knowing; find finds found finding; worry worries worried worrying;
  understand understands understood understanding; seek seeks sought seeking; plan plans planned planning; hold holds held holding; make makes made making; give gives gave giving; mean means meant meaning`;

const verbs = new Map<string, CueVerb>();
function enter(kind: CueClass, regular: string, irregular: string) {
  const put = (text: string, base: string, form: CueVerb['form']) => {
    if (!verbs.has(text)) verbs.set(text, { base, form, kind });
  };
  for (const row of irregular.split(';')) {
    const [base, present, past, ing] = row.trim().split(/\s+/);
    if (!base || !present || !past || !ing) continue;
    put(past, base, 'past');
    put(base, base, 'base');
    put(present, base, 'present');
    put(ing, base, 'ing');
  }
  for (const base of regular.trim().split(/\s+/)) {
    if (verbs.has(base)) continue;
    const stem = base.replace(/e$/, '');
    put(base, base, 'base');
    put(
      /(?:s|sh|ch|x|z)$/.test(base) ? `${base}es` : base.replace(/([^aeiou])y$/, '$1ie').concat('s'),
      base,
      'present',
    );
    put(`${base.replace(/([^aeiou])y$/, '$1i').replace(/e$/, '')}ed`, base, 'past');
    put(`${stem}ing`, base, 'ing');
  }
}
enter('say', say, sayIrregular);
enter('call', call, callIrregular);
enter('hold', hold, holdIrregular);

/** The verb of saying, naming or holding that a word (lower case) is a form of; null for any other word. */
export const cueVerb = (low: string): CueVerb | null => verbs.get(low) ?? null;

/** All forms of cue verbs with what they are. */
export const cueForms = (): Iterable<[string, CueVerb]> => verbs.entries();

const gestures =
  /^(?:smiles|grins|nods|shrugs|weeps|frowns|beams|winces|gasps|sobs|pauses|gestures|giggles|snorts|glares|winks|chuckles|cackles|deadpans|shivers|hesitates|interjects|elaborates|grinned|shot|spat|broke|began|went|bit|wept|blew|shook|spoke|swept|leapt|sang|drew|rang)$/;

/** Verb forms that a reporter puts between a quotation and its speaker although they do not name speech ("he fumed", "she smiles"). */
export const besideSpeech = (low: string): boolean => /^[a-z-]{3,}ed$/.test(low) || gestures.test(low);

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const auxiliaries = set(
  `has have had was were is are be been being will would can could may might must should shall do does did 'd 'll 've also later then once often then still now always never just even
   first recently previously already repeatedly reportedly quickly again has'nt hasn't didn't don't doesn't wouldn't won't not both all soon further famously only simply frequently generally
   ever long sometimes instead finally eventually immediately twice rather further promptly flatly bluntly publicly angrily`,
);

export const prepositions = set(
  `of in on at by for from with to into about against over under after before during through between among within without toward towards upon since until till despite like
   across along around behind beside besides beyond inside near off onto outside per regarding throughout via amid unlike following including concerning as than because while when where
   although though if whether unless`,
);

/** Words that open a clause of their own, so that the noun after them can be a subject. */
export const subordinators = set(
  'as when while because although though if where since after before until once whether than unless that',
);
export const conjunctions = set('and but or nor so yet');
export const relatives = set('who whom whose which that what where when why how');
export const determiners = set(
  `the a an his her their its our my your this that these those another one two three four five six seven eight nine ten some many several most both each every any no few other others
   all neither either more`,
);
export const pronouns = set('he she they it i we you');

/** Nouns for people by what they do, in lower case and singular. */
export const roleNouns = set(
  `actor actress activist administrator adviser advisor advocate agent aide ambassador analyst anchor archbishop artist assistant associate astronaut athlete attorney author bishop boss
   businessman businesswoman candidate captain cardinal cashier ceo chair chairman chairwoman chairperson chancellor chief citizen cleric coach colleague colonel columnist comedian commander commentator
   commissioner congressman congresswoman consultant coordinator correspondent co-author co-founder counsel councilman councilwoman committeeman committeewoman assemblyman assemblywoman counselor critic curator dean defendant delegate democrat deputy
   designer detective diplomat director doctor donor driver economist editor employee engineer envoy executive expert farmer father fellow founder friend general governor guard guest head
   historian host husband inspector intern interviewer investigator investor journalist judge justice lawmaker lawyer leader lecturer lieutenant lobbyist man manager marine mayor
   member minister moderator mother nominee novelist nurse officer official operative opponent organizer owner participant partner pastor patient physician pilot player poet
   policeman politician pollster pope prefect premier president presidential priest principal producer professor prosecutor psychologist publisher rabbi reporter representative republican
   researcher resident retiree reviewer rival scholar scientist secretary senator sergeant sheriff singer sister soldier speaker spokesman spokesperson spokeswoman staffer staff star
   strategist student successor superintendent supporter surgeon surrogate teacher technician teenager treasurer trustee undersecretary user veteran vice victim viewer voter whistleblower
   wife witness woman worker writer boy girl brother son daughter neighbor neighbour spokespeople people men women police officials critics
   accountant acrobat adjutant admiral alderman alderwoman alumnus anthropologist apprentice arborist archaeologist archeologist archer architect archivist astronomer
   auditor aunt babysitter bailiff baker ballerina banker barber barista baroness barrister bartender bassist batsman batter beekeeper biathlete biochemist biologist
   blacksmith blogger boatman bookkeeper bookseller botanist bouncer bowler boxer brewer bricklayer brigadier broker builder butcher buyer caddie campaigner caregiver carer
   caretaker carpenter caseworker caterer celebrant cellist centre-back chaplain chef chemist choreographer clerk climatologist climber co-chair co-director co-leader co-
   owner coastguard composer comptroller concierge conductor confectioner conservationist constable contractor controller cook coroner councillor councilor cousin cowboy
   creator crewman cricketer curate custodian customer cyclist dad dancer daughter-in-law dealer debater decathlete demographer dentist developer dietician dietitian digger
   diver drummer duchess duke ecologist electrician entomologist entrepreneur epidemiologist farmhand farmworker father-in-law ferryman fiancé fiancée fiddler fielder
   filmmaker financier firefighter fisher fisherman fishmonger fitter florist footballer forecaster forester freshman gamekeeper gardener geneticist geographer geologist
   geophysicist glaciologist glassblower goalie goalkeeper goaltender golfer granddaughter grandfather grandma grandmother grandpa grandson grocer guardian guide guitarist
   gymnast hairdresser handyman harvester healer heptathlete herder homeowner housekeeper hunter hurdler hydrologist illustrator imam immunologist innkeeper innovator
   instructor interpreter inventor janitor jeweler jeweller jockey juror keeper keyboardist landlady landlord librarian lifeguard linebacker lineman linguist locksmith
   logger machinist magician magistrate maid marathoner marshal mason mathematician matron mechanic mediator medic merchant meteorologist microbiologist midfielder midwife
   miller miner missionary mom mortician motorist mountaineer mum musician mystic naturalist navigator negotiator nephew neurologist neuroscientist niece notary nun
   nutritionist oceanographer ombudsman oncologist operator optician orderly organist ornithologist outfielder paediatrician painter palaeontologist paleontologist paramedic
   parent parishioner passenger patrolman pediatrician percussionist performer pharmacist philanthropist philosopher photographer photojournalist physicist physiologist
   physiotherapist pianist pitcher planner plumber postman postmaster potter preacher presenter printer programmer protester protestor provost psychiatrist quarterback racer
   radiologist ranger rapper receptionist referee refugee registrar restaurateur retailer rider roofer rower runner runner-up sailor salesman salesperson saleswoman
   schoolboy schoolgirl schoolteacher scout screenwriter sculptor seamstress seismologist seller servant shareholder shepherd shoemaker shopkeeper shopper shortstop sibling
   skater skier skipper sociologist solicitor songwriter sophomore spectator sportsman sportswoman sprinter stallholder statistician steward stewardess stockbroker striker
   stylist supervisor surveyor survivor swimmer tailor teammate teller tenant therapist tourist toxicologist trader trainee trainer translator traveler traveller trucker
   tutor umpire uncle undergraduate undertaker usher vendor vet veterinarian vicar vice-chair vice-president villager vintner violinist virologist vlogger vocalist
   volcanologist volunteer waiter waitress warden weaver webmaster welder whip widow widower winemaker winger wrestler youngster zoologist`,
);

/** Nouns for bodies that speak. */
export const bodyNouns = set(
  `administration agency airline alliance army association authority bank board body broadcaster bureau cabinet campaign center centre chamber charity church club coalition college
   commission committee company conference congress corporation council country court delegation department embassy family firm foundation fund government group house institute
   institution league legislature management media ministry monitor movement navy network newspaper office opposition organisation organization outlet panel parliament party police press
   project publication regulator senate service site society state store team think-tank trust union university watchdog white website magazine`,
);

/** Nouns for documents and messages that speak. */
export const documentNouns = set(
  `account act ad advert advertisement agreement analysis announcement article bill blog book broadcast brief briefing caption chapter complaint constitution contract decision declaration decree
   directive document draft editorial email e-mail essay filing findings flier flyer guidance guidelines headline indictment invitation law lawsuit leaflet letter manifesto memo memoir memorandum message
   motion note notice op-ed opinion order page pamphlet paper petition piece placard plan platform policy poll post poster preamble proclamation proposal readout release report resolution
   ruling script section sign slogan song spot statement statute story study subpoena summary survey text transcript treaty tweet verdict video voicemail warrant charter article`,
);

/** Nouns of time: no subjects of speech ("That morning, an army of …"). */
export const timeNouns = set(
  `morning afternoon evening night day week weekend month year years moment time minute minutes hour hours decade today yesterday tomorrow days weeks months spring summer autumn winter`,
);

/** Capitalised sentence openers that are adverbs, not names. */
export const openers = set(
  `likewise however meanwhile instead still then also later earlier recently finally moreover furthermore indeed again perhaps maybe yes no wait once now today yesterday here there so thus therefore afterward afterwards
   next besides nevertheless nonetheless similarly separately overall previously eventually well oh and but yet or not just even`,
);
