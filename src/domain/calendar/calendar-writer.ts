import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type CalendarFileEntry, formatCalendarFile } from '../calendar-file.ts';

/** A calendar as programs read it, with a tag that is another one whenever the content is. */
export type WrittenCalendar = { content: string; etag: string };

type About = { about: string; now: Date; name: string };

const mostBytes = 16_000_000;

/**
 * Makes what writes calendars that are subscribed to, and keeps what was written last, up to 16 MB: programs ask every few minutes for dates that seldom
 * change, and writing costs most of such an answer.
 */
export function createCalendarWriter(): (entries: readonly CalendarFileEntry[], about: About) => WrittenCalendar {
  const kept = new LRUCache<string, WrittenCalendar>({
    maxSize: mostBytes,
    sizeCalculation: ({ content }) => Math.max(1, content.length),
  });
  return (entries, about) => {
    const key = hash(JSON.stringify([entries, about]));
    const known = kept.get(key);
    if (known) return known;
    const content = formatCalendarFile(entries, { ...about, sending: { method: 'publish' } });
    const written = { content, etag: `"${hash(content).slice(0, 22)}"` };
    kept.set(key, written);
    return written;
  };
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
