import { type CalendarFileEntry, formatCalendarFile } from '../calendar-file.ts';
import { endOf, type Training } from './training.ts';

type Invited = {
  training: Training;
  /** The mail address of who is invited; null where none is known. */
  mail: string | null;
  person: number;
  /** In the words of the reader. */
  summary: string;
  description: string;
  /** Whether somebody is told that it is off for them: it was called off, or they gave their seat back. */
  isOff: boolean;
  now: Date;
};

/** Calendars want a mail address; this domain has none (RFC 2606). */
const nobodysDomain = 'causeway.invalid';

/** Returns what a calendar holds of a session. */
export function calendarEntryOf(training: Training, said: { summary: string; description: string }): CalendarFileEntry {
  const { token, sequence, startsAt, place, link, isCancelled } = training;
  return {
    ...{ uid: uidOf(token), sequence, start: startsAt, end: endOf(training), isCancelled, ...said },
    location: [place, link].filter(Boolean).join(' · '),
    url: link || null,
  };
}

/** The name by which calendars know a session. */
export const uidOf = (token: string) => `training-${token}@causeway`;

/**
 * The calendar file of a session for one person. The same session has the same UID for everybody, and its sequence grows when it moves, so that calendars
 * change what they have.
 */
export function formatTrainingInvitation({ training, mail, person, isOff, now, ...said }: Invited): string {
  const { organiser, contact } = training;
  const entry = calendarEntryOf(training, said);
  return formatCalendarFile([{ ...entry, isCancelled: isOff }], {
    about: 'trainings',
    now,
    sending: {
      method: isOff ? 'cancel' : 'request',
      organiser: { name: organiser || 'Causeway', mail: contact || `trainings@${nobodysDomain}` },
      attendee: { mail: mail ?? `person-${person}@${nobodysDomain}` },
    },
  });
}
