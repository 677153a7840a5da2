import ical, { type VEvent } from 'node-ical';
import { expect } from 'vitest';

/** Holds a calendar file to the rules of RFC 5545 that programs stumble over, and returns its events as another program reads them. */
export function readCalendarFile(content: string): { method: string | undefined; events: VEvent[] } {
  expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
  // 3.1: lines end with CRLF, none alone; each has 75 octets at most.
  expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of content.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  // A fold never tears a character apart.
  expect(content).not.toContain('\uFFFD');
  const lines = content.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  // 3.6: what a calendar and an event must have, each once.
  for (const name of ['VERSION', 'PRODID']) expect(lines.filter((line) => line.startsWith(`${name}:`))).toHaveLength(1);
  const blocks = lines
    .join('\n')
    .split('BEGIN:VEVENT\n')
    .slice(1)
    .map((block) => block.split('\nEND:VEVENT')[0]?.split('\n') ?? []);
  for (const block of blocks)
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY'])
      expect(
        block.filter((line) => new RegExp(`^${name}[:;]`).test(line)),
        name,
      ).toHaveLength(1);
  // 3.3.11: texts escape commas, semicolons and backslashes.
  for (const line of lines) {
    const [, value] = /^(?:SUMMARY|DESCRIPTION|LOCATION)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (value !== undefined) expect(value.replaceAll(/\\[\\,;nN]/g, '')).not.toMatch(/[,;\\]/);
  }
  const method = lines.find((line) => line.startsWith('METHOD:'))?.slice('METHOD:'.length);
  // RFC 5546, 3.2.2: who calls and who is called.
  if (method === 'REQUEST' || method === 'CANCEL')
    for (const block of blocks) {
      expect(block.filter((line) => /^ORGANIZER[:;].*mailto:\S+@\S+$/i.test(line))).toHaveLength(1);
      expect(block.filter((line) => /^ATTENDEE[:;].*mailto:\S+@\S+$/i.test(line))).toHaveLength(1);
      expect(block.filter((line) => /^SEQUENCE:\d+$/.test(line))).toHaveLength(1);
    }
  const events = Object.values(ical.sync.parseICS(content)).filter((each): each is VEvent => each?.type === 'VEVENT');
  expect(events).toHaveLength(blocks.length);
  return { method, events };
}
