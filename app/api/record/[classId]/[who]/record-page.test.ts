import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { english } from '#/messages/english.ts';
import { CalendarKind, Hears, MarkNews, PostState } from '#/prisma/generated/enums.ts';
import { textSizes } from '#/server/auth/person.ts';
import { reactionKinds } from '#/server/discussion/discussion.ts';
import { waitKinds } from '#/server/discussion/view.ts';
import type { StudentRecord } from '#/server/records/record.ts';
import { registry, tablesOf } from '#/server/records/registry.ts';
import { type PageWords, recordPage } from './record-page.ts';

const words = {
  t: createTranslator({ locale: 'en', messages: english, namespace: 'records' }),
  c: createTranslator({ locale: 'en', messages: english, namespace: 'classes' }),
} as unknown as PageWords;

const id = '0193a000-0000-7000-8000-000000000001';
const record: StudentRecord = {
  madeAt: new Date('2026-03-29T00:30:00Z'),
  own: true,
  class: { name: 'English 9A', timeZone: 'Europe/Berlin' },
  person: {
    name: 'Ada <i>Brandt</i>',
    role: 'STUDENT',
    status: 'ACTIVE',
    joinedAt: new Date('2026-01-07T08:00:00Z'),
    userName: 'ada',
    sourceId: null,
  },
  account: { displayName: 'Ada', wideSpacing: false, createdAt: new Date('2026-01-07T08:00:00Z') },
  attempts: [],
  grades: [],
  posts: [],
  rows: { Highlight: [{ id, note: 'Why 41?', removedAt: null, createdAt: '2026-03-29T01:15:00.113+00:00' }] },
  counts: { PostRead: 3 },
  leftOut: {},
  log: [],
};

describe('a record as a page', () => {
  test('says what is kept in words, in the class’s time, without what only programs read', () => {
    const page = recordPage(record, 'en', words);
    expect(page).toContain('Highlights and private notes');
    expect(page).toContain('Why 41?');
    expect(page).toContain('2026-03-29 03:15');
    expect(page).toContain('Wider spacing');
    for (const raw of [id, 'createdAt', '+00:00', 'PostRead', 'Removed', 'null', '<i>'])
      expect(page).not.toContain(raw);
  });

  test('says what stands for something in words, every value of it', () => {
    const choices: Record<string, readonly string[]> = {
      hears: Object.values(Hears),
      news: Object.values(MarkNews),
      state: Object.values(PostState),
      kind: [...Object.values(CalendarKind), ...waitKinds, ...reactionKinds],
      textSize: textSizes,
    };
    const rows = Object.entries(choices).flatMap(([column, values]) => values.map(value => ({ [column]: value })));
    const page = recordPage({ ...record, rows: { Hearing: rows } }, 'en', words);
    for (const value of Object.values(choices).flat()) expect(page).not.toContain(`>${value}<`);
    expect(page).toContain('>replies and mentions<');
  });

  test('has a name for every table that it lists or counts', () => {
    const named: Record<string, string> = english.records.kept;
    const listed = tablesOf(({ given }) => given !== 'written');
    expect(listed.filter(table => !named[table])).toEqual([]);
    expect(Object.keys(named).filter(table => !(table in registry))).toEqual([]);
  });
});
