/** The id of a sentence on its page, and its token in `data-lights`: sentence 0 of the reading is `s1`, as it is numbered for people. */
export const sentenceId = (index: number): string => `s${index + 1}`;
