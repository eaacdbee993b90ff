import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absentFrom, type Ground, type Planned, planRoster, renamesTooMany, type Standing } from './plan.ts';
import type { RosterRow } from './roster.ts';

const one = (membershipId: string, displayName: string, more: Partial<Standing> = {}): Standing => ({
  membershipId,
  userId: `user of ${membershipId}`,
  displayName,
  role: 'STUDENT',
  status: 'ACTIVE',
  sourceId: null,
  groups: [],
  ...more,
});
const ground = (people: Standing[], more: Partial<Ground> = {}): Ground => ({
  people,
  groups: new Map(),
  elsewhere: [],
  ...more,
});
const row = (line: number, name: string, id = '', groups: string[] = []): RosterRow => ({ line, id, name, groups });

/** A plan in a few words, row by row. */
const said = (plan: readonly Planned[]) =>
  plan.map(({ row: { line }, outcome }) => {
    if (outcome.kind === 'wrong')
      return `${line}: wrong, ${outcome.problems.map(({ code, line: at }) => (at ? `${code} as in ${at}` : code)).join(' and ')}`;
    if (outcome.kind === 'left') return `${line}: left, ${outcome.reason}`;
    if (outcome.kind === 'remove') return `${line}: remove ${outcome.membershipId}`;
    const groups = outcome.groups.length > 0 ? [`into ${outcome.groups.join(' and ')}`] : [];
    if (outcome.kind === 'add')
      return `${line}: ${[`add ${outcome.name}`, ...(outcome.userId ? [`as ${outcome.userId}`] : []), ...groups].join(', ')}`;
    const acts = [
      ...(outcome.rename ? [`rename to ${outcome.rename}`] : []),
      ...(outcome.tie ? ['tie'] : []),
      ...groups,
    ];
    return `${line}: ${outcome.membershipId}, ${acts.join(', ')}`;
  });

describe('a roster', () => {
  test('says of every row what becomes of it and why', () => {
    const people = [
      one('t', 'Ms Okafor', { role: 'TEACHER' }),
      one('a', 'Ada Brandt', { sourceId: '1' }),
      one('b', 'Bo Lindqvist'),
      one('c', 'Cy Ferro', { sourceId: '3', status: 'SUSPENDED' }),
      one('d', 'Di Adeyemi', { sourceId: '4', status: 'REMOVED' }),
      one('e', 'Ed Moss', { status: 'PENDING' }),
      one('f', 'Flo Hart', { sourceId: '6', groups: ['g1'] }),
      one('x', 'Sam Hill'),
      one('y', 'sam  hill'),
    ];
    const plan = planRoster(
      [
        row(2, 'Ada Brandt', '1'),
        row(3, 'Bo Lindqvist', '2'),
        row(4, 'Cy Ferro', '3'),
        row(5, 'Di Adeyemi', '4'),
        row(6, 'Ed Moss'),
        row(7, 'Flora Hart', '6', ['Red', 'Blue']),
        row(8, 'Gus  Okonkwo', '7', ['Red']),
        row(9, ''),
        row(10, 'Hal Reed', '7'),
        row(11, 'Мs. 0kаfоr'),
        row(12, 'a\u202eb', '9'),
        row(13, 'bell\u0007', '10'),
        row(14, 'x'.repeat(61), '11'),
        row(15, 'Ida Voss'),
        row(16, 'ida voss'),
        row(17, 'Sam Hill'),
        row(18, '!!!', '12', ['a\u0000']),
        row(19, 'Jo Park', '13'),
        row(20, 'Kim Ode', '14'),
      ],
      ground(people, {
        groups: new Map([['Red', 'g1']]),
        elsewhere: [
          { sourceId: '13', displayName: 'Jo Park', userId: 'jo' },
          { sourceId: '14', displayName: 'Somebody Else', userId: 'else' },
        ],
      }),
    );
    expect(said(plan)).toEqual([
      '2: left, same',
      '3: b, tie',
      '4: left, suspended',
      '5: left, removed',
      '6: left, waits',
      '7: f, rename to Flora Hart, into Blue',
      '8: add Gus Okonkwo, into Red',
      '9: wrong, name-missing',
      '10: wrong, id-twice as in 8',
      '11: wrong, name-like-teacher',
      '12: wrong, name-direction',
      '13: wrong, name-control',
      '14: wrong, name-too-long',
      '15: add Ida Voss',
      '16: wrong, name-twice as in 15',
      '17: wrong, name-of-two',
      '18: wrong, name-unusable and group-unusable',
      '19: add Jo Park, as jo',
      '20: add Kim Ode',
    ]);
  });

  test('takes out who leaves by their id alone, and takes no row without a name for a stranger', () => {
    const people = [
      one('t', 'Ms Okafor', { role: 'TEACHER', sourceId: '9' }),
      one('a', 'Ada Brandt', { sourceId: '1' }),
      one('b', 'Bo Lindqvist'),
      one('c', 'Cy Ferro', { sourceId: '3', status: 'SUSPENDED' }),
      one('d', 'Di Adeyemi', { sourceId: '4', status: 'REMOVED' }),
      one('e', 'Ed Moss', { sourceId: '5' }),
      one('f', 'Flo Hart', { sourceId: '6' }),
    ];
    const rows = [
      { ...row(2, '', '1'), leaves: true as const },
      { ...row(3, 'Bo Lindqvist', '2'), leaves: true as const },
      { ...row(4, '', '3'), leaves: true as const },
      { ...row(5, 'Di Adeyemi', '4'), leaves: true as const },
      row(6, '', '5', ['Red']),
      row(7, '', '7'),
      { ...row(8, '', '9'), leaves: true as const },
      { ...row(9, '', '6'), leaves: true as const },
      row(10, 'Flo Hart', '6'),
    ];
    expect(said(planRoster(rows, ground(people)))).toEqual([
      '2: remove a',
      '3: left, not-here',
      '4: remove c',
      '5: left, removed',
      '6: e, into Red',
      '7: wrong, name-missing',
      '8: left, staff',
      '9: left, same',
      '10: left, same',
    ]);
  });

  test('gives two of one name to nobody by that name alone', () => {
    const people = ground([one('a', 'Ada Brandt')]);
    expect(said(planRoster([row(2, 'Ada Brandt', '1'), row(3, 'Ada Brandt', '2')], people))).toEqual([
      '2: wrong, name-of-two',
      '3: wrong, name-of-two',
    ]);
  });

  test('finds a student of another class of the teacher’s who has joined this one already', () => {
    const people = ground([one('a', 'Addie', { userId: 'ada' })], {
      elsewhere: [{ sourceId: '1', displayName: 'Ada Brandt', userId: 'ada' }],
    });
    expect(said(planRoster([row(2, 'Ada Brandt', '1')], people))).toEqual(['2: a, rename to Ada Brandt, tie']);
  });

  test('lets a row that repeats an id take nobody’s name from the others', () => {
    const people = ground([one('a', 'Ada Brandt')]);
    const rows = [row(2, 'Ada Brandt', '3'), row(3, 'Ada', '2'), row(4, 'Ada Brandt', '2')];
    expect(said(planRoster(rows, people))).toEqual(['2: a, tie', '3: add Ada', '4: wrong, id-twice as in 3']);
  });

  test('names the students whom no row means, also where a row is wrong', () => {
    const people = [
      one('a', 'Ada', { sourceId: '1' }),
      one('b', 'Bo'),
      one('c', 'Cy'),
      one('d', 'Di', { status: 'REMOVED' }),
    ];
    const rows = [row(2, 'a\u202eb', '1'), row(3, 'bo')];
    expect(absentFrom(rows, ground(people)).map(each => each.membershipId)).toEqual(['c']);
  });

  test('takes no account that two students of other classes could be', () => {
    const elsewhere = ['one', 'two'].map(userId => ({ sourceId: '1', displayName: 'Ada Brandt', userId }));
    expect(said(planRoster([row(2, 'Ada Brandt', '1')], ground([], { elsewhere })))).toEqual(['2: add Ada Brandt']);
  });

  test('makes no more groups than a class may have', () => {
    const groups = new Map(Array.from({ length: 99 }, (_, at) => [`Group ${at}`, `g${at}`] as const));
    const rows = [row(2, 'Ada', '1', ['New', 'Group 7']), row(3, 'Bo', '2', ['New']), row(4, 'Cy', '3', ['Newer'])];
    expect(said(planRoster(rows, ground([], { groups })))).toEqual([
      '2: add Ada, into New and Group 7',
      '3: add Bo, into New',
      '4: wrong, groups-full',
    ]);
  });

  test('warns where ids seem to be numbers of lines', () => {
    const people = ground(['Ada', 'Bo', 'Cy'].map((name, at) => one(name, name, { sourceId: String(at + 1) })));
    const rows = [row(2, 'Aaron', '1'), row(3, 'Ada', '2'), row(4, 'Bo', '3'), row(5, 'Cy', '4')];
    expect(renamesTooMany(planRoster(rows, people), people)).toBe(true);
    const same = [row(2, 'Ada', '1'), row(3, 'Bo B', '2'), row(4, 'Cy', '3')];
    expect(renamesTooMany(planRoster(same, people), people)).toBe(false);
  });

  test('judges every name of the attacks, and lets through none that turns text around or cannot be stored', () => {
    const attacks = ['../../../shared/attacks', '../../../../shared/attacks']
      .map(place => path.join(import.meta.dirname, place))
      .find(existsSync);
    const strings = (tree: unknown): string[] =>
      typeof tree === 'string' ? [tree] : tree && typeof tree === 'object' ? Object.values(tree).flatMap(strings) : [];
    const all = attacks
      ? ['unicode.json', 'xss.json', 'csv-formula.json'].flatMap(file =>
          strings(JSON.parse(readFileSync(path.join(attacks, file), 'utf8'))),
        )
      : ['\u202eevil', '\u0000', '\ud800'];
    const plan = planRoster(
      all.map((name, at) => row(at + 2, name, `id ${at}`)),
      ground([]),
    );
    for (const { outcome } of plan) {
      expect(['add', 'wrong']).toContain(outcome.kind);
      if (outcome.kind === 'add') {
        expect(outcome.name).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect([...outcome.name].length).toBeLessThanOrEqual(60);
      }
    }
  });
});

/** The ground that carrying a plan out leaves behind. */
function after(plan: readonly Planned[], { people, groups, elsewhere }: Ground): Ground {
  const named = new Map(groups);
  const idOf = (name: string) => {
    named.set(name, named.get(name) ?? `group ${name}`);
    return named.get(name) ?? '';
  };
  const changed = people.map(person => {
    const of = (kind: 'change' | 'remove') =>
      plan.find(({ outcome }) => outcome.kind === kind && outcome.membershipId === person.membershipId);
    if (of('remove')) return { ...person, status: 'REMOVED' as const };
    const found = of('change');
    if (found?.outcome.kind !== 'change') return person;
    const { rename, tie, groups: joined } = found.outcome;
    return {
      ...person,
      displayName: rename ?? person.displayName,
      sourceId: tie ? found.row.id : person.sourceId,
      groups: [...person.groups, ...joined.map(idOf)],
    };
  });
  const added = plan.flatMap(({ row: { id }, outcome }, at) =>
    outcome.kind === 'add'
      ? [
          one(`new ${at}`, outcome.name, {
            userId: outcome.userId ?? `account ${at}`,
            sourceId: id || null,
            groups: outcome.groups.map(idOf),
          }),
        ]
      : [],
  );
  return { people: [...changed, ...added], groups: named, elsewhere };
}

test('carried out once, a roster does nothing the second time, whoever was there before', () => {
  const name = fc.constantFrom('Ada', 'ada', 'Ada Brandt', 'Bo', 'BO', 'Cy Ferro', '', 'Ms Okafor', 'a\u202eb');
  const id = fc.constantFrom('', '', '1', '2', '3', ' ');
  const groups = fc.uniqueArray(fc.constantFrom('Red', 'Blue', 'Green'), { maxLength: 2 });
  const people = fc.uniqueArray(
    fc.record({
      displayName: fc.constantFrom('Ada', 'ADA', 'Ada Brandt', 'Bo', 'Cy Ferro'),
      sourceId: fc.constantFrom(null, '1', '2', '9'),
      status: fc.constantFrom('ACTIVE' as const, 'ACTIVE' as const, 'REMOVED' as const, 'PENDING' as const),
      groups: fc.constantFrom([], ['g']),
    }),
    { maxLength: 5, selector: ({ sourceId, displayName }) => sourceId ?? displayName },
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ name, id, groups, leaves: fc.constantFrom(undefined, undefined, true as const) }), {
        minLength: 1,
        maxLength: 8,
      }),
      people,
      fc.array(
        fc.record({ sourceId: fc.constantFrom('1', '2'), displayName: name, userId: fc.constantFrom('u', 'v') }),
        {
          maxLength: 2,
        },
      ),
      (rows, before, elsewhere) => {
        const listed = rows.map((each, at) => ({ line: at + 2, ...each }));
        const start = ground(
          before.map((each, at) => one(`m${at}`, each.displayName, each)),
          { groups: new Map([['Red', 'g']]), elsewhere },
        );
        const plan = planRoster(listed, start);
        const left = after(plan, start);
        const ids = left.people.flatMap(person => person.sourceId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        const accounts = left.people.map(person => person.userId);
        expect(new Set(accounts).size).toBe(accounts.length);
        for (const { outcome } of planRoster(listed, left)) expect(['left', 'wrong']).toContain(outcome.kind);
      },
    ),
    {
      numRuns: 1000,
      examples: [
        [
          [
            { name: 'Bo', id: '1', groups: [], leaves: undefined },
            { name: '', id: '1', groups: [], leaves: undefined },
            { name: 'Ada', id: '', groups: [], leaves: undefined },
          ],
          [{ displayName: 'Ada', sourceId: '1', status: 'ACTIVE', groups: [] }],
          [],
        ],
      ],
    },
  );
});
