import Link from 'next/link';
import { getTranslations } from 'next-intl/server';

/** How many posts of an assignment are new to the reader, as the way to them; nothing where there are none. */
export async function UnreadLink({
  classId,
  assignmentId,
  count,
}: {
  classId: string;
  assignmentId: string;
  count: number | undefined;
}) {
  if (!count) return null;
  const t = await getTranslations('discussion');
  return (
    <Link className="new" href={`/classes/${classId}/a/${assignmentId}/discussion?filter=unread`} prefetch={false}>
      {t('unread', { count })}
    </Link>
  );
}
