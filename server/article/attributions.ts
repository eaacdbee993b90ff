import type { Phrase } from '#/server/article/phrases.ts';

/** What the reporter's sentence says of a quoted stretch: who speaks, by what word, and how firmly the two are tied. */
export type Attribution = {
  speaker: Phrase | null;
  cue: string;
  /** `frame` ties a whole clause to its speaker ("…," she said); `built-in` says that the words are part of the reporter's own clause. */
  tie: 'frame' | 'built-in';
  side: 'before' | 'after';
  /** The item of the cue verb; null where the cue is none. */
  verb: number | null;
};
