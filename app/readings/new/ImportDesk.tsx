'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Button, Notice } from '#/app/_ui/index.ts';
import { importFailures } from '#/server/importing/imported.ts';
import { importLimits } from '#/server/importing/limits.ts';
import { bringIn } from '../_components/bring-in.ts';
import { Mending, type Unsaved } from '../_components/Mending.tsx';
import { toPieces } from '../_components/mending.ts';

const known = (code: string): code is (typeof importFailures)[number] => importFailures.some(one => one === code);

/** What is brought in on the left, the reading that it becomes on the right. */
export function ImportDesk({ failures }: { failures: Record<string, string> }) {
  const t = useTranslations('import');
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState(false);
  const [failed, setFailed] = useState<string>();
  const [result, setResult] = useState<{ number: number; start: Unsaved }>();
  const picker = useRef<HTMLInputElement>(null);
  const right = useRef<HTMLElement>(null);

  const read = async (what: string | File) => {
    setFailed(undefined);
    const size = typeof what === 'string' ? new Blob([what]).size : what.size;
    if (size > importLimits.bytes) return setFailed('too-large');
    setReading(true);
    const answer = await bringIn(what);
    setReading(false);
    if (!answer.ok) return setFailed(answer.code);
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
    if (file) void read(file);
    else if (text.trim()) void read(text);
    else setFailed('nothing');
  };
  const words = (code: string) =>
    code === 'nothing' ? t('nothing') : known(code) ? t(`failures.${code}`) : (failures[code] ?? failures.failed);
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
              aria-describedby={failed ? 'bring-failed' : undefined}
              aria-invalid={failed ? true : undefined}
              placeholder={t('paste-example')}
            />
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
            />
            <p className="meta">{t('file-hint')}</p>
          </div>
          {failed && (
            <div id="bring-failed">
              <Notice tone="wrong" live="now" title={words(failed)} />
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
