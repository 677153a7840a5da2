import { formatCalendarFile } from '../calendar-file.ts';
import { slotMinutes } from './slots.ts';

type Meeting = { introduction: number; start: Date; now: Date; summary: string; description: string };

/** A calendar file of one meeting. The same meeting of the same introduction has the same UID, so that a calendar keeps one. */
export function formatInvitation({ introduction, start, now, summary, description }: Meeting): string {
  const end = new Date(start.getTime() + slotMinutes * 60_000);
  const uid = `introduction-${introduction}-${start.getTime()}@causeway`;
  return formatCalendarFile([{ uid, start, end, summary, description }], {
    about: 'introductions',
    now,
    sending: { method: 'publish' },
  });
}
