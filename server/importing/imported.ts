import type { BlockKind } from '#/server/article/article.ts';

/** Why a piece of what was pasted is not in the reading. The list is closed: the import report has a sentence for each. */
export const dropReasons = [
  'menu',
  'other-language',
  'repeated-caption',
  'repeated',
  'duplicate-title',
  'standfirst',
  'running-head',
  'pull-quote',
  'teaser',
  'widget',
  'boilerplate',
  'navigation',
  'share',
  'comments',
  'advert',
  'byline',
  'date',
  'hidden',
  // Left out by the teacher's own hand.
  'by-hand',
] as const;
export type DropReason = (typeof dropReasons)[number];

/** A block of the reading. `hidden` ones (captions) are kept for the teacher and are not shown to students. */
export type ImportedBlock = { kind: BlockKind; text: string; hidden: boolean };

/** What was left out, whole, so that it can be brought back: `at` is the index of the block before which it stood. */
export type DroppedBlock = { kind: BlockKind; text: string; reason: DropReason; at: number };

/**
 * A clean article and the report of its cleaning. Text only: no markup, no line breaks inside a block, cells of a table
 * row parted by ` | `. `published` is an ISO date (YYYY-MM-DD), `language` a BCP 47 primary language.
 */
export type ImportedArticle = {
  title: string | null;
  byline: string | null;
  source: string | null;
  published: string | null;
  language: string | null;
  blocks: ImportedBlock[];
  dropped: DroppedBlock[];
};

export const importFailures = [
  'too-large',
  'too-long',
  'too-deep',
  'too-many-nodes',
  'no-text',
  'not-text',
  'damaged',
  'locked',
  'old-word',
  'scanned',
  'took-too-long',
] as const;
export type ImportFailure = (typeof importFailures)[number];

/** Why a page could not be had from its address. */
export const addressFailures = ['address-wrong', 'unreachable', 'page-refused', 'not-a-page'] as const;
export type AddressFailure = (typeof addressFailures)[number];

/** What an import comes to: an article, or the one reason why there is none. */
export type ImportResult = { ok: true; article: ImportedArticle } | { ok: false; code: ImportFailure };

/** What is brought in: text or HTML as pasted (`auto` looks), or the bytes of a file with its declared charset, if any. */
export type ImportInput =
  | { kind: 'text' | 'html' | 'auto'; text: string }
  | { kind: 'file'; bytes: Uint8Array; charset: string | null; name: string | null };
