import { z } from 'zod';
import { studyLimits } from './highlight.ts';

const place = z.strictObject({ sentence: z.int().min(1).max(100_000), offset: z.int().min(0).max(1_000_000) });

/** A passage as a page tells it. */
export const passageShape = { from: place, to: place };

/** A line that somebody typed, its white space made single. */
const line = (max: number) =>
  z
    .string()
    .transform(text => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(max));

export const noteSchema = z
  .string()
  .transform(text => text.trim())
  .pipe(z.string().max(studyLimits.note));

export const termSchema = line(studyLimits.term);
export const glossSchema = line(studyLimits.gloss);

/** Indexes of sentences that a page has counted as read since it last told. */
export const sentencesSchema = z.array(z.int().min(0).max(100_000)).min(1).max(5_000);
