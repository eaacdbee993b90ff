import { getTranslations } from 'next-intl/server';
import { earners, maximumOf, type ParticipationRules } from '#/server/discussion/participation.ts';

/** What taking part earns, rule by rule, so that anyone can add it up. */
export async function Rules({ rules }: { rules: ParticipationRules }) {
  const t = await getTranslations('participation');
  const maximum = maximumOf(rules);
  if (maximum === 0) return <p className="soft">{t('rules-none')}</p>;
  return (
    <>
      <ul className="part-rules">
        {earners
          .filter(by => rules[by].wanted * rules[by].points > 0)
          .map(by => (
            <li key={by}>{t(`rule-${by}`, rules[by])}</li>
          ))}
      </ul>
      <p>{t('maximum', { count: maximum })}</p>
    </>
  );
}
