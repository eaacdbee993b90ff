import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { decodeBytes } from '#/server/importing/bytes.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { FileRefused } from '#/server/importing/refused.ts';

/** A file of parts: their names; `text` is a part's text by its name, or null when there is none. */
export type Parts = { names: string[]; text: (name: string) => Promise<string | null> };

/**
 * Opens a file of parts. Names only tell parts apart: nothing is written, no link followed. What is unpacked is counted in
 * real bytes over all parts, whatever the file states. Throws `FileRefused` at the first limit passed, here and in `text`.
 */
export async function openParts(bytes: Uint8Array): Promise<Parts> {
  const zip = await orDamaged(
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { autoClose: false }),
  );
  const entries = await orDamaged(entriesOf(zip));
  let unpacked = 0;
  const text = async (name: string): Promise<string | null> => {
    const entry = entries.get(name);
    if (!entry) return null;
    if (entry.isEncrypted()) throw new FileRefused('locked');
    const chunks: Buffer[] = [];
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > importLimits.unpacked) {
        stream.destroy();
        throw new FileRefused('too-large');
      }
      chunks.push(chunk);
    }
    return decodeBytes(Buffer.concat(chunks));
  };
  return { names: [...entries.keys()], text: name => orDamaged(text(name)) };
}

async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('damaged');
  }
}

/** The parts by name; of two with one name the first. */
async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > importLimits.parts) throw new FileRefused('too-large');
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= importLimits.parts) throw new FileRefused('too-large');
    if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
  }
  return entries;
}
