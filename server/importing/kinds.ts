/** Files that are no text: Word and PDF are read, the container of old Office files is only known. */
export type BinaryKind = 'docx' | 'pdf' | 'old-word';

const starts: [BinaryKind, number[]][] = [
  ['docx', [0x50, 0x4b, 0x03, 0x04]],
  // Old Office files, and new ones behind a password.
  ['old-word', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

/** What a file is by its own first bytes, whatever its name says; null for what may be text. */
export function binaryKind(bytes: Uint8Array): BinaryKind | null {
  const known = starts.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (known) return known[0];
  // The mark of a PDF may stand anywhere in the first 1,024 bytes.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024));
  return head.includes('%PDF-') ? 'pdf' : null;
}
