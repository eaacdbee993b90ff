import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Article } from '#/app/_article/index.ts';
import { HeatList } from '#/app/_talk/HeatList.tsx';
import { heatOf } from '#/app/_talk/heat.ts';
import { PaneSwitch } from '#/app/_talk/PaneSwitch.tsx';
import { PickPassage } from '#/app/_talk/PickPassage.tsx';
import { talkMarks } from '#/app/_talk/talk-marks.ts';
import { Main } from '#/app/_ui/index.ts';
import { Words } from '#/app/readings/_components/Words.tsx';
import { read } from '#/server/trpc/caller.ts';
import { AssignmentFrame } from '../../AssignmentFrame.tsx';

type Props = { params: Promise<{ classId: string; assignmentId: string }>; children: ReactNode };

/** The article beside whatever is read or written of its discussion; it stays where it is while one goes from thread to thread. */
export default async function DiscussionLayout({ params, children }: Props) {
  const { classId, assignmentId } = await params;
  const path = `/classes/${classId}/a/${assignmentId}/discussion`;
  const [{ reading }, marks] = await read(path, call =>
    Promise.all([call.assignment.get({ classId, assignmentId }), call.discussion.marks({ classId, assignmentId })]),
  );
  const t = await getTranslations('discussion');
  const talk = <Words areas={['discussion']}>{children}</Words>;
  return (
    <AssignmentFrame classId={classId} assignmentId={assignmentId} view="discussion">
      {reading ? (
        <Main width="flush">
          <PaneSwitch
            labels={{ article: t('pane-article'), talk: t('pane-talk') }}
            article={
              <PickPassage href={path} label={t('discuss-this')}>
                <HeatList counts={marks} text={reading.text} sentences={reading.sentences} path={path} />
                <Article
                  {...heatOf(marks)}
                  title={reading.title}
                  titleLevel={2}
                  text={reading.text}
                  blocks={reading.blocks}
                  sentences={reading.sentences}
                  marks={talkMarks(
                    marks,
                    reading.sentences,
                    number => `${path}?sentence=${number}`,
                    ({ posts }) => t('posts-here', { count: posts }),
                  )}
                  numbers
                />
              </PickPassage>
            }
          >
            {talk}
          </PaneSwitch>
        </Main>
      ) : (
        <Main width="text">{talk}</Main>
      )}
    </AssignmentFrame>
  );
}
