const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

const plainPlurals =
  set(`people men women children police personnel troops staff crew cattle aircraft spacecraft feet teeth mice geese
  sheep fish deer species series lives wives knives wolves halves shelves thieves leaves data media criteria phenomena bacteria alumni
  civilians headquarters crossroads barracks workmen policemen fishermen servicemen servicewomen policewomen congressmen lawmen
  firemen sportsmen gunmen spokesmen businessmen businesswomen grandchildren schoolchildren salespeople tribespeople youth
  offspring livestock infantry hectare folk countrymen frenchmen englishmen lawmakers oxen dice fungi nuclei stimuli analyses crises theses
  referenda memoranda stadia curricula fellowmen horsemen seamen kinsmen herdsmen townspeople villagers alumnae larvae nebulae formulae`);

const notPlural =
  set(`specimen regimen abdomen acumen omen yemen turkmen is was has does as this his its us thus plus less across always perhaps besides towards afterwards yes
  gas bus pass loss class boss mass glass cross press dress process success access address business illness virus census status campus bonus
  focus crisis basis analysis news politics economics mathematics physics tennis lens chaos bias canvas atlas christmas texas paris
  says whereas sometimes overseas hers ours theirs yours else afterward says minus versus vs means`);

/** Whether a lower-case word has the form of a plural noun ("senators", "people", "cities"). Judged by form: "runs" has it too. */
export const isPluralNoun = (word: string): boolean =>
  plainPlurals.has(word) ||
  (word.length > 2 && /[^su]s$/.test(word) && !word.endsWith('is') && !notPlural.has(word)) ||
  /(?:[a-z]{2}men|[a-z]{3}eaus|menus|gurus|emus|sses|uses|ises|bis|skis|taxis)$/.test(word);

/** Whether a plural by form alone ("staff", "people") may follow another plural as the real head ("sales staff"). */
export const isPlainPlural = (word: string): boolean => plainPlurals.has(word);

/** Words of closed classes: none of them can stand inside a bare noun group. */
export const functionWords =
  set(`a an the this that these those some any each every either neither no all both half such
  my your his her its our their whose which what who whom where when why how there here
  i you he she it we they me him us them one's oneself himself herself itself themselves myself yourself ourselves
  of in on at by for with from to into onto upon over under above below between among amongst through during before after since until till
  about around against across along behind beyond beside besides despite down up off out near past per than toward towards via within without
  throughout amid except like unlike as if because although though while whereas whether unless once so then thus yet but and or nor
  is are was were be been being am has have had having do does did doing done will would shall should can could may might must ought cannot
  not n't never ever also just only even too very still already again ago away back together apart instead rather quite almost nearly
  now today yesterday tomorrow tonight soon later earlier else however therefore otherwise moreover meanwhile
  last next cheaper higher lower older younger bigger larger smaller better worse longer shorter faster slower
  's 'll 're 've 'd 'm and/or vs versus plus minus times more less fewer most least many much few several
  isn't aren't wasn't weren't won't wouldn't can't couldn't don't doesn't didn't hasn't haven't hadn't shouldn't mustn't
  according compared including excluding regarding concerning following whatever whoever whenever wherever
  monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december`);

/** Verb forms common in news that a singular noun group must not swallow ("one official said"). */
export const verbForms =
  set(`said says say told tells tell asked asks added adds wrote writes made makes make took takes take went goes go came comes come
  got gets get gave gives give found finds find fell falls fall rose rises rise grew grows grow won wins win lost loses lose left leaves leave
  held holds hold met meets meet ran runs run began begins begin became becomes become kept keeps keep knew knows know saw sees see
  felt feels feel thought thinks think brought brings bring bought buys buy sold sells sell sent sends send spent spends spend built builds build
  paid pays pay led leads lead stood stands stand sat sits sit spoke speaks speak broke breaks break drove drives drive flew flies fly
  shot shoots shoot hit hits hurt hurts cut cuts put puts set sets let lets cost costs quit read reads lay lies lie wore wears wear died dies die
  seemed seems seem remained remains remain appeared appears appear happened happens happen lived lives live worked works work
  needs need wants want uses shows show shown known given taken seen written broken chosen born expects expect hopes helps help
  allows allow includes include represents contains offers serves covers reached reaches landed killed injured died voted
  agrees agree believes believe argues warns warned suggests suggest thinks employed living located involved signed caught stole struck
  measure measures give gives explain explains describe describes play plays played stay stays stayed stop stops start starts
  taught teaches teach heard hears hear called considered named dubbed described deemed thought believed froze proves prove shows causes makes confirms freezes burst sank sinks drowned fled flees fought fights sought seeks swept
  ate eats slept sleeps swam swims threw throws rode rides shrank sang sings rang hid bit beat beats bent bled bred cast clung crept dealt dug
  fed forbade forgot forgave hung knelt leapt lent meant mistook overcame overtook proved shook shut slid spun split spread stuck swore
  swung tore undertook withdrew withdraws wound`);
