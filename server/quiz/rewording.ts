/**
 * Other words for a whole prompt, by the frame that a recipe gave it: what stands in brackets is the article's own and is kept as
 * it is. Each says the same to whoever knows the article, asks for the same answer in the same form, and names nothing new.
 */
const frames: [RegExp, string[]][] = [
  [
    /^Which (.+) fills the gap in this (sentence|passage) from the article\?$/,
    ['A $2 of the article has a gap. Which $1 belongs there?', 'Which $1 is missing in this $2 from the article?'],
  ],
  [
    /^Who said this, according to the article\?$/,
    ['Whose words are these, according to the article?', 'To whom does the article give these words?'],
  ],
  [/^Whose words are these, according to the article\?$/, ['To whom does the article give these words?']],
  [
    /^Whose statement is this, according to the article\?$/,
    ['To whom does the article give this statement?', 'Who states this, according to the article?'],
  ],
  [
    /^The article gives the number (.+)\. What does it count\?$/,
    [
      'What does the article count with the number $1?',
      'The number $1 stands in the article. What is counted with it?',
    ],
  ],
  [
    /^Match each number to what the article counts with it\.$/,
    ['What does the article count with each of these numbers? Match them.'],
  ],
  [
    /^Match each person to the role that the article gives\.$/,
    ['Which role does the article give each of these people? Match them.'],
  ],
  [/^Which of these did (.+) not say\?$/, ['Which of these are not the words of $1, according to the article?']],
  [/^Which of these did (.+) say\?$/, ['Which of these are the words of $1, according to the article?']],
  [
    /^Who is (.+), according to the article\?$/,
    ['How does the article introduce $1?', 'According to the article, who is $1?'],
  ],
  [
    /^How much do the parts in this sentence, (.+), make together\?$/,
    ['This sentence gives parts: $1. How much are they together?'],
  ],
  [
    /^Put these events from the article in order, the earliest first\.$/,
    ['In which order did these events happen, according to the article? Begin with the earliest.'],
  ],
  [
    /^Which of these statements does the article not make\? Look at the figures\.$/,
    ['The article does not make one of these statements. Which one? Look at the figures.'],
  ],
  [
    /^Which sentence of the article answers this question\? (.+)$/,
    ['Find the sentence of the article that answers this question: $1'],
  ],
  [/^W(ho|hich) (.+), according to the article\?$/, ['According to the article, w$1 $2?']],
];

/** A question of its own words can be begun with where its answer stands, unless it tells already who says so. */
const plain =
  /^(?:(?:About|At least|At most|Nearly|Almost|More than|Less than|Up to|In|On|By|For|From|At|Of) (?:how|what|which)|How (?:many|much|long|old|far)|What|Which|Who|When|Where) .+\?$/i;
const tellsWho = /\baccording to\b|\bthe article\b|\bthis sentence\b/i;

/** Other words for a prompt that a recipe made, in the order in which parallel forms take them; none for a prompt of no frame. */
export function rewordings(prompt: string): string[] {
  const frame = frames.find(([known]) => known.test(prompt));
  if (frame) return frame[1].map(words => prompt.replace(frame[0], words));
  if (!plain.test(prompt) || tellsWho.test(prompt)) return [];
  const asked = `${prompt.charAt(0).toLowerCase()}${prompt.slice(1)}`;
  return [`According to the article, ${asked}`];
}
