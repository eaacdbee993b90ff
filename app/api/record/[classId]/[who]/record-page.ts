import type { getTranslations } from 'next-intl/server';
import { localTime } from '#/server/assignment/zoned.ts';
import { auditActions } from '#/server/classroom/audit.ts';
import { documentOf, element } from '#/server/markup.ts';
import type { RecordedAct, RecordedAttempt, RecordedPost, Row, StudentRecord } from '#/server/records/record.ts';

type Words<Area extends 'records' | 'classes'> = Awaited<ReturnType<typeof getTranslations<Area>>>;
/** The catalogs that the page is written with. */
export type PageWords = { t: Words<'records'>; c: Words<'classes'> };
type Piece = ReturnType<typeof element>;

const style =
  'body{font:16px/1.5 sans-serif;max-width:56em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}' +
  'tbody th{width:14em;font-weight:600}@media(max-width:40em){tbody th{width:8em}}th,td{text-align:start;vertical-align:top;border-top:1px solid #888;padding:.35em .75em .35em 0;overflow-wrap:anywhere}' +
  'h2{margin-top:2em}h3{margin:1.5em 0 .25em}.words{white-space:pre-wrap;overflow-wrap:anywhere}blockquote{margin:.25em 0;padding-inline-start:1em;border-inline-start:3px solid #888}' +
  '@media(prefers-color-scheme:dark){body{background:#16181c;color:#e8e6e1}}';

const p = (...inside: (Piece | string)[]) => element('p', {}, ...inside);
const typed = (text: string) => element('p', { class: 'words', dir: 'auto' }, text);

function table(head: string[], rows: string[][]): Piece {
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head.map(each => element('th', { scope: 'col' }, each)))),
    element(
      'tbody',
      {},
      ...rows.map(row => element('tr', {}, ...row.map(cell => element('td', { dir: 'auto' }, cell)))),
    ),
  );
}

/** Names and what they stand for, one below the other, so that a phone shows them too, without those that stand for nothing. */
const facts = (pairs: [string, string | null][]) =>
  element(
    'table',
    {},
    element(
      'tbody',
      {},
      ...pairs.flatMap(([name, value]) =>
        value === null || value === ''
          ? []
          : [element('tr', {}, element('th', { scope: 'row' }, name), element('td', { dir: 'auto' }, value))],
      ),
    ),
  );

const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** A student's record as one page to read: a tree of elements, so that nothing anybody typed can be anything but text. */
export function recordPage(record: StudentRecord, language: string, { t, c }: PageWords): string {
  const { person } = record;
  const at = (time: Date) => localTime(time, record.class.timeZone).replace('T', ' ');
  const section = (title: string, pieces: Piece[]) => [
    element('h2', {}, title),
    ...(pieces.length ? pieces : [p(t('none'))]),
  ];

  const attempt = (one: RecordedAttempt) => [
    element('h3', {}, t('attempt', { assignment: one.assignment, number: one.number })),
    facts([
      [t('status'), t(`state-${one.state}`)],
      [t('started'), at(one.startedAt)],
      [t('handed-in'), one.submittedAt && at(one.submittedAt)],
      [t('receipt'), one.receipt],
      [
        t('marks'),
        one.mark === null || one.outOf === null ? t('later') : t('marks-of', { mark: one.mark, outOf: one.outOf }),
      ],
    ]),
    table(
      [t('question'), t('answer'), t('judged'), t('mark'), t('right-answer'), t('comment')],
      one.questions.map(question => [
        [question.prompt, question.passage].filter(Boolean).join(' '),
        question.answer.join('; ') || t('no-answer'),
        question.outcome ? t(`outcome-${question.outcome}`) : t('later'),
        `${question.mark === null ? t('later') : t('marks-of', { mark: question.mark, outOf: question.points })}${question.dropped ? ` (${t('dropped')})` : ''}`,
        question.rightAnswer ? question.rightAnswer.join('; ') : t('later'),
        question.comment ?? '',
      ]),
    ),
  ];

  const post = (one: RecordedPost) => [
    element('h3', {}, one.answersAPost ? t('post-reply', { assignment: one.assignment }) : one.assignment),
    ...(one.about ? [element('blockquote', { dir: 'auto' }, one.about)] : []),
    p(
      [at(one.writtenAt), t(`post-state-${one.state}`), one.editedAt ? t('edited', { when: at(one.editedAt) }) : '']
        .filter(Boolean)
        .join(' · '),
    ),
    typed(one.words),
    ...(one.reason ? [p(t('reason', { reason: one.reason }))] : []),
    ...(one.unmasked ? [p(t('unmasked', { reason: one.unmasked }))] : []),
    ...one.before.flatMap(old => [p(t('before', { when: at(old.at) })), element('blockquote', {}, typed(old.words))]),
  ];

  const inWords = (key: string): string | null =>
    t.has(key as Parameters<typeof t>[0]) ? t(key as Parameters<typeof t>[0]) : null;
  const said = (column: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (value instanceof Date) return at(value);
    if (typeof value === 'object') return JSON.stringify(value);
    const text = String(value);
    if (isId.test(text)) return '';
    if (isInstant.test(text)) return at(new Date(text));
    return (/^[\w-]+$/.test(text) && inWords(`values.${column}.${text}`)) || text;
  };
  const called = (table: string) => inWords(`kept.${table}`) ?? table;
  /** A row as it stands, in words: what is empty says nothing, and ids are for programs, which read the other file. */
  const plainly = (row: Row) =>
    facts(
      Object.entries(row).map(([column, value]): [string, string] => [
        inWords(`columns.${column}`) ?? column,
        said(column, value),
      ]),
    );
  const rowsOf = ([name, rows]: [string, Row[]]) => [element('h3', {}, called(name)), ...rows.map(plainly)];
  const counted = (counts: Record<string, number>) =>
    Object.keys(counts).length
      ? [
          table(
            [t('table'), t('count')],
            Object.entries(counts).map(([name, count]) => [called(name), String(count)]),
          ),
        ]
      : [];

  const act = ({ action, actor, subject, reason, decision, on }: RecordedAct) => {
    const known = auditActions.find(each => each === action);
    const names = { actor: actor ?? c('by-lectern'), subject: subject ?? c('somebody'), reason, decision, on };
    return known ? c(`action.${known}`, names) : action;
  };

  const title = t('of-plain', { name: person.name });
  const body = element(
    'body',
    {},
    element('h1', {}, title),
    p(t('of-class', { name: record.class.name, when: at(record.madeAt), zone: record.class.timeZone })),
    p(t('of-ids')),
    ...section(t('person'), [
      facts([
        [t('name'), person.name],
        [t('user-name'), person.userName],
        ...(person.sourceId ? [[t('source-id'), person.sourceId] as [string, string]] : []),
        [t('role'), c(`role-${person.role}`)],
        [t('joined'), at(person.joinedAt)],
      ]),
    ]),
    ...(record.account ? section(t('account'), [plainly(record.account)]) : []),
    ...section(t('attempts'), record.attempts.flatMap(attempt)),
    ...section(
      t('gradebook'),
      record.grades.length
        ? [
            table(
              [t('column'), t('mark'), t('comment')],
              record.grades.map(one => [
                one.column,
                t('marks-of', { mark: one.mark, outOf: one.outOf }),
                one.reason ?? '',
              ]),
            ),
          ]
        : [],
    ),
    ...section(t('posts'), record.posts.flatMap(post)),
    ...section(t('rows'), Object.entries(record.rows).flatMap(rowsOf)),
    ...section(t('counts'), counted(record.counts)),
    ...(record.own ? [] : section(t('left-out', { name: person.name }), counted(record.leftOut))),
    ...section(
      t('log'),
      record.log.length
        ? [
            table(
              [t('when'), t('what')],
              record.log.map(one => [at(one.at), act(one)]),
            ),
          ]
        : [],
    ),
  );
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width' }),
    element('meta', {
      'http-equiv': 'content-security-policy',
      content: "default-src 'none'; style-src 'unsafe-inline'",
    }),
    element('title', {}, title),
    element('style', {}, style),
  );
  return documentOf(language, head, body);
}
