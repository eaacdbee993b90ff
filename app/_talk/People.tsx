import { useTranslations } from 'next-intl';
import type { Person } from './useMention.ts';

/** The names that fit what is typed, under the text field that they complete; the keys stay in that field. */
export function People({
  id,
  people,
  chosen,
  pick,
}: {
  id: string;
  people: readonly Person[];
  chosen: number;
  pick: (person: Person) => void;
}) {
  const t = useTranslations('discussion');
  return (
    <>
      <p className="vh" role="status">
        {people.length > 0 && t('people-found', { count: people.length })}
      </p>
      <div className="people" id={id} role="listbox" aria-label={t('people')} hidden={people.length === 0}>
        {people.map((person, index) => (
          <div
            key={person.name}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            // The field keeps the focus, so that one goes on typing.
            onMouseDown={event => {
              event.preventDefault();
              pick(person);
            }}
          >
            <bdi>{person.name}</bdi>
            {person.role !== 'student' && <span className="meta">{t(`role-${person.role}`)}</span>}
          </div>
        ))}
      </div>
    </>
  );
}
