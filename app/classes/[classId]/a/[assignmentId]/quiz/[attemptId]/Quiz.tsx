'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { TwoWayLight } from '#/app/_article/TwoWayLight.tsx';
import { fill } from '#/app/_client/fill.ts';
import { failureOf, trpc } from '#/app/_client/trpc.ts';
import { useAlive } from '#/app/_client/useAlive.ts';
import { Button, Icon, Notice } from '#/app/_ui/index.ts';
import type { AskedQuestion } from '#/server/attempt/taking.ts';
import { Ask } from './Ask.tsx';
import { Clock } from './Clock.tsx';
import { type Done, HandedIn } from './HandedIn.tsx';
import { HandIn } from './HandIn.tsx';
import { JumpNav } from './JumpNav.tsx';
import { Pause, TakeBreak } from './Pause.tsx';
import type { QuizWords } from './QuestionField.tsx';
import { type Answered, useAnswers } from './useAnswers.ts';
import { usePointing } from './usePointing.ts';
import { type QuizTime, useTime } from './useTime.ts';

/** A clock is of use on the last day only; before it the page names the closing time. */
const dayLong = 86_400_000;

/** Taking a quiz: all questions or one at a time, saved as one goes, handed in once. `reading` stands beside it. */
export function Quiz({
  classId,
  assignmentId,
  attemptId,
  outboxKey,
  questions,
  time,
  oneAtATime,
  place,
  done: before,
  locale,
  words,
  errors,
  reading,
}: {
  classId: string;
  assignmentId: string;
  attemptId: string;
  outboxKey: string;
  questions: AskedQuestion[];
  /** Without a clock no time is shown or spoken; at the end what is saved is handed in all the same. */
  time: QuizTime;
  oneAtATime: boolean;
  /** Where there is no way back: which question of how many `questions` holds. */
  place: { at: number; of: number } | null;
  done: Done | null;
  locale: string;
  words: QuizWords;
  errors: Record<string, string>;
  reading: ReactNode;
}) {
  const { answers, put, flush, line, lasting, wipe } = useAnswers(classId, attemptId, outboxKey, questions);
  const { remaining, ask: askTime } = useTime({ classId, attemptId }, time);
  const { noClock, pause, breaks } = time;
  const [done, setDone] = useState<Done | null>(before);
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [pointing, setPointing] = useState<string | null>(null);
  const alive = useAlive();
  const root = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const first = place?.at ?? 0;
  const all = questions.map(({ id, proof }, index) => ({
    id,
    number: first + index + 1,
    proof,
    ...(answers[id] as Answered),
  }));
  const unproved = all.filter(each => each.proof && each.cited === null);
  const open = all.filter(each => each.answer === null || (each.proof?.points && each.cited === null));
  const missing = unproved.filter(each => each.answer !== null);
  const isOpen = (id: string) => open.some(each => each.id === id);
  const unsent = all.filter(each => each.unsent);
  const clock = (iso: string) => new Date(iso).toLocaleTimeString(locale);

  useEffect(() => {
    if (lasting || unsent.length === 0) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [lasting, unsent.length]);

  usePointing(root, pointing !== null, sentence => {
    const id = pointing;
    setPointing(null);
    if (id === null) return;
    const state = answers[id];
    if (state && sentence !== null) put(id, { answer: state.answer, cited: { sentence }, flagged: state.flagged });
    requestAnimationFrame(() => document.getElementById(`${id}-proof`)?.focus());
  });

  useEffect(() => {
    if (first > 0) document.getElementById(`q${first + 1}`)?.focus();
  }, [first]);

  async function goOn() {
    setBusy(true);
    setTold(null);
    try {
      // What waits goes first: a question that was left takes no answer any more.
      if (!(await flush())) throw new Error('unsent');
      await trpc.attempt.advance.mutate({ classId, attemptId, from: first });
      router.refresh();
    } catch (error) {
      setTold(errors[failureOf(error).code] ?? errors.offline ?? '');
      setBusy(false);
    }
  }

  async function submit() {
    setBusy(true);
    setTold(null);
    try {
      // What waits goes first; were it lost, handing in must not seem to have worked.
      if (!(await flush())) throw new Error('unsent');
      const result = await trpc.attempt.submit.mutate({ classId, attemptId });
      wipe();
      setDone(result);
      window.scrollTo(0, 0);
    } catch (error) {
      setTold(errors[failureOf(error).code] ?? errors.offline ?? '');
    }
    setBusy(false);
  }

  if (done)
    return <HandedIn done={done} classId={classId} assignmentId={assignmentId} attemptId={attemptId} words={words} />;
  if (pause !== null) return <Pause {...{ classId, attemptId, pause, remaining, noClock, words, errors }} />;
  const shown = oneAtATime ? questions.slice(at, at + 1) : questions;
  const last = place ? place.at === place.of - 1 : !oneAtATime || at === questions.length - 1;
  return (
    <>
      <section className="quizbar" aria-label={words.saves}>
        <div className="col">
          <span role="status">
            {line !== 'fine' && unsent.length > 0 ? (
              <b>
                <Icon name="alert" />
                {line === 'offline' ? words.offline : ''} {fill(words.waiting ?? '', { count: unsent.length })}
              </b>
            ) : unsent.length > 0 ? (
              words.saving
            ) : (
              words.saved
            )}
          </span>
          <span>
            {place
              ? fill(words['place-of'] ?? '', { number: place.at + 1, all: place.of })
              : fill(words.answered ?? '', { answered: all.length - open.length, all: all.length })}
          </span>
          {remaining !== null && remaining < dayLong && (
            <Clock
              remaining={remaining}
              hidden={noClock}
              words={words}
              onOver={() => void askTime().then(over => (over ? submit() : undefined))}
            />
          )}
          {breaks >= 1000 && (
            <TakeBreak {...{ classId, attemptId, noClock, words, errors }} left={breaks} before={flush} />
          )}
          {pointing !== null && (
            <p className="pointing-now" role="status">
              {fill(words['proof-pointing'] ?? '', {
                number: first + questions.findIndex(({ id }) => id === pointing) + 1,
              })}
              <Button small onClick={() => setPointing(null)}>
                {words['proof-stop']}
              </Button>
            </p>
          )}
        </div>
      </section>
      <TwoWayLight ref={root} className={reading ? 'quiz-beside' : 'col'}>
        {reading}
        <div className="quiz-col">
          {!place && <JumpNav all={all} isOpen={isOpen} at={oneAtATime ? at : null} onJump={setAt} words={words} />}
          {line === 'signed-out' && (
            <Notice tone="wrong" live="now">
              <p>{words['signed-out']}</p>
            </Notice>
          )}
          {line === 'offline' && !lasting && (
            <Notice live="polite">
              <p>{words['keep-open']}</p>
            </Notice>
          )}
          {shown.map(asked => {
            const number = first + questions.indexOf(asked) + 1;
            const state = answers[asked.id];
            return (
              state && (
                <Ask
                  key={asked.id}
                  asked={asked}
                  number={number}
                  state={state}
                  words={words}
                  disabled={busy || !alive}
                  clock={clock}
                  pointing={pointing === asked.id}
                  onPoint={on => setPointing(on ? asked.id : null)}
                  onChange={given => put(asked.id, given)}
                />
              )
            );
          })}
          {place && !last && (
            <>
              {told && (
                <Notice tone="wrong" live="now">
                  <p>{told}</p>
                </Notice>
              )}
              <div className="acts">
                <Button tone="ink" disabled={busy} onClick={() => void goOn()}>
                  {words.next}
                </Button>
                <span className="meta">{words['no-way-back']}</span>
              </div>
            </>
          )}
          {oneAtATime && !place && (
            <div className="acts">
              <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
                {words.previous}
              </Button>
              {!last && (
                <Button tone="ink" onClick={() => setAt(at + 1)}>
                  {words.next}
                </Button>
              )}
            </div>
          )}
          {last && (
            <HandIn
              open={open.map(each => each.number)}
              missing={missing.map(each => each.number)}
              waits={unsent.length > 0 && line !== 'fine'}
              alone={place !== null}
              told={told}
              busy={busy}
              onSubmit={() => void submit()}
              words={words}
            />
          )}
        </div>
      </TwoWayLight>
    </>
  );
}
