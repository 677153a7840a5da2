import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** What a calendar holds of one date. `uid` and `sequence` are those that it had before, where it was changed. */
export type CalendarFileEntry = {
  uid: string;
  /** Counts the changes of it (RFC 5545, 3.8.7.4). */
  sequence?: number;
  start: Date;
  end: Date;
  summary: string;
  description?: string;
  location?: string;
  url?: string | null;
  isCancelled?: boolean;
  /** It takes no time of its own, such as a deadline. */
  isFree?: boolean;
};

/** Who calls and who is called, by mail address. */
type Parties = { organiser: { name: string; mail: string }; attendee: { mail: string } };

/**
 * How a file is sent: `publish` to be put into a calendar, `request` and `cancel` to be followed by it (RFC 5546). What is published is no message of RFC 5546, which
 * would have to name an organiser: it has no METHOD.
 */
type Sending = { method: 'publish' } | ({ method: 'request' | 'cancel' } & Parties);

const methods = {
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
} as const;

/**
 * Writes a calendar file (RFC 5545) with times in UTC, which every program shows in its own zone. `about` names what made it; `name` is that of a
 * calendar that is subscribed to. Who is invited took part already, so that no program asks for an answer.
 */
export function formatCalendarFile(
  entries: readonly CalendarFileEntry[],
  { about, now, name, sending }: { about: string; now: Date; name?: string; sending: Sending },
): string {
  const calendar = ical({
    ...(name !== undefined && { name: oneLine(name) }),
    ...(sending.method !== 'publish' && { method: methods[sending.method] }),
    prodId: { company: 'causeway', product: about },
  });
  for (const entry of entries) calendar.createEvent(eventOf(entry, sending, now));
  const content = `${calendar.toString()}\r\n`;
  return entries.length > 0 ? content : content.replace(/END:VCALENDAR\r\n$/, `${utcZone}$&`);
}

/** A calendar has one component at least (RFC 5545, 3.4); without dates it has the zone of those to come. */
const utcZone = [
  ...['BEGIN:VTIMEZONE', 'TZID:UTC', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000'],
  ...['TZOFFSETTO:+0000', 'END:STANDARD', 'END:VTIMEZONE', ''],
].join('\r\n');

function eventOf(entry: CalendarFileEntry, sending: Sending, now: Date) {
  const { uid, sequence = 0, start, end, summary, description, location, url, isCancelled = false, isFree } = entry;
  const isOff = isCancelled || sending.method === 'cancel';
  return {
    ...{ id: uid, sequence, start, end, stamp: now, summary: oneLine(summary) },
    ...(description && { description: withoutControls(description) }),
    ...(location && { location: oneLine(location) }),
    // A value of the type URI is not escaped, but the generator escapes it.
    ...(url && { url: url.replaceAll(',', '%2C').replaceAll(';', '%3B') }),
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(isFree && { transparency: ICalEventTransparency.TRANSPARENT }),
    ...(sending.method !== 'publish' && {
      organizer: {
        name: oneLine(sending.organiser.name),
        email: sending.organiser.mail,
        mailto: sending.organiser.mail,
      },
      attendees: [{ email: sending.attendee.mail, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }],
    }),
  };
}

/** Takes out what no line of such a file may hold. */
const withoutControls = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
const oneLine = (text: string) => withoutControls(text).replace(/\s+/g, ' ').trim();
