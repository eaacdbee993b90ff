'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useState } from 'react';
import { newKey } from '#/app/_client/key.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { announce, Button, SelectField } from '#/app/_ui/index.ts';
import type { Span } from '#/server/article/article.ts';
import { discussionLimits } from '#/server/discussion/discussion.ts';
import { Composer } from './Composer.tsx';

/** What a thread can be started on without a pointer: a sentence, by its number and its first words. */
export type Startable = Span & { sentence: number; words: string };

/** Starts a thread on the passage chosen, or on the whole reading. */
export function NewThread({
  classId,
  assignmentId,
  passage,
  question,
  sentences,
  open,
  draft,
  who,
  failures,
  after,
}: {
  classId: string;
  assignmentId: string;
  /** The passage that the address names, with its words. */
  passage: (Span & { words: string; number: number }) | null;
  /** The question of the quiz that the address names. */
  question: string | null;
  sentences: readonly Startable[];
  open: boolean;
  draft: string;
  who: ReactNode;
  failures: Record<string, string>;
  /** Where one was on the way to: there it goes on once one has written. */
  after: string | null;
}) {
  const t = useTranslations('discussion');
  const router = useRouter();
  const [writing, setWriting] = useState(open || passage !== null || question !== null);
  const [chosen, setChosen] = useState<Startable | null>(null);
  const key = useRef<string>(null);
  const path = `/classes/${classId}/a/${assignmentId}/discussion`;
  if (!writing)
    return (
      <p className="acts">
        <Button tone="ink" icon="talk" onClick={() => setWriting(true)}>
          {t(draft ? 'start-draft' : 'start')}
        </Button>
      </p>
    );
  const about = chosen ?? passage;
  const from = question ? { questionId: question } : {};
  const anchor = about
    ? { kind: 'passage' as const, start: about.start, end: about.end, ...from }
    : { kind: question ? ('question' as const) : ('reading' as const), ...from };
  const given = passage
    ? t('about-chosen', { number: passage.number })
    : t(question ? 'about-question-chosen' : 'about-reading');
  return (
    <Composer
      title={t('start')}
      cited={
        <>
          {about && (
            <blockquote className="cite" dir="auto">
              {about.words}
            </blockquote>
          )}
          <SelectField
            id="about"
            label={t('about')}
            value={chosen?.sentence ?? ''}
            onChange={event => setChosen(sentences.find(each => String(each.sentence) === event.target.value) ?? null)}
          >
            <option value="">{given}</option>
            {sentences.map(each => (
              <option key={each.sentence} value={each.sentence}>
                {`${each.sentence + 1}. ${each.words}`}
              </option>
            ))}
          </SelectField>
        </>
      }
      start={draft}
      who={who}
      label={t('post')}
      limit={discussionLimits.post}
      sentences={failures}
      compare={source => trpc.discussion.compare.query({ classId, assignmentId, source })}
      people={asked =>
        trpc.discussion.mentionable.query({ classId, assignmentId, asked }).then(answer => answer.people)
      }
      keep={source => trpc.discussion.saveDraft.mutate({ classId, assignmentId, parentId: null, source })}
      send={async source => {
        key.current ??= newKey();
        const made = await trpc.discussion.post.mutate({
          classId,
          assignmentId,
          parentId: null,
          anchor,
          source,
          clientKey: key.current,
        });
        announce(t(made.state === 'held' ? 'held-said' : 'posted-said'));
        router.push(after === null ? `${path}/${made.threadId}` : `${after}${location.hash}`);
      }}
      onCancel={() => setWriting(false)}
    />
  );
}
