import type { CalendarFileEntry } from '../calendar-file.ts';

/** Something with a date. */
export type CalendarEntry = {
  /** In a word, for its name: see `calendar.kinds` in the texts. */
  kind: string;
  /** Calendars know it by this. */
  uid: string;
  sequence?: number;
  title: string;
  startsAt: Date;
  /** Null where it is an instant, such as a deadline. */
  endsAt: Date | null;
  /** IANA: where it is held. */
  timeZone: string;
  place?: string;
  /** A web address that who takes part goes to. */
  link?: string;
  /** The line that opens it, and its page where it has one. */
  line: string;
  path: string | null;
  /** Whether the reader takes part, or it is theirs. */
  isOwn: boolean;
};

/** Puts entries in order: the earlier first. */
export const inOrder = (entries: readonly CalendarEntry[]): CalendarEntry[] =>
  entries.toSorted(
    (left, right) => left.startsAt.getTime() - right.startsAt.getTime() || (left.uid < right.uid ? -1 : 1),
  );

const instantMs = 15 * 60_000;

/** Returns what a calendar program is given of an entry. `origin` is the address of this server's pages; null where it has none outside. */
export function fileEntryOf(entry: CalendarEntry, kind: string, origin: string | null): CalendarFileEntry {
  const { uid, sequence, title, startsAt, endsAt, place, link, path, line } = entry;
  const page = origin !== null && path !== null ? `${origin}${path}` : null;
  return {
    ...{ uid, start: startsAt, end: endsAt ?? new Date(startsAt.getTime() + instantMs), isFree: endsAt === null },
    ...(sequence !== undefined && { sequence }),
    summary: `${kind}: ${title}`,
    description: [link, page ?? line].filter(Boolean).join('\n'),
    location: [place, link].filter(Boolean).join(' · '),
    url: page ?? link ?? null,
  };
}
