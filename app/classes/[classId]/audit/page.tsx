import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { reader } from '#/app/_frame/reader.ts';
import { Button, ButtonLink, Empty, Main, PageTitle, SelectField, TextField, Time } from '#/app/_ui/index.ts';
import { auditActions } from '#/server/classroom/audit.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';
import { filterOf } from './filter-of.ts';
import { sentenceOf } from './sentence-of.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes'))('audit-title') };
}

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<Record<string, string>> };

const narrowing = ['action', 'person', 'assignment', 'from', 'to'] as const;

export default async function AuditPage({ params, searchParams }: Props) {
  const { classId } = await params;
  const asked = await searchParams;
  const path = `/classes/${classId}/audit`;
  const [group, choices, { events, next }] = await read(path, async call => {
    const found = await call.classroom.get({ classId });
    return [
      found,
      await call.classroom.auditChoices({ classId }),
      await call.classroom.audit({ classId, cursor: asked.after ?? null, ...filterOf(asked, found.timeZone) }),
    ] as const;
  });
  const [t, at] = await Promise.all([getTranslations('classes'), reader(group.timeZone)]);
  const chosen = new URLSearchParams(narrowing.flatMap(name => (asked[name] ? [[name, String(asked[name])]] : [])));
  return (
    <ClassFrame classId={classId} view="audit">
      <Main>
        <PageTitle
          intro={t('audit-intro')}
          actions={
            group.role === 'TEACHER' && (
              <a className="btn" href={`/api/log/${classId}?${chosen}`} download>
                {t('log-csv')}
              </a>
            )
          }
        >
          {t('audit-title')}
        </PageTitle>
        <form className="form narrow-list" method="get" aria-label={t('log-narrow')}>
          <SelectField id="action" label={t('log-what')} defaultValue={asked.action ?? ''}>
            <option value="">{t('log-all')}</option>
            {auditActions.map(action => (
              <option key={action} value={action}>
                {t(`action.${action}`, { actor: '…', subject: '…', reason: '…', decision: '', on: '' })}
              </option>
            ))}
          </SelectField>
          <SelectField id="person" label={t('log-person')} defaultValue={asked.person ?? ''}>
            <option value="">{t('log-all')}</option>
            {choices.people.map(person => (
              <option key={person.id} value={person.id}>
                {person.displayName}
              </option>
            ))}
          </SelectField>
          <SelectField id="assignment" label={t('log-assignment')} defaultValue={asked.assignment ?? ''}>
            <option value="">{t('log-all')}</option>
            {choices.assignments.map(one => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </SelectField>
          <TextField id="from" type="date" label={t('log-from')} defaultValue={asked.from ?? ''} />
          <TextField id="to" type="date" label={t('log-to')} defaultValue={asked.to ?? ''} />
          <div className="acts">
            <Button type="submit">{t('log-narrow')}</Button>
            {chosen.size > 0 && (
              <ButtonLink tone="quiet" href={path}>
                {t('log-everything')}
              </ButtonLink>
            )}
          </div>
        </form>
        {events.length === 0 && <Empty title={t(chosen.size > 0 ? 'audit-none-so' : 'audit-none')} />}
        <ul className="lines">
          {events.map(event => (
            <li key={event.id}>
              <span>{sentenceOf(event, t)}</span>
              <span className="meta">
                <Time at={event.at} reader={at} />
              </span>
            </li>
          ))}
        </ul>
        {next && (
          <p className="after-list">
            <Link href={`${path}?${new URLSearchParams([...chosen, ['after', next]])}`}>{t('older')}</Link>
          </p>
        )}
      </Main>
    </ClassFrame>
  );
}
