'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Problem } from '#/app/_client/Problem.tsx';
import { useAct } from '#/app/_client/useAct.ts';
import { Button } from '#/app/_ui/index.ts';
import type { Body as Tree } from '#/server/discussion/view.ts';
import { Body } from './Body.tsx';
import { Checks, type Compared } from './Checks.tsx';
import { People } from './People.tsx';
import { useDraft } from './useDraft.ts';
import { type Person, useMention } from './useMention.ts';

/** How long after the last key a text is compared with the reading, in milliseconds. */
const pause = 600;

/**
 * Where a post is written: what it is about on top, the text, what the reading says to its quotes and figures, a preview, and
 * who will see which name. The text is kept as a draft while it is typed, and leaves the page only when it has been taken.
 */
export function Composer({
  title,
  cited,
  start,
  who,
  note,
  label,
  limit,
  sentences,
  compare,
  people,
  keep,
  send,
  onCancel,
}: {
  title: string;
  cited?: ReactNode;
  /** The text to begin with: a draft, or the post to be changed. */
  start: string;
  /** Who sees which name, in words. */
  who?: ReactNode;
  note?: ReactNode;
  label: string;
  limit: number;
  sentences: Record<string, string>;
  compare: (text: string) => Promise<Compared>;
  /** Those whom one may mention and whose names fit what is asked. */
  people?: (asked: string) => Promise<readonly Person[]>;
  keep?: (text: string) => Promise<unknown>;
  send: (text: string) => Promise<unknown>;
  onCancel?: () => void;
}) {
  const t = useTranslations('discussion');
  const id = useId();
  const [text, setText] = useState(start);
  const [previewed, setPreviewed] = useState(false);
  const preview = usePreview(text, previewed);
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(keep ?? (async () => undefined));
  const { run, pending, told, errorOf } = useAct(sentences);
  const compared = useCompared(text, compare);

  function type(next: string) {
    setText(next);
    if (keep) draft.change(next);
  }
  const mention = useMention(field, people, (said, caret) => {
    type(said);
    requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret));
  });
  const open = mention.people.length > 0;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return field.current?.focus();
    await draft.settle();
    const sent = await run(async () => ({ post: await send(text) }), { refresh: false });
    if (sent === undefined) {
      if (keep) draft.change(text);
      return field.current?.focus();
    }
    draft.forget();
    setText('');
  }
  return (
    <form className="compose" id="compose" aria-labelledby={`${id}title`} onSubmit={submit}>
      <h2 className="t-sec" id={`${id}title`}>
        {title}
      </h2>
      {cited}
      {note}
      <div className="field">
        <label htmlFor={`${id}text`}>{t('your-post')}</label>
        <textarea
          ref={field}
          className="in"
          id={`${id}text`}
          rows={5}
          maxLength={limit}
          value={text}
          dir="auto"
          onChange={event => {
            type(event.target.value);
            mention.look();
          }}
          onKeyDown={mention.onKeyDown}
          onClick={mention.look}
          onBlur={mention.close}
          aria-autocomplete="list"
          aria-controls={open ? `${id}people` : undefined}
          aria-activedescendant={open ? `${id}people-${mention.chosen}` : undefined}
          aria-describedby={`${id}how ${id}checks${errorOf('source') ? ` ${id}error` : ''}`}
          aria-invalid={errorOf('source') ? true : undefined}
        />
        <People id={`${id}people`} people={mention.people} chosen={mention.chosen} pick={mention.pick} />
        {errorOf('source') && (
          <p className="error" id={`${id}error`}>
            {errorOf('source')}
          </p>
        )}
        <p className="meta" id={`${id}how`}>
          {t('how-to-write')}
        </p>
      </div>
      <div id={`${id}checks`}>{compared && <Checks compared={compared} />}</div>
      {preview && (
        <section className="preview" aria-label={t('preview')}>
          <Body body={preview} />
        </section>
      )}
      <Problem told={told?.field === 'source' ? null : told} />
      <div className="acts">
        <Button tone="ink" type="submit" disabled={pending}>
          {label}
        </Button>
        <Button tone="quiet" aria-pressed={previewed} onClick={() => setPreviewed(!previewed)}>
          {t('preview')}
        </Button>
        {onCancel && (
          <Button tone="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        {keep && draft.state !== 'nothing' && <span className="meta draft-saved">{t(`draft-${draft.state}`)}</span>}
      </div>
      {who && <p className="meta">{who}</p>}
    </form>
  );
}

/** What the reading says to a text, a moment after its last key; the last answer stays until there is a newer one. */
function useCompared(text: string, compare: (text: string) => Promise<Compared>): Compared | null {
  const [compared, setCompared] = useState<Compared | null>(null);
  const latest = useRef(compare);
  latest.current = compare;
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      // Without a connection nothing is said: the check helps to write, it does not decide.
      const answer = text.trim() === '' ? null : await latest.current(text).catch(() => null);
      if (current) setCompared(answer);
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  return compared;
}

/** The tree of a text, once it is wanted; what reads it is fetched then. */
function usePreview(text: string, wanted: boolean): Tree | null {
  const [tree, setTree] = useState<Tree | null>(null);
  useEffect(() => {
    let current = true;
    if (wanted)
      void import('#/server/discussion/markdown.ts').then(({ readMarkdown }) => {
        if (current) setTree(readMarkdown(text));
      });
    return () => {
      current = false;
    };
  }, [text, wanted]);
  return wanted ? tree : null;
}
