import { z } from 'zod';
import { rosterLimits } from './roster.ts';

/** Longer than anything that can be taken, so that what is too long is told beside its row and not as a wrong request. */
const cell = z.string().max(rosterLimits.record);

/** A row as the preview sends it back, mended or not. */
export const rowSchema = z.strictObject({
  line: z.int().min(0).max(10_000_000),
  id: cell.transform(text => text.trim()),
  name: cell,
  groups: z
    .array(cell.transform(text => text.trim()))
    .max(rosterLimits.columns)
    .transform(groups => [...new Set(groups.filter(Boolean))]),
  leaves: z.literal(true).optional(),
});

export const rowsSchema = z.array(rowSchema).min(1).max(rosterLimits.rows);

/** What is uploaded: the bytes of a file or a paste; of a OneRoster file which class. */
export const readSchema = z.strictObject({
  classId: z.uuid(),
  bytes: z.instanceof(Uint8Array),
  chosen: z.string().max(1_000).nullable(),
});
