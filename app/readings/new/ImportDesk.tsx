'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Button, Notice } from '#/app/_ui/index.ts';
import {
  type AddressFailure,
  addressFailures,
  type ImportFailure,
  importFailures,
} from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { type Brought, bringIn } from '../_components/bring-in.ts';
import { Mending, type Unsaved } from '../_components/Mending.tsx';
import { toPieces } from '../_components/mending.ts';

type Known = ImportFailure | AddressFailure;
const known = (code: string): code is Known => [...importFailures, ...addressFailures].some(one => one === code);

type Field = 'paste' | 'file' | 'address';
const fieldOf = (what: Brought): Field => ('file' in what ? 'file' : 'text' in what ? 'paste' : 'address');

/** What is brought in on the left, the reading that it becomes on the right. */
export function ImportDesk({ failures, byAddress }: { failures: Record<string, string>; byAddress: boolean }) {
  const t = useTranslations('import');
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [address, setAddress] = useState('');
  const [reading, setReading] = useState(false);
  const [failed, setFailed] = useState<{ at: Field; code: string }>();
  const [result, setResult] = useState<{ number: number; start: Unsaved }>();
  const picker = useRef<HTMLInputElement>(null);
  const right = useRef<HTMLElement>(null);

  const read = async (what: Brought) => {
    setFailed(undefined);
    const size = 'file' in what ? what.file.size : new Blob(Object.values(what)).size;
    if (size > importLimits.bytes) return setFailed({ at: fieldOf(what), code: 'too-large' });
    setReading(true);
    const answer = await bringIn(what);
    setReading(false);
    if (!answer.ok) return setFailed({ at: fieldOf(what), code: answer.code });
    const { title, byline, source, published } = answer.article;
    const start = {
      title: title ?? '',
      byline: byline ?? '',
      source: source ?? '',
      publishedOn: published?.slice(0, 10) ?? '',
      pieces: toPieces(answer.article),
    };
    setResult(now => ({ number: (now?.number ?? 0) + 1, start }));
    requestAnimationFrame(() => right.current?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) void read({ file });
    else if (text.trim()) void read({ text });
    else if (address.trim()) void read({ address });
    else setFailed({ at: 'paste', code: 'nothing' });
  };
  const words = (code: string) =>
    code === 'nothing' ? t('nothing') : known(code) ? t(`failures.${code}`) : (failures[code] ?? failures.failed);
  const marked = (field: Field, hint?: string) => {
    const isWrong = failed?.at === field;
    const describedBy = [hint, isWrong && 'bring-failed'].filter(Boolean).join(' ');
    return { 'aria-invalid': isWrong || undefined, 'aria-describedby': describedBy || undefined };
  };
  const failure = (field: Field) =>
    failed?.at === field && (
      <div id="bring-failed">
        <Notice tone="wrong" live="now" title={words(failed.code)} />
      </div>
    );
  return (
    <div className="bench import">
      <section aria-labelledby="bring-title">
        <h1 className="t-page" id="bring-title">
          {t('page-title')}
        </h1>
        <p className="soft intro">{t('intro')}</p>
        <form className="bring" onSubmit={submit}>
          <div className="field">
            <label htmlFor="paste">{t('paste')}</label>
            <textarea
              className="in"
              id="paste"
              rows={14}
              value={text}
              onChange={event => setText(event.target.value)}
              placeholder={t('paste-example')}
              {...marked('paste')}
            />
            {failure('paste')}
          </div>
          <div className="field">
            <label htmlFor="file">{t('file')}</label>
            <input
              ref={picker}
              className="in"
              id="file"
              type="file"
              accept=".txt,.html,.htm,.docx,.pdf,text/plain,text/html,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
              onChange={event => setFile(event.target.files?.[0] ?? null)}
              {...marked('file', 'file-hint')}
            />
            <p className="meta" id="file-hint">
              {t('file-hint')}
            </p>
            {failure('file')}
          </div>
          {byAddress && (
            <div className="field">
              <label htmlFor="address">{t('address')}</label>
              <input
                className="in"
                id="address"
                type="text"
                inputMode="url"
                autoComplete="off"
                spellCheck={false}
                maxLength={2_000}
                value={address}
                onChange={event => setAddress(event.target.value)}
                placeholder="https://"
                {...marked('address', 'address-hint')}
              />
              <p className="meta" id="address-hint">
                {t('address-hint')}
              </p>
              {failure('address')}
            </div>
          )}
          <div className="acts">
            <Button type="submit" tone={result ? 'plain' : 'ink'} icon="arrow" disabled={reading}>
              {reading ? t('reading') : t('read')}
            </Button>
            {file && (
              <Button
                tone="quiet"
                onClick={() => {
                  setFile(null);
                  if (picker.current) picker.current.value = '';
                }}
              >
                {t('no-file', { name: file.name })}
              </Button>
            )}
          </div>
          {reading && (
            <p role="status">
              <progress aria-label={t('reading')} /> {t('reading-long')}
            </p>
          )}
        </form>
      </section>
      <section ref={right} tabIndex={-1} aria-labelledby="becomes-title">
        <h2 className={result ? 'vh' : 't-sec'} id="becomes-title">
          {t('becomes')}
        </h2>
        {result ? (
          <Mending key={result.number} start={result.start} failures={failures} />
        ) : (
          <ul className="promise">
            <li>{t('promise-1')}</li>
            <li>{t('promise-2')}</li>
            <li>{t('promise-3')}</li>
          </ul>
        )}
      </section>
    </div>
  );
}
