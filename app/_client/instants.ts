import { instantOf, isShown } from '#/server/assignment/zoned.ts';

/**
 * The date-time fields of a form as instants (ISO 8601), as clocks in `zone` (IANA) show them; null where one is empty or no
 * date. `skipped` is the first field whose minute those clocks never show.
 */
export function instantsIn<Name extends string>(
  form: FormData,
  names: readonly Name[],
  zone: string,
): { instants: Record<Name, string | null>; skipped: Name | null } {
  const text = (name: Name) => String(form.get(name) ?? '').trim();
  const instants = Object.fromEntries(names.map(name => [name, instantOf(text(name), zone)?.toISOString() ?? null]));
  const skipped = names.find(name => text(name) && !isShown(text(name), zone)) ?? null;
  return { instants: instants as Record<Name, string | null>, skipped };
}
