import { getTranslations } from 'next-intl/server';
import { Icon, Table } from '#/app/_ui/index.ts';
import type { Role } from '#/server/classroom/member.ts';
import { type RightName, rights } from '#/server/classroom/rights.ts';

const roles: Role[] = ['TEACHER', 'ASSISTANT', 'STUDENT'];

/** Who may do what in a class, read from the table that the tests hold against the procedures themselves. */
export async function RightsTable() {
  const [t, c] = await Promise.all([getTranslations('people'), getTranslations('classes')]);
  const has = (right: RightName, role: Role) => (rights[right].roles as readonly Role[]).includes(role);
  return (
    <details className="more">
      <summary>{t('rights-title')}</summary>
      <p className="soft">{t('rights-note')}</p>
      <Table caption={t('rights-title')} hideCaption>
        <thead>
          <tr>
            <th scope="col">{t('right')}</th>
            {roles.map(role => (
              <th scope="col" key={role}>
                {c(`role-${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(Object.keys(rights) as RightName[]).map(right => (
            <tr key={right}>
              <th scope="row">{t(`may-${right}`)}</th>
              {roles.map(role => (
                <td key={role}>
                  {has(right, role) ? <Icon name="check" label={t('yes')} /> : <span className="soft">{t('no')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
