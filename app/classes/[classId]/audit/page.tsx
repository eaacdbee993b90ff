import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { reader } from '#/app/_frame/reader.ts';
import { Main, PageTitle, Time } from '#/app/_ui/index.ts';
import { auditActions } from '#/server/classroom/audit.ts';
import { read } from '#/server/trpc/caller.ts';
import { ClassFrame } from '../ClassFrame.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes'))('audit-title') };
}

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ after?: string }> };

export default async function AuditPage({ params, searchParams }: Props) {
  const { classId } = await params;
  const path = `/classes/${classId}/audit`;
  const cursor = (await searchParams).after ?? null;
  const { events, next } = await read(path, call => call.classroom.audit({ classId, cursor }));
  const [t, at] = await Promise.all([getTranslations('classes'), reader()]);
  return (
    <ClassFrame classId={classId} view="audit">
      <Main>
        <PageTitle intro={t('audit-intro')}>{t('audit-title')}</PageTitle>
        {events.length === 0 && <p className="soft">{t('audit-none')}</p>}
        <ul className="lines">
          {events.map(event => {
            const action = auditActions.find(each => each === event.action);
            const names = {
              actor: event.actor ?? t('by-lectern'),
              subject: String(event.detail?.pseudonym ?? event.subject ?? t('somebody')),
              reason: String(event.detail?.reason ?? ''),
            };
            return (
              <li key={event.id}>
                <span>{action ? t(`action.${action}`, names) : event.action}</span>
                <span className="meta">
                  <Time at={event.at} reader={at} />
                </span>
              </li>
            );
          })}
        </ul>
        {next && (
          <p className="after-list">
            <Link href={`${path}?after=${next}`}>{t('older')}</Link>
          </p>
        )}
      </Main>
    </ClassFrame>
  );
}
