'use client';

import { type RefObject, useState } from 'react';
import { sentenceId } from '#/app/_article/sentence-id.ts';
import { fill } from '#/app/_client/fill.ts';
import { trpc } from '#/app/_client/trpc.ts';
import { Button, Segmented } from '#/app/_ui/index.ts';
import type { TextSize } from '#/server/auth/person.ts';
import { adultPace, fastestPace, learnersPace, percentOf, timeFor } from '#/server/study/pace.ts';
import type { StudyWords } from './study-words.ts';
import { useAloud } from './useAloud.ts';

/** How readings look to somebody; `lasting` when what they choose here is kept for the next time. */
export type Look = { textSize: TextSize; wideSpacing: boolean; lasting: boolean };

const sizes = (['xs', 'sm', 'md', 'lg', 'xl'] as const).map((value, index) => ({
  value,
  label: <span className={`z${index + 1}`}>{value.toUpperCase()}</span>,
}));
/** How fast it is read aloud, in percent of the voice's own pace. */
const speeds = ['60', '80', '100', '120', '150'] as const;

/** How the reading in `root` looks and sounds, and how far its reader is. */
export function Desk({
  root,
  words,
  look: start,
  language,
  counts,
  before,
  read,
  onNote,
}: {
  root: RefObject<HTMLElement | null>;
  words: StudyWords;
  look: Look;
  language: string;
  counts: readonly number[];
  /** What was read when the page came. */
  before: readonly number[];
  read: ReadonlySet<number>;
  onNote: () => void;
}) {
  const [look, setLook] = useState(start);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>('100');
  const aloud = useAloud(root, language, Number(speed) / 100);
  const change = (to: Partial<Look>) => {
    const next = { ...look, ...to };
    setLook(next);
    const article = root.current?.querySelector<HTMLElement>('.prose');
    article?.setAttribute('data-size', next.textSize);
    if (next.wideSpacing) article?.setAttribute('data-spacing', 'wide');
    else article?.removeAttribute('data-spacing');
    const { textSize, wideSpacing, lasting } = next;
    // The page looks as chosen in any case; that it could not be kept for the next time is no reason to interrupt a reader.
    if (lasting) trpc.account.setLook.mutate({ textSize, wideSpacing }).catch(() => undefined);
  };
  const share = counts.length === 0 ? 0 : read.size / counts.length;
  const left = counts.reduce((sum, count, sentence) => (read.has(sentence) ? sum : sum + count), 0);
  const minutes = Math.max(1, Math.round(timeFor(left, learnersPace) / 60_000));
  // Where the reader stopped the last time: what follows the last sentence read, when there is something left there.
  const stopped = before.length > 0 ? counts.findIndex((_, sentence) => sentence > Math.max(...before)) : -1;
  return (
    <>
      <div
        className="progress"
        role="progressbar"
        aria-label={words['read-so-far']}
        aria-valuenow={percentOf(share)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <svg aria-hidden="true">
          <rect width={`${share * 100}%`} height="2" />
        </svg>
      </div>
      <section className="desk" aria-label={words.look}>
        <Segmented
          name="size"
          label={words.size}
          options={sizes}
          chosen={look.textSize}
          onChange={textSize => change({ textSize })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={look.wideSpacing}
            onChange={event => change({ wideSpacing: event.target.checked })}
          />{' '}
          {words.wide}
        </label>
        {aloud.voice && (
          <div className="acts">
            {aloud.state === 'still' && (
              <Button small icon="talk" title={words['aloud-from']} onClick={aloud.begin}>
                {words.aloud}
              </Button>
            )}
            {aloud.state === 'speaking' && (
              <Button small onClick={aloud.pause}>
                {words.pause}
              </Button>
            )}
            {aloud.state === 'paused' && (
              <Button small onClick={aloud.resume}>
                {words.resume}
              </Button>
            )}
            {aloud.state !== 'still' && (
              <Button small tone="quiet" onClick={aloud.stop}>
                {words.stop}
              </Button>
            )}
            <label className="speed">
              <span className="meta">{words.speed}</span>{' '}
              <select
                className="in"
                value={speed}
                onChange={event => setSpeed(speeds.find(each => each === event.target.value) ?? '100')}
              >
                {speeds.map(each => (
                  <option key={each} value={each}>
                    {words[`speed-${each}`]}
                  </option>
                ))}
              </select>
            </label>
          </div>
        )}
        <Button small tone="quiet" icon="lock" onClick={onNote}>
          {words['by-sentence']}
        </Button>
        <details className="meta so-far">
          <summary>
            {fill(words.sentences, { read: read.size, total: counts.length })}
            {left > 0 && <>, {fill(words.minutes, { minutes })}</>}
          </summary>
          <p>{fill(words['how-text'], { fastest: fastestPace, pace: adultPace })}</p>
        </details>
        {stopped > 0 && <a href={`#${sentenceId(stopped)}`}>{words['go-on']}</a>}
      </section>
    </>
  );
}
