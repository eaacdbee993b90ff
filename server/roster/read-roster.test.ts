import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readRoster } from './read-roster.ts';
import { type RosterRow, rosterLimits } from './roster.ts';

const today = '2026-11-30';
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (bytes: Uint8Array | string, chosen: string | null = null) =>
  readRoster(typeof bytes === 'string' ? utf8(bytes) : bytes, chosen, today);
async function rowsOf(bytes: Uint8Array | string): Promise<RosterRow[]> {
  const result = await read(bytes);
  return result.ok ? result.roster.rows : [];
}
const failure = async (bytes: Uint8Array | string, chosen: string | null = null) => {
  const result = await read(bytes, chosen);
  return result.ok ? 'read' : result.code;
};

const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const units = (mark ? '\ufeff' : '') + text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at += 1) view.setUint16(at * 2, units.charCodeAt(at), !bigEndian);
  return bytes;
};
const latin = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0));

const encodings: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': utf8,
  'UTF-8 with a mark': text => utf8(`\ufeff${text}`),
  'UTF-16, little end first': text => utf16(text, false, true),
  'UTF-16, big end first': text => utf16(text, true, true),
};
const delimiters = [',', ';', '\t', '|'];
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** What may stand in a cell: any text without the signs that a name or a group is taken apart by, and without outer space. */
const cell = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map(text => text.replace(/[,;|\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim())
  .filter(text => text.length > 0);
const student = fc.record({ id: cell, given: cell, family: cell, groups: fc.uniqueArray(cell, { maxLength: 3 }) });
type Heading = 'id' | 'given' | 'family' | 'group';
const headings: Record<Heading, string[]> = {
  id: ['Student ID', 'sourcedId', 'ID number', 'SIS_User_ID'],
  given: ['First name', 'given_name', 'Vorname', 'Prénom'],
  family: ['Surname', 'Last Name', 'familyName', 'Nachname'],
  group: ['Group', 'Section', 'TEAM'],
};

describe('a list of students', () => {
  test('comes back as it was written, whatever its delimiter, encoding, order of columns and line ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(student, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...delimiters),
        fc.constantFrom(...Object.values(encodings)),
        fc.shuffledSubarray(['id', 'given', 'family', 'group', 'other'] as const, { minLength: 5, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.nat(3),
        async (students, delimiter, encode, order, end, spelling) => {
          const heading = (column: (typeof order)[number]) =>
            column === 'other' ? 'Shoe size' : (headings[column][spelling % headings[column].length] ?? '');
          const text = [
            order.map(heading).map(quoted).join(delimiter),
            ...students.map(one =>
              order
                .map(column => (column === 'other' ? '41' : column === 'group' ? one.groups.join('; ') : one[column]))
                .map(quoted)
                .join(delimiter),
            ),
          ].join(end);
          const result = await read(encode(text));
          expect(result).toMatchObject({ ok: true, roster: { unused: ['Shoe size'] } });
          expect(result.ok && result.roster.rows).toEqual(
            students.map(({ id, given, family, groups }, at) => ({
              line: at + 2,
              id,
              name: `${given} ${family}`,
              groups,
            })),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test('in the encoding of old Windows programs keeps its accents', async () => {
    expect(await rowsOf(latin('Name;ID\r\nZo\u00eb M\u00fcller;7\r\nSe\u00e1n \u00d3 S\u00e9;8\r\n'))).toEqual([
      { line: 2, id: '7', name: 'Zoë Müller', groups: [] },
      { line: 3, id: '8', name: 'Seán Ó Sé', groups: [] },
    ]);
  });

  test('never throws, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async bytes => {
        expect((await read(bytes)).ok).toBeTypeOf('boolean');
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'",;\t|\n\r\'a1 \u0000\ufeff='), maxLength: 200 }),
        async text => {
          expect((await read(`name,id\n${text}`)).ok).toBeTypeOf('boolean');
          expect((await read(text)).ok).toBeTypeOf('boolean');
        },
      ),
    );
  });

  test('of names alone, one a line, needs no heading', async () => {
    expect(await rowsOf('Ada Brandt\n\n  Bo Lindqvist \n')).toEqual([
      { line: 1, id: '', name: 'Ada Brandt', groups: [] },
      { line: 3, id: '', name: 'Bo Lindqvist', groups: [] },
    ]);
  });

  test.each([
    ['Student,ID\n"Brandt, Ada",7', 'Ada Brandt'],
    ['Student,ID\n"King, Jr.",7', 'King, Jr.'],
    ['Vorname;Name\nAda;Brandt', 'Ada Brandt'],
    ['Prénom;Nom\nAda;Brandt', 'Ada Brandt'],
    ['sep=;\r\nName;ID\r\nAda Brandt;7', 'Ada Brandt'],
    ['Last name\tFirst name\nBrandt\tAda', 'Ada Brandt'],
    ['ID,Full Name,Notes\n7,Ada Brandt,"a, b; c\nd"', 'Ada Brandt'],
    ['First name,Surname\n"Ada "" Q",Brandt', 'Ada " Q Brandt'],
  ])('%j is of one student, %s', async (text, name) => {
    expect((await rowsOf(text)).map(row => row.name)).toEqual([name]);
  });

  test('keeps what looks like a formula or like markup as the text that it is', async () => {
    const attacks = ['../../shared/attacks', '../../../shared/attacks']
      .map(place => path.join(import.meta.dirname, '..', place))
      .find(existsSync);
    const all = attacks
      ? ['csv-formula.json', 'xss.json'].flatMap(file => {
          const found = JSON.parse(readFileSync(path.join(attacks, file), 'utf8'));
          return [...(found.cells ?? []), ...(found.payloads ?? [])] as string[];
        })
      : [];
    const names = ['=1+1', '<img src=x onerror=alert(1)>', '@SUM(1)', ...all].filter(
      name => !/[,\0]/.test(name) && name.trim(),
    );
    const rows = await rowsOf(`id,name\n${names.map((name, at) => `${at},${quoted(name)}`).join('\n')}`);
    expect(rows.map(row => row.name)).toEqual(names.map(name => name.trim()));
  });

  test.each([
    ['nothing', '', 'empty'],
    ['only headings', 'Name,ID\n', 'empty'],
    ['no column of names', 'ID,Shoe size\n7,41\n', 'no-name-column'],
    ['a quotation without an end', 'Name,ID\n"Ada,7\nBo,8\n', 'unreadable'],
    ['a line that is too long', `Name,ID\n"${'a'.repeat(rosterLimits.record + 1)}",7\n`, 'line-too-long'],
    ['too many lines', `Name\n${'Ada\n'.repeat(rosterLimits.rows + 1)}`, 'too-many-rows'],
    ['too many bytes', 'a'.repeat(rosterLimits.bytes + 1), 'too-large'],
  ])('of %s is refused, and said why', async (_, text, code) => {
    expect(await failure(text)).toBe(code);
  });

  test('that is a picture, or a spreadsheet’s own file, is refused, and said why', async () => {
    expect(await failure(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 2, 0, 3))).toBe('not-text');
    expect(await failure(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0))).toBe('spreadsheet');
    expect(await failure(zipSync({ '[Content_Types].xml': strToU8('<x/>') }))).toBe('spreadsheet');
  });
});

const manifest = (version: string, how = 'bulk') =>
  `propertyName,value\nmanifest.version,1.0\noneroster.version,${version}\nfile.classes,${how}\nfile.enrollments,${how}\nfile.users,${how}\n`;
const classes = 'sourcedId,status,dateLastModified,title,classCode\nc1,,,Year 9 English,9E\nc2,,,Year 10 English,10E\n';
const enrollments = [
  'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
  'e1,,,c1,s,u1,student,,,',
  'e2,,,c1,s,u2,student,,2026-08-01,2026-11-29',
  'e3,,,c1,s,u3,teacher,true,,',
  'e4,,,c1,s,u4,student,,2026-08-01,2026-11-30',
  'e5,,,c1,s,u5,student,,,',
  'e6,,,c1,s,u6,student,,,',
  'e7,,,c1,s,u1,student,,,',
  'e8,,,c2,s,u1,student,,,',
].join('\n');
const users = {
  '1.2': [
    'sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,preferredGivenName,preferredFamilyName',
    'u1,,,true,ada,Adelheid,Brandt,a@school.example,Ada,',
    'u2,,,true,bo,Bo,Lindqvist,,,',
    'u3,,,true,okafor,Ngozi,Okafor,,,',
    'u4,,,true,cy,Cy,Ferro,,,',
    'u5,,,false,di,Di,Adeyemi,,,',
  ].join('\n'),
  '1.1': [
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier',
    'u1,,,true,s,student,ada,,Ada,Brandt,,',
    'u2,,,true,s,student,bo,,Bo,Lindqvist,,',
    'u3,,,true,s,teacher,okafor,,Ngozi,Okafor,,',
    'u4,,,true,s,student,cy,,Cy,Ferro,,',
    'u5,,,false,s,student,di,,Di,Adeyemi,,',
  ].join('\n'),
};
const zipped = (files: Record<string, string>, folder = '') =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [folder + name, strToU8(text)])));
const bundle = (version: '1.1' | '1.2', change: Record<string, string> = {}) => ({
  'manifest.csv': manifest(version),
  'classes.csv': classes,
  'enrollments.csv': enrollments,
  'users.csv': users[version],
  ...change,
});

describe('a file of OneRoster', () => {
  test.each(['1.2', '1.1'] as const)(
    'of version %s gives the students of the class chosen, and says who is left out',
    async version => {
      const result = await read(zipped(bundle(version)), 'c1');
      expect(result.ok && result.roster).toEqual({
        rows: [
          { line: 2, id: 'u1', name: 'Ada Brandt', groups: [] },
          { line: 5, id: 'u4', name: 'Cy Ferro', groups: [] },
        ],
        columns: [],
        unused: [],
        aside: [
          { line: 3, name: 'Bo Lindqvist', reason: 'ended' },
          { line: 4, name: 'Ngozi Okafor', reason: 'not-a-student' },
          { line: 6, name: 'Di Adeyemi', reason: 'not-enabled' },
          { line: 7, name: 'u6', reason: 'not-in-users' },
        ],
        oneRoster: {
          version,
          classes: [
            { id: 'c1', title: 'Year 9 English', students: 4 },
            { id: 'c2', title: 'Year 10 English', students: 1 },
          ],
          chosen: 'c1',
          changes: false,
        },
      });
    },
  );

  test.each(['1.2', '1.1'] as const)(
    'of version %s that tells only changes gives who comes and who leaves, known to the file or not',
    async version => {
      const changed = [
        'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
        'e1,tobedeleted,2026-11-29T08:00:00Z,c1,s,u1,student,,,',
        'e2,active,2026-11-29T08:00:00Z,c1,s,u2,student,,,',
        'e3,tobedeleted,2026-11-29T08:00:00Z,c1,s,u3,teacher,true,,',
        'e4,active,2026-11-29T08:00:00Z,c1,s,u9,student,,,',
        'e5,tobedeleted,2026-11-29T08:00:00Z,c1,s,u8,student,,,',
        'e6,tobedeleted,2026-11-29T08:00:00Z,c1,s,u2,student,,,',
        'e7,active,2026-11-29T08:00:00Z,c3,s,u2,student,,,',
        'e8,active,2026-11-29T08:00:00Z,c1,s,u7,student,,2026-08-01,2026-11-29',
        'e9,active,2026-11-29T08:00:00Z,c1,s,u5,student,,,',
      ].join('\n');
      const files = bundle(version, { 'manifest.csv': manifest(version, 'delta'), 'enrollments.csv': changed });
      const result = await read(zipped(files), 'c1');
      expect(result.ok && result.roster).toMatchObject({
        rows: [
          { line: 2, id: 'u1', name: 'Ada Brandt', leaves: true },
          { line: 3, id: 'u2', name: 'Bo Lindqvist' },
          { line: 5, id: 'u9', name: '' },
          { line: 6, id: 'u8', name: '', leaves: true },
          { line: 9, id: 'u7', name: '', leaves: true },
        ],
        aside: [
          { line: 4, name: 'Ngozi Okafor', reason: 'not-a-student' },
          { line: 10, name: 'Di Adeyemi', reason: 'not-enabled' },
        ],
        oneRoster: {
          version,
          classes: [
            { id: 'c1', title: 'Year 9 English', students: 6 },
            { id: 'c2', title: 'Year 10 English', students: 0 },
            { id: 'c3', title: 'c3', students: 1 },
          ],
          chosen: 'c1',
          changes: true,
        },
      });
      expect(result.ok && result.roster.rows[1]).not.toHaveProperty('leaves');
      const { 'manifest.csv': how, 'enrollments.csv': only } = files;
      const alone = { 'manifest.csv': how.replace(/(classes|users),delta/g, '$1,absent'), 'enrollments.csv': only };
      const lone = await read(zipped(alone), 'c1');
      expect(lone.ok && lone.roster.rows.map(each => each.name)).toEqual(['', '', '', '', '', '']);
    },
  );

  test.each(['1.2', '1.1'] as const)(
    'of version %s that tells of users alone renames whom the class knows, and of others says nothing',
    async version => {
      const files = bundle(version, {
        'manifest.csv': manifest(version, 'delta'),
        'classes.csv': 'sourcedId,status,dateLastModified,title',
        'enrollments.csv':
          'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
      });
      const known = ['u1', 'u2', 'u99'];
      const result = await readRoster(zipped(files), null, today, known);
      expect(result.ok && result.roster.rows.map(({ id, name, leaves }) => [id, name, leaves])).toEqual([
        ['u1', 'Ada Brandt', undefined],
        ['u2', 'Bo Lindqvist', undefined],
      ]);
      expect(result.ok && result.roster.oneRoster).toMatchObject({ classes: [], chosen: '', changes: true });
      const nobody = await readRoster(zipped(files), null, today);
      expect(nobody.ok && nobody.roster.rows).toEqual([]);
    },
  );

  test('with several classes asks which, and gives nobody before', async () => {
    const result = await read(zipped(bundle('1.2')));
    expect(result.ok && result.roster.rows).toEqual([]);
    expect(result.ok && result.roster.oneRoster?.chosen).toBeNull();
  });

  test('is read with its folder packed too', async () => {
    expect(await failure(zipped(bundle('1.1'), 'export/'), 'c2')).toBe('read');
  });

  test.each([
    ['another version', bundle('1.2', { 'manifest.csv': manifest('2.0') }), 'c1', 'version-unknown'],
    ['no users', bundle('1.2', { 'manifest.csv': manifest('1.2', 'absent') }), 'c1', 'file-missing'],
    ['a class that is not in it', bundle('1.2'), 'c9', 'no-class'],
    ['no manifest', { 'users.csv': users['1.2'] }, null, 'not-oneroster'],
  ])('with %s is refused, and said why', async (_, files, chosen, code) => {
    expect(await failure(zipped(files as Record<string, string>), chosen)).toBe(code);
  });

  test('that unpacks to more than is sound, or is cut off, is refused', async () => {
    const bomb = zipped(bundle('1.2', { 'enrollments.csv': `classSourcedId\n${' '.repeat(25_000_000)}` }));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await failure(bomb, 'c1')).toBe('too-large');
    expect(await failure(zipped(bundle('1.2')).subarray(0, 300), 'c1')).toBe('damaged');
  });
});
