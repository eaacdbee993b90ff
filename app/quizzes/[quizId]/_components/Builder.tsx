'use client';
import { useTranslations } from 'next-intl';
import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { TwoWayLight } from '#/app/_article/TwoWayLight.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { announce, Button, Notice } from '#/app/_ui/index.ts';
import type { Sentence } from '#/server/article/article.ts';
import type { Question } from '#/server/quiz/question.ts';
import { BuilderHead } from './BuilderHead.tsx';
import type { Card } from './card.ts';
import { askedProof, movedBy, movedOnto } from './changes.ts';
import { DroppedQuestions } from './DroppedQuestions.tsx';
import { type CardActs, QuestionCard } from './QuestionCard.tsx';
import { QuestionEditor } from './QuestionEditor.tsx';
import { emptyForm, toForm } from './question-form.ts';
import { useDraft } from './use-draft.ts';
import { usePicking } from './use-picking.ts';
import { useRestLight } from './use-rest-light.ts';

export type BuilderProps = {
  quizId: string;
  readingId: string;
  name: string;
  version: number;
  latest: number;
  savedAt: string;
  classes: { classId: string; name: string }[];
  cards: Card[];
  sentences: Sentence[];
  /** Rendered on the server: the article, and the ledger. */
  article: ReactNode;
  ledger: ReactNode;
};

const fresh = 'new';

/** The quiz builder: article and questions side by side, in two-way light. */
export function Builder(props: BuilderProps) {
  const { quizId, sentences } = props;
  const t = useTranslations('builder');
  const e = useTranslations('errors');
  const draft = useDraft(props.version, props.cards);
  const { cards } = draft;
  const live = cards.filter(card => card.status !== 'DROPPED');
  const dropped = cards.filter(card => card.status === 'DROPPED');
  const [open, setOpen] = useState<string | null>(live[0]?.question.id ?? null);
  const [editing, setEditing] = useState<string | null>(null);
  const [picked, setPicked] = useState('');
  const [undo, setUndo] = useState<Card | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [shownPane, setPane] = useState<'article' | 'questions'>('questions');
  const [dragged, setDragged] = useState<string | null>(null);
  const pane = useRef<HTMLElement>(null);
  useRestLight(
    pane,
    live.find(card => card.question.id === open),
  );
  usePicking(pane, editing !== null, picked, sentences.length, setPicked);

  const ids = live.map(card => card.question.id);
  const focusCard = (id: string | undefined) =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#card-${id} h2 button`)?.focus());
  const setStatus = (card: Card, status: Card['status']) => {
    const questionId = card.question.id;
    setUndo(status === 'DROPPED' ? card : null);
    setSaid(null);
    void draft.change(
      version => trpc.quiz.setStatus.mutate({ quizId, version, questionId, status }),
      cards.map(one => (one.question.id === questionId ? { ...one, status } : one)),
    );
  };
  const drop = (card: Card) => {
    const at = ids.indexOf(card.question.id);
    const next = ids[at + 1] ?? ids[at - 1];
    if (open === card.question.id) setOpen(next ?? null);
    setStatus(card, 'DROPPED');
    announce(t('dropped-said', { number: at + 1 }));
    focusCard(next);
  };
  const order = (next: string[] | null, moved: string) => {
    if (!next) return;
    const place = new Map(next.map((id, index) => [id, index]));
    const of = (card: Card) => place.get(card.question.id) ?? next.length;
    const all = cards.toSorted((a, b) => of(a) - of(b));
    void draft.change(
      version => trpc.quiz.reorder.mutate({ quizId, version, order: all.map(card => card.question.id) }),
      all,
    );
    announce(t('moved-said', { number: next.indexOf(moved) + 1 }));
    focusCard(moved);
  };
  const askProof = async (questionId: string | null, points: number | null) => {
    setSaid(null);
    const asked = await draft.change(
      version => trpc.quiz.askProof.mutate({ quizId, version, questionId, points }),
      cards.map(card => askedProof(card, questionId, points)),
    );
    if (asked && asked.without > 0) setSaid(t('without-proof', { count: asked.without }));
  };
  const edit = (card: Card) => {
    setOpen(card.question.id);
    setPicked(card.sentences.map(index => index + 1).join(', '));
    setEditing(card.question.id);
  };
  const another = async (card: Card) => {
    setSaid(null);
    const made = await draft.change(version =>
      trpc.quiz.another.mutate({ quizId, version, questionId: card.question.id }),
    );
    if (!made) return;
    if (made.questionId === null) setSaid(t('no-other'));
    else setOpen(made.questionId);
  };
  const put = async (question: Question) => {
    const saved = await draft.change(version => trpc.quiz.put.mutate({ quizId, version, question }));
    if (!saved) return false;
    setEditing(null);
    setOpen(saved.questionId);
    return true;
  };
  const write = () => {
    setPicked('');
    setEditing(fresh);
  };
  const actsOf = (card: Card): CardActs => ({
    toggle: () => setOpen(open === card.question.id ? null : card.question.id),
    keep: () => setStatus(card, card.status === 'KEPT' ? 'SUGGESTED' : 'KEPT'),
    drop: () => drop(card),
    edit: () => edit(card),
    another: () => void another(card),
    askProof: points => void askProof(card.question.id, points),
    move: by => order(movedBy(ids, card.question.id, by), card.question.id),
    grab: () => setDragged(card.question.id),
  });
  const editorOf = (card: Card | null) => (
    <QuestionEditor
      quizId={quizId}
      was={card?.question ?? null}
      start={card ? toForm(card.question, card.sentences) : emptyForm([])}
      sentences={sentences}
      picked={picked}
      onPick={setPicked}
      onSave={put}
      onCancel={() => setEditing(null)}
    />
  );
  const leadToArticle = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#s"]') : null;
    if (link) flushSync(() => setPane('article'));
  };
  return (
    <TwoWayLight className={`bench shows-${shownPane}`}>
      <div className="switch">
        {(['article', 'questions'] as const).map(pane => (
          <button key={pane} type="button" aria-pressed={shownPane === pane} onClick={() => setPane(pane)}>
            {t(`pane-${pane}`)}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard */}
      <section ref={pane} className="pane-article" aria-labelledby="art-title" tabIndex={0}>
        {props.article}
      </section>
      <section className="pane-questions" aria-labelledby="quiz-title" onClickCapture={leadToArticle}>
        <BuilderHead
          {...props}
          cards={cards}
          live={live}
          saving={draft.saving}
          change={draft.change}
          askProof={askProof}
        />
        {draft.failed && (
          <Notice tone="wrong" live="now" title={e(draft.failed as 'failed')}>
            {draft.changed.size > 0 && <p>{t('changed-count', { count: draft.changed.size })}</p>}
          </Notice>
        )}
        {said && <Notice live="polite" title={said} />}
        {undo && (
          <p className="undo" role="status">
            {t('dropped-note', { prompt: undo.question.prompt })}{' '}
            <Button small icon="restore" onClick={() => setStatus(undo, undo.status)}>
              {t('undo')}
            </Button>
          </p>
        )}
        {live.length === 0 && <p className="soft nothing">{cards.length === 0 ? t('not-enough') : t('all-dropped')}</p>}
        <ol className="qs" aria-label={t('questions')}>
          {live.map((card, index) => {
            const { id } = card.question;
            return (
              <li
                key={id}
                draggable={dragged === id}
                className={dragged && dragged !== id ? 'target' : undefined}
                onDragStart={event => event.dataTransfer.setData('text/plain', id)}
                onDragOver={event => dragged && event.preventDefault()}
                onDrop={event => {
                  event.preventDefault();
                  if (dragged) order(movedOnto(ids, dragged, id), dragged);
                  setDragged(null);
                }}
                onDragEnd={() => setDragged(null)}
                onPointerUp={() => setDragged(null)}
              >
                <QuestionCard
                  card={card}
                  number={index + 1}
                  last={index === live.length - 1}
                  open={open === id}
                  changed={draft.changed.has(id)}
                  editor={editing === id ? editorOf(card) : null}
                  acts={actsOf(card)}
                />
              </li>
            );
          })}
        </ol>
        {editing === fresh ? (
          <div className="q by-hand">{editorOf(null)}</div>
        ) : (
          <div className="acts after-list">
            <Button icon="plus" onClick={write}>
              {t('write')}
            </Button>
          </div>
        )}
        <DroppedQuestions dropped={dropped} restore={card => setStatus(card, 'SUGGESTED')} />
        {props.ledger}
      </section>
    </TwoWayLight>
  );
}
