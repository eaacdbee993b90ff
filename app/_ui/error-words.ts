/** The id of the hidden element in which the layout leaves the words of the error page: when a page fails, nobody can hand it props. */
export const errorWordsId = 'error-words';
