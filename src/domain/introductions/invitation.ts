import ical, { ICalCalendarMethod } from 'ical-generator';
import { slotMinutes } from './slots.ts';

type Meeting = { introduction: number; start: Date; now: Date; summary: string; description: string };

/** A calendar file (RFC 5545) of one meeting, in UTC. The same meeting of the same introduction has the same UID, so that a calendar keeps one. */
export function formatInvitation({ introduction, start, now, summary, description }: Meeting): string {
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'causeway', product: 'introductions' },
  });
  calendar.createEvent({
    id: `introduction-${introduction}-${start.getTime()}@causeway`,
    start,
    end: new Date(start.getTime() + slotMinutes * 60_000),
    stamp: now,
    summary,
    description,
  });
  return calendar.toString();
}
