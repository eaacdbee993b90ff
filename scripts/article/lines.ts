import { StringDecoder } from 'node:string_decoder';

/** A line of standard input: its text, or null for one longer than the cap, whose text was not kept. */
export type InputLine = string | null;

/**
 * The lines of a byte stream, parted by `\n` alone (other line separators may stand inside JSON), without holding more than
 * one line; empty ones are passed over. A line longer than `cap` UTF-16 units comes as null.
 */
export async function* inputLines(stream: AsyncIterable<Uint8Array>, cap: number): AsyncGenerator<InputLine> {
  const decoder = new StringDecoder('utf8');
  let open = '';
  let tooLong = false;
  const close = function* (): Generator<InputLine> {
    if (tooLong) yield null;
    else if (open.trim() !== '') yield open;
    open = '';
    tooLong = false;
  };
  for await (const chunk of stream) {
    const pieces = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)).split('\n');
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) yield* close();
      if (open.length + piece.length > cap) {
        tooLong = true;
        open = '';
      } else if (!tooLong) open += piece;
    }
  }
  open += decoder.end();
  yield* close();
}
