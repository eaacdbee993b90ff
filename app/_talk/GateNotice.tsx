import { getTranslations } from 'next-intl/server';
import { ButtonLink, Icon, type Reader, Time } from '#/app/_ui/index.ts';
import type { Gate } from '#/server/discussion/view.ts';

/** What keeps a student out for now, plainly: how many posts wait, what opens them, and the way to it where it is on another page. */
export async function GateNotice({
  gate,
  at,
  assignment,
  led = false,
}: {
  gate: Gate;
  at: Reader;
  assignment: string;
  /** They followed a link to something behind the gate, or to nothing at all: it is not told which. */
  led?: boolean;
}) {
  const t = await getTranslations('discussion');
  const { opensAt } = gate;
  return (
    <div className="gate">
      <Icon name="lock" />
      <div>
        <p>
          <b>{t('gate-waiting', { count: gate.waiting })}</b>
        </p>
        <ul>
          {gate.needs.map(need => (
            <li key={need}>
              {need === 'date' && opensAt
                ? t.rich('need-opens', { when: () => <Time at={opensAt} reader={at} /> })
                : t(`need-${need}`)}
            </li>
          ))}
        </ul>
        {led && <p>{t('gate-led')}</p>}
        {gate.needs.includes('quiz') && (
          <p className="acts">
            <ButtonLink href={`${assignment}#quiz`}>{t('to-quiz')}</ButtonLink>
          </p>
        )}
      </div>
    </div>
  );
}
