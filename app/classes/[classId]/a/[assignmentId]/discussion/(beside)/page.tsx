import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { failureSentences } from '#/app/_frame/failures.ts';
import { reader } from '#/app/_frame/reader.ts';
import { Cards } from '#/app/_talk/Cards.tsx';
import { Found } from '#/app/_talk/Found.tsx';
import { GateNotice } from '#/app/_talk/GateNotice.tsx';
import { LedHere } from '#/app/_talk/LedHere.tsx';
import { LiveList } from '#/app/_talk/LiveList.tsx';
import { NewThread } from '#/app/_talk/NewThread.tsx';
import { passageOf } from '#/app/_talk/place.ts';
import { Tools, viewOf } from '#/app/_talk/Tools.tsx';
import { WritingNotice } from '#/app/_talk/WritingNotice.tsx';
import { ButtonLink, Empty, Notice, PageTitle } from '#/app/_ui/index.ts';
import { read } from '#/server/trpc/caller.ts';

type Query = Partial<
  Record<'sort' | 'filter' | 'q' | 's' | 'from' | 'to' | 'sentence' | 'question' | 'after' | 'to', string>
>;
type Props = { params: Promise<{ classId: string; assignmentId: string }>; searchParams: Promise<Query> };

const pathOf = (ids: { classId: string; assignmentId: string }) =>
  `/classes/${ids.classId}/a/${ids.assignmentId}/discussion`;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ids = await params;
  const { assignment } = await read(pathOf(ids), call => call.assignment.get(ids));
  return { title: (await getTranslations('discussion'))('title-of', { title: assignment.title }) };
}

export default async function DiscussionPage({ params, searchParams }: Props) {
  const { classId, assignmentId } = await params;
  const query = await searchParams;
  const ids = { classId, assignmentId };
  const path = pathOf(ids);
  const view = viewOf(query);
  const q = query.q?.trim() ?? '';
  const to = z.uuid().safeParse(query.to).data ?? null;
  const sentence = /^\d{1,6}$/.test(query.sentence ?? '') ? Number(query.sentence) : null;
  const [{ reading, role, timeZone }, list, { draft }] = await read(path, call =>
    Promise.all([
      call.assignment.get(ids),
      call.discussion.threads({
        ...ids,
        ...view,
        sentence: sentence === null ? null : Math.max(0, sentence - 1),
        cursor: q ? null : (query.after ?? null),
      }),
      call.discussion.draft({ ...ids, parentId: null }),
    ]),
  );
  const [t, at, failures] = await Promise.all([getTranslations('discussion'), reader(timeZone), failureSentences()]);
  const span = reading && passageOf(query, reading.text, reading.sentences);
  const sentences = (reading?.sentences ?? []).map(({ start, end }, sentence) => ({
    start,
    end,
    sentence,
    words: reading?.text.slice(start, end) ?? '',
  }));
  const passage = span && {
    ...span,
    words: reading.text.slice(span.start, span.end),
    number: sentences.findLastIndex(each => each.start <= span.start) + 1,
  };
  const { gate, settings } = list;
  const narrowed =
    view.filter !== 'all' || view.sort === 'unanswered' || sentence !== null || query.after !== undefined;
  const on: Record<string, string> = sentence === null ? {} : { sentence: String(sentence) };
  return (
    <>
      <PageTitle
        intro={t('intro')}
        actions={
          <>
            <ButtonLink href={`${path}/participation`}>{t('taking-part')}</ButtonLink>
            {role === 'TEACHER' && <ButtonLink href={`${path}/transcript`}>{t('transcript')}</ButtonLink>}
            {role !== 'STUDENT' && <ButtonLink href={`${path}/settings`}>{t('settings')}</ButtonLink>}
          </>
        }
      >
        {t('title')}
      </PageTitle>
      <WritingNotice gate={gate} at={at} />
      {!gate.open && (
        <GateNotice
          gate={gate}
          at={at}
          assignment={`/classes/${classId}/a/${assignmentId}`}
          led={query.to !== undefined}
        />
      )}
      {gate.open && to && (
        <Notice title={t('led-open')}>
          <p>
            <LedHere href={`${path}/${to}`} label={t('led-go')} />
          </p>
        </Notice>
      )}
      {gate.mayPost && (
        <NewThread
          classId={classId}
          assignmentId={assignmentId}
          passage={passage ?? null}
          question={query.question ?? null}
          sentences={sentences}
          open={!gate.open && gate.needs.some(need => need === 'own-post' || need === 'cited-post')}
          draft={draft?.source ?? ''}
          who={settings.pseudonym && t('who', { name: settings.pseudonym })}
          failures={failures}
          after={to && `${path}/${to}`}
        />
      )}
      {(list.threads.length > 0 || narrowed || q !== '') && <Tools path={path} view={view} q={q} />}
      {q ? (
        <Found classId={classId} assignmentId={assignmentId} q={q} after={query.after ?? null} path={path} at={at} />
      ) : (
        <LiveList classId={classId} assignmentId={assignmentId} unread={list.unread}>
          {sentence !== null && (
            <p className="acts">
              <b>{t('threads-on', { number: sentence })}</b>
              <Link href={path} prefetch={false}>
                {t('all-threads')}
              </Link>
            </p>
          )}
          {list.threads.length === 0 && narrowed && (
            <Empty
              title={t('none-such')}
              action={
                <Link href={path} prefetch={false}>
                  {t('all-threads')}
                </Link>
              }
            />
          )}
          {list.threads.length === 0 && !narrowed && gate.open && (
            <Empty title={t('none')}>{gate.mayPost && t('none-text')}</Empty>
          )}
          <Cards threads={list.threads} path={path} at={at} />
          {list.next && (
            <p className="after-list">
              <Link href={`${path}?${new URLSearchParams({ ...view, ...on, after: list.next })}`}>{t('older')}</Link>
            </p>
          )}
        </LiveList>
      )}
    </>
  );
}
