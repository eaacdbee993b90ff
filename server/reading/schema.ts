import { z } from 'zod';
import { blockKinds } from '#/server/article/article.ts';
import { dropReasons } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { titled, typed } from '#/server/typed.ts';

const line = (max: number) =>
  typed(max)
    .transform(text => text.replace(/\s+/g, ' ').trim() || null)
    .nullable();
const blockText = z.string().trim().min(1).max(importLimits.text);

export const importedBlockSchema = z.strictObject({ kind: z.enum(blockKinds), text: blockText, hidden: z.boolean() });
export const droppedBlockSchema = z.strictObject({
  kind: z.enum(blockKinds),
  text: blockText,
  reason: z.enum(dropReasons),
  at: z.int().min(0).max(20_000),
});

/** What the upload route hands on: a paste, the bytes of a file, an address. Larger than the limit is the importer's to refuse. */
export const importSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('auto'), text: z.string() }),
  z.strictObject({ kind: z.literal('address'), address: z.string().max(2_000) }),
  z.strictObject({
    kind: z.literal('file'),
    bytes: z.instanceof(Uint8Array),
    charset: z.string().max(40).nullable(),
    name: z.string().max(300).nullable(),
  }),
]);

/** An article as a teacher saves it: what was imported, mended. */
export const readingInput = z
  .strictObject({
    title: titled(300),
    byline: line(300),
    source: line(500),
    publishedOn: z.iso.date().nullable(),
    blocks: z.array(importedBlockSchema).min(1).max(20_000),
    dropped: z.array(droppedBlockSchema).max(20_000),
  })
  .refine(value => value.blocks.some(block => !block.hidden), { path: ['blocks'] })
  .refine(value => value.blocks.reduce((sum, block) => sum + block.text.length, 0) <= importLimits.text, {
    path: ['blocks'],
  });
export type ReadingInput = z.infer<typeof readingInput>;

/** What a revision's `imported` column holds. */
export const importedSchema = z.strictObject({
  blocks: z.array(importedBlockSchema),
  dropped: z.array(droppedBlockSchema),
});
