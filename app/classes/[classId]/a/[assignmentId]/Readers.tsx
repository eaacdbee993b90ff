import { getTranslations } from 'next-intl/server';
import { Table } from '#/app/_ui/index.ts';
import { caller } from '#/server/trpc/caller.ts';

/** How far each student has read, for staff: the first hundred by name. */
export async function Readers(ids: { classId: string; assignmentId: string }) {
  const [t, { readers }] = await Promise.all([
    getTranslations('study'),
    (await caller()).study.readers({ ...ids, cursor: null }),
  ]);
  if (readers.length === 0) return null;
  return (
    <details className="more block">
      <summary>{t('readers')}</summary>
      <p className="meta">{t('readers-what')}</p>
      <Table caption={t('readers')} hideCaption>
        <thead>
          <tr>
            <th scope="col">{t('student')}</th>
            <th scope="col">{t('share')}</th>
          </tr>
        </thead>
        <tbody>
          {readers.map(({ membershipId, displayName, percent }) => (
            <tr key={membershipId}>
              <th scope="row">{displayName}</th>
              <td className="num">{t('percent', { percent })}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
