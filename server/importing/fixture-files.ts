import { constants, deflateRawSync, deflateSync } from 'node:zlib';

// Files for tests, written byte by byte, so that hostile ones can lie wherever a file may lie.

type Entry = {
  name: string;
  data: Buffer | string /** What the file says that it unpacks to, when it lies. */;
  states?: number;
};

/** A ZIP file of deflated entries. */
export function zipOf(entries: Entry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data, states } of entries) {
    const raw = Buffer.from(data);
    const packed = deflateRawSync(raw);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(states ?? raw.length, 8);
    const label = Buffer.from(name);
    const common = Buffer.concat([Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]), sizes, u16(label.length), u16(0)]);
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, label, packed]);
    const tail = Buffer.concat([u16(0), u16(0), u16(0), u32(0), u32(at)]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), common, tail, label]));
    local.push(head);
    at += head.length;
  }
  const directory = Buffer.concat(central);
  const counts = [u16(0), u16(0), u16(entries.length), u16(entries.length), u32(directory.length), u32(at), u16(0)];
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), ...counts]);
}

const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with this body (WordprocessingML) and styles; further or other parts on request. */
export function docxOf(body: string, styles = '', others: Entry[] = []): Buffer {
  const named = new Set(others.map(entry => entry.name));
  const parts: Entry[] = [
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="x"><Relationship Id="1" Type="${relation}/officeDocument" Target="word/main.xml"/></Relationships>`,
    },
    { name: 'word/main.xml', data: `<w:document xmlns:w="${space}"><w:body>${body}</w:body></w:document>` },
    { name: 'word/styles.xml', data: `<w:styles xmlns:w="${space}">${styles}</w:styles>` },
  ];
  return zipOf([...parts.filter(entry => !named.has(entry.name)), ...others]);
}

type Placed = { text: string; x: number; y: number; size?: number; bold?: boolean };

/** A PDF whose pages hold these lines, in Helvetica; a page given as bytes has them for its deflated stream. */
export function pdfOf(pages: (Placed[] | Buffer)[], { trailer = '' } = {}): Buffer {
  const objects: Buffer[] = [];
  const first = 5;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`);
  objects.push(Buffer.from('<</Type/Catalog/Pages 2 0 R>>'));
  objects.push(Buffer.from(`<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pages.length}>>`));
  for (const font of ['Helvetica', 'Helvetica-Bold'])
    objects.push(Buffer.from(`<</Type/Font/Subtype/Type1/BaseFont/${font}/Encoding/WinAnsiEncoding>>`));
  pages.forEach((page, index) => {
    const stream = Buffer.isBuffer(page) ? page : deflateSync(Buffer.from(page.map(operators).join('\n'), 'latin1'));
    const number = first + index * 2 + 1;
    objects.push(
      Buffer.from(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents ${number} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>`,
      ),
    );
    const head = Buffer.from(`<</Length ${stream.length}/Filter/FlateDecode>>\nstream\n`);
    objects.push(Buffer.concat([head, stream, Buffer.from('\nendstream')]));
  });
  const chunks = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = chunks[0]?.length ?? 0;
  objects.forEach((object, index) => {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    offsets.push(at);
    at += whole.length;
    chunks.push(whole);
  });
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  chunks.push(Buffer.from(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}`));
  chunks.push(Buffer.from(`trailer<</Size ${offsets.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF`));
  return Buffer.concat(chunks);
}

const operators = ({ text, x, y, size = 10, bold = false }: Placed) =>
  `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`;

const u16 = (value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** A deflated stream of `megabytes` of spaces, a thousandth as long: the same flushed block again and again. */
export function deflatedSpaces(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(1_048_576, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: megabytes }, () => block);
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...blocks, Buffer.from([0x03, 0x00])]);
}
