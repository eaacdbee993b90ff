import ical, { ICalEventTransparency } from 'ical-generator';
import type { CalendarEvent, CalendarKind } from './calendar.ts';

/** How often a program that follows the calendar may look again, in seconds. */
const hourly = 3600;

/**
 * The calendar as text by RFC 5545: instants in UTC, an id that stays the same for the same date of an assignment, how often it was
 * changed and when. `summary` names an event in the reader's words, `address` leads to its assignment. The same events give
 * the same bytes.
 */
export function icalendarOf(
  events: readonly CalendarEvent[],
  say: { summary: (kind: CalendarKind, event: CalendarEvent) => string; address: (event: CalendarEvent) => string },
): string {
  // The name is ours alone: what people typed goes only where the library escapes it.
  const calendar = ical({ name: 'Lectern', prodId: { company: 'Lectern', product: 'Lectern' }, ttl: hourly });
  for (const event of events)
    calendar.createEvent({
      id: `${event.kind.toLowerCase()}.${event.assignmentId}@lectern`,
      start: event.at,
      stamp: event.changedAt,
      lastModified: event.changedAt,
      sequence: event.sequence,
      summary: say.summary(event.kind, event),
      url: say.address(event),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return calendar.toString();
}
