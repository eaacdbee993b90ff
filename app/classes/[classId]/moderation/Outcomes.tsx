import { useTranslations } from 'next-intl';
import { Button, Notice } from '#/app/_ui/index.ts';
import type { QueueCase } from '#/server/discussion/view.ts';
import type { useDecisions } from './useDecisions.ts';

const authors = (cases: readonly QueueCase[]) => [...new Set(cases.map(one => one.post.author?.name ?? ''))].join(', ');

/** What became of decisions: those that came too late, those that did not get there, and the last one, which can be taken back. */
export function Outcomes({ decisions }: { decisions: ReturnType<typeof useDecisions> }) {
  const t = useTranslations('moderation');
  const { last, conflicts, failed, told } = decisions;
  return (
    <>
      {conflicts.length > 0 && (
        <Notice tone="wrong" live="now" title={t('conflict', { count: conflicts.length, names: authors(conflicts) })} />
      )}
      {failed.length > 0 && (
        <Notice
          tone="wrong"
          live="now"
          title={t('not-sent', { count: failed.length, names: authors(failed.flatMap(each => each.on)) })}
        >
          <p>{failed.at(-1)?.why}</p>
          <Button small icon="restore" onClick={decisions.sendAgain}>
            {t('send-again')}
          </Button>
        </Notice>
      )}
      {last && (
        <p className="undo" role="status">
          {last.count === null
            ? t('on-its-way', { count: last.on.length })
            : t(`done-${last.decision}`, { count: last.count })}{' '}
          <Button small icon="restore" keys="U" onClick={() => void decisions.undo()}>
            {t('undo')}
          </Button>
        </p>
      )}
      {told && (
        <Notice tone="wrong" live="now">
          <p>{told}</p>
        </Notice>
      )}
    </>
  );
}
