import type { Column } from './roster.ts';

/** What headings of lists stand for, as school systems and people write them; without spaces, signs, accents and capitals. */
const known: Record<Column, string> = {
  id: 'id sourceid sourcedid studentid studentnumber studentno sisid sisuserid idnumber identifier number no localid stateid externalid pupilid upn schulernummer schulerid matrikelnummer numeroeleve matricule ine matricula numerodealumno',
  name: 'name student students studentname fullname displayname pupil pupilname learner learnername names schuler schulername eleve nomcomplet nometprenom alumno alumna nombrecompleto nombreyapellidos estudiante',
  given:
    'given givenname firstname first forename preferredname preferredfirstname preferredgivenname vorname rufname prenom nombre nombres',
  family:
    'family familyname lastname last surname secondname nachname familienname nom nomdefamille apellido apellidos',
  group: 'group groups groupname team section sections set gruppe gruppen groupe groupes grupo grupos',
};

const meanings = new Map(
  (Object.entries(known) as [Column, string][]).flatMap(([column, words]) =>
    words.split(' ').map((word): [string, Column] => [word, column]),
  ),
);

/** What a column of this heading holds; null for one that nobody knows. */
export function meaningOf(heading: string): Column | null {
  const plain = heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  return meanings.get(plain) ?? null;
}

/** Which column of a table is which, by the headings of its first line. */
export type Places = Partial<Record<Column, number>>;

/**
 * The places of what is known among the headings, the first of two alike; null where no name can be had from them. Where a list has
 * given names and a column called only *name*, as German and French lists have, that one holds the family names.
 */
export function placesOf(headings: readonly string[]): Places | null {
  const places: Places = {};
  headings.forEach((heading, at) => {
    const column = meaningOf(heading);
    if (column && places[column] === undefined) places[column] = at;
  });
  if (places.given !== undefined && places.family === undefined && places.name !== undefined) {
    places.family = places.name;
    delete places.name;
  }
  return places.name === undefined && places.given === undefined && places.family === undefined ? null : places;
}
