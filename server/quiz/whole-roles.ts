import type { Entity } from '#/server/article/article.ts';
import { isOneRole } from '#/server/article/descriptions.ts';
import { roleGender } from '#/server/article/roles.ts';
import { nameWords } from '#/server/quiz/attributed.ts';
import type { Material } from '#/server/quiz/material.ts';

/** What goes with a moment, a place or an owner that only the article tells, and a title that lost its name. */
const untold =
  /\bthe (?:full|same|other|former|latter)\b|^(?:last|this|next|that|earlier|later|once|first-time|two-time|yesterday|today|\p{Lu}?\p{Ll}+day)\b|\b(?:here|there|now|whose|his|her|its|their|my|our|Mrs?|Ms|Dr|St|Sen|Rep|Gov)\b\.?|['’]s?$/iu;
/** Tags of a party, and what somebody is for a day or to a friend: no office. */
const noOffice =
  /^(?:democrat|republican|independent|liberal|conservative|labour|libertarian|politician|candidate|nominee|friend|guest|rival|critic|fan|supporter|victim|suspect|native|resident|veteran|magnate|billionaire|opponent|hero|legend|great|star|winner|loser|contender|hopeful)$/;
/** Nouns for who does something, beside those that are known: "keeper", "archivist". */
const agent = /^\p{Ll}{3,}(?:er|or|ist|ian)$/u;
const parties =
  /\b(?:Republican|Democratic|Democrat|GOP|Conservative|Labour|Liberal|Christian|Muslim|Catholic|Jewish|Baptist|Mr|Mrs|Ms)\b/g;

/** Whether words are an office or a profession with the body or place that it belongs to: "professor of law at Oda University". */
export function isOffice(role: string): boolean {
  const head =
    role
      .split(/ (?:of|in|at|for|with|on|and|to) /)[0]
      ?.split(' ')
      .at(-1)
      ?.toLowerCase() ?? '';
  if (untold.test(role) || noOffice.test(head) || !(isOneRole(head) || agent.test(head))) return false;
  const named = role.replace(parties, '').replace(/^\S+ (?=(?:of|in|at|for|with|and) )/, '');
  return /\p{Lu}|(?:^| )(?:of|at|for|in|with) (?:(?:the|an?) )?\p{L}+ \p{L}/u.test(named);
}

/** Whether a role shows, beside the name that is asked for, that it is or is not its own: "spokeswoman", "chairman" for a woman. */
export function tellsGender(role: string, given: 'm' | 'f' | null): boolean {
  const told = /\b\p{Ll}*(?:tress|stess|tess|heiress|duchess|woman|women)\b/iu.test(role) ? 'f' : roleGender(role);
  return told === 'f' || (told === 'm' && given !== 'm');
}

/** Whether readers know somebody without the article: the title has the name, or the article calls them president, minister or candidate. */
export function isFamous(material: Material, { name, mentions, roles }: Entity): boolean {
  const title = material.analysis.title ?? '';
  if (nameWords(name).some(word => title.includes(word)) || roles.some(role => high.test(role.text))) return true;
  return mentions.some(({ start }) => high.test(material.text.slice(Math.max(0, start - 30), start).trimEnd()));
}

const high =
  /(?:\b[Pp]resident(?:-elect)?|\b[Pp]rime [Mm]inister|\b[Cc]hancellor|\bPope|\bKing|\bQueen|\b[Cc]andidates?|\b[Nn]ominees?|\b[Ff]ront-?runner|\b[Rr]ivals?|\b[Cc]ontenders?|\bSecretary of State)$/;
