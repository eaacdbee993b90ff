import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Icon, type Reader, Time } from '#/app/_ui/index.ts';
import type { Gate } from '#/server/discussion/view.ts';

/** What keeps a student out for now, plainly: how many posts wait, and what opens them. */
export async function GateNotice({ gate, at, action }: { gate: Gate; at: Reader; action?: ReactNode }) {
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
        {action && <p className="acts">{action}</p>}
      </div>
    </div>
  );
}
