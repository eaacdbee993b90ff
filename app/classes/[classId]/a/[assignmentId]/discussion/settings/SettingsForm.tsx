'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { instantsIn } from '#/app/_client/instants.ts';
import { Problem } from '#/app/_client/Problem.tsx';
import { trpc } from '#/app/_client/trpc.ts';
import { useForm } from '#/app/_client/useForm.ts';
import {
  announce,
  Button,
  CheckField,
  FieldGroup,
  focusFirstError,
  SelectField,
  TextAreaField,
  TextField,
} from '#/app/_ui/index.ts';
import { localTime } from '#/server/assignment/zoned.ts';
import type { DiscussionRules } from '#/server/discussion/discussion.ts';

const gates = ['ownPost', 'citedPost', 'afterQuiz'] as const;
const approvals = ['NONE', 'FIRST', 'ALL'] as const;

/** The rules of one discussion, and the words that the class watches. */
export function SettingsForm({
  classId,
  assignmentId,
  rules,
  words,
  zone,
  failures,
}: {
  classId: string;
  assignmentId: string;
  rules: DiscussionRules;
  words: readonly string[];
  zone: string;
  failures: Record<string, string>;
}) {
  const t = useTranslations('discussion');
  const { form: ref, send, pending, told, setTold, errorOf } = useForm(failures);
  const [byHand, setByHand] = useState(rules.byHand);
  const [approval, setApproval] = useState(rules.approval);
  const local = (at: Date | null) => (at ? localTime(new Date(at), zone) : '');

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const on = (name: string) => form.get(name) !== null;
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const { instants, skipped } = instantsIn(form, ['opensAt', 'closesAt'], zone);
    if (skipped) {
      setTold({ code: 'invalid', field: skipped, sentence: failures['no-such-time'] ?? '' });
      return focusFirstError(ref.current);
    }
    const given = {
      on: on('on'),
      ownPost: on('ownPost'),
      citedPost: on('citedPost'),
      afterQuiz: on('afterQuiz'),
      byHand,
      open: on('open'),
      ...instants,
      approval,
      approvalFirst: Number(text('approvalFirst') || rules.approvalFirst),
      anonymous: on('anonymous'),
      reactions: on('reactions'),
      slowSeconds: Number(text('slowSeconds') || 0),
      words: text('words').split(/[\n,]/),
    };
    const saved = await send(
      () => trpc.discussion.configure.mutate({ classId, assignmentId, version: rules.version, ...given }),
      { refresh: true },
    );
    if (saved) announce(t('saved'));
  }
  return (
    <>
      <Problem told={told} />
      <form className="form" ref={ref} key={rules.version} onSubmit={save}>
        <CheckField id="on" label={t('rule-on')} defaultChecked={rules.on} />
        <FieldGroup id="gates" label={t('rule-gates')} hint={t('rule-gates-hint')}>
          {gates.map(gate => (
            <CheckField key={gate} id={gate} label={t(`rule-${gate}`)} defaultChecked={rules[gate]} />
          ))}
          <CheckField
            id="byHand"
            label={t('rule-byHand')}
            checked={byHand}
            onChange={event => setByHand(event.target.checked)}
          />
        </FieldGroup>
        {byHand && <CheckField id="open" label={t('rule-open')} defaultChecked={rules.openedAt !== null} />}
        <div className="row">
          <TextField
            id="opensAt"
            type="datetime-local"
            label={t('rule-opensAt')}
            defaultValue={local(rules.opensAt)}
            error={errorOf('opensAt')}
          />
          <TextField
            id="closesAt"
            type="datetime-local"
            label={t('rule-closesAt')}
            defaultValue={local(rules.closesAt)}
            error={errorOf('closesAt')}
          />
        </div>
        <SelectField
          id="approval"
          label={t('rule-approval')}
          value={approval}
          onChange={event => setApproval(approvals.find(each => each === event.target.value) ?? 'NONE')}
        >
          {approvals.map(each => (
            <option key={each} value={each}>
              {t(`approval-${each}`)}
            </option>
          ))}
        </SelectField>
        {approval === 'FIRST' && (
          <TextField
            id="approvalFirst"
            type="number"
            min={1}
            max={50}
            label={t('rule-approvalFirst')}
            defaultValue={rules.approvalFirst}
          />
        )}
        <CheckField
          id="anonymous"
          label={t('rule-anonymous')}
          hint={t('rule-anonymous-hint')}
          defaultChecked={rules.anonymous}
        />
        <CheckField id="reactions" label={t('rule-reactions')} defaultChecked={rules.reactions} />
        <TextField
          id="slowSeconds"
          type="number"
          min={0}
          max={86_400}
          label={t('rule-slow')}
          hint={t('rule-slow-hint')}
          defaultValue={rules.slowSeconds}
        />
        <TextAreaField
          id="words"
          label={t('rule-words')}
          hint={t('rule-words-hint')}
          defaultValue={words.join('\n')}
          rows={8}
          error={errorOf('words')}
        />
        <div className="acts">
          <Button tone="ink" type="submit" disabled={pending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </>
  );
}
