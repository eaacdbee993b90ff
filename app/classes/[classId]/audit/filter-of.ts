import { z } from 'zod';
import { instantOf } from '#/server/assignment/zoned.ts';
import { auditActions } from '#/server/classroom/audit.ts';

const id = z.uuid().nullable().catch(null);
const day = z.iso.date().nullable().catch(null);
const asked = z.looseObject({
  action: z.enum(auditActions).nullable().catch(null),
  person: id,
  assignment: id,
  from: day,
  to: day,
});
const dayMilliseconds = 86_400_000;

/** What the address of the log's page asks for, whatever was typed into it; days are those of the class's zone, the last one whole. */
export function filterOf(parameters: Record<string, unknown>, zone: string) {
  const { action, person, assignment, from, to } = asked.parse(parameters);
  const after = to && new Date(Date.parse(to) + dayMilliseconds).toISOString().slice(0, 10);
  return {
    action,
    person,
    assignment,
    from: from && instantOf(`${from}T00:00`, zone),
    until: after && instantOf(`${after}T00:00`, zone),
  };
}
