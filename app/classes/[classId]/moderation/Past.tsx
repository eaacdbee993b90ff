import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { trpc } from '#/app/_client/trpc.ts';
import { Body } from '#/app/_talk/Body.tsx';
import { inOrder } from '#/app/_ui/in-order.ts';
import { type Reader, Time } from '#/app/_ui/index.ts';

type Event = Awaited<ReturnType<typeof trpc.discussion.past.query>>['events'][number];

/** What happened to a post before it came here: writing, holds, reports, decisions, and edits with the words before. */
export function Past({ classId, postId, at }: { classId: string; postId: string; at: Reader }) {
  const t = useTranslations('moderation');
  const [events, setEvents] = useState<readonly Event[] | 'failed' | null>(null);
  useEffect(() => {
    let current = true;
    trpc.discussion.past.query({ classId, postId }).then(
      answer => current && setEvents(answer.events),
      () => current && setEvents('failed'),
    );
    return () => {
      current = false;
    };
  }, [classId, postId]);
  const said = (event: Event) => {
    const by = event.by ?? t('somebody');
    if (event.kind === 'held') return t('past-held', { why: t(`past-why-${event.what}`) });
    if (event.kind === 'decided') return t(`past-${event.what}`, { by });
    return t(`past-${event.kind}`, { by });
  };
  return (
    <section aria-labelledby="past">
      <h2 className="t-sec" id="past">
        {t('history')}
      </h2>
      {events === 'failed' && <p className="soft">{t('past-failed')}</p>}
      <ol className="trail">
        {Array.isArray(events) &&
          inOrder(events, event => (
            <li>
              <Time at={new Date(event.at)} reader={at} />
              <div>
                <p>{said(event)}</p>
                {event.reason && <p className="soft" dir="auto">{`“${event.reason}”`}</p>}
                {event.body && (
                  <details>
                    <summary>{t('past-said')}</summary>
                    <Body body={event.body} />
                  </details>
                )}
              </div>
            </li>
          ))}
      </ol>
    </section>
  );
}
