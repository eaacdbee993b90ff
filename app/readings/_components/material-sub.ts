import { getTranslations } from 'next-intl/server';
import type { BarLink } from '#/app/_ui/index.ts';

/** The second bar of a reading's pages and its quiz's: what it is called, and the way between the two. */
export async function materialSub(
  where: string,
  { readingId, quizId }: { readingId: string; quizId: string | null },
  current: 'reading' | 'quiz' | null,
): Promise<{ where: string; tabs: BarLink[] }> {
  const t = await getTranslations('reading');
  const tabs = [{ href: `/readings/${readingId}`, label: t('tab-reading'), current: current === 'reading' }];
  if (quizId) tabs.push({ href: `/quizzes/${quizId}`, label: t('tab-quiz'), current: current === 'quiz' });
  return { where, tabs };
}
