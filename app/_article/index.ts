/**
 * An article on a page, for everybody who shows one.
 *
 * `Article` renders a reading on the server; `marksOf(analysis)` gives its figures and quotes as marks. `InPlace` shows
 * one sentence among its neighbours. Around an article and its cards, `TwoWayLight` lights both ways: sentences carry
 * `data-s`, cards carry `data-lights="s12 s13"` and `data-hue`; `lights(sentences, hue)` writes both.
 */
export { Article, type ArticleProps } from './Article.tsx';
export { InPlace } from './InPlace.tsx';
export { lights } from './lights.ts';
export { type Mark, withQuotationMarks } from './marks.ts';
export { marksOf } from './marks-of.ts';
export { isSaid, Passage } from './Passage.tsx';
export { sentenceId } from './sentence-id.ts';
export { TwoWayLight } from './TwoWayLight.tsx';
