import ical, { type VEvent } from 'node-ical';
import { expect } from 'vitest';
import { listCalendarProblems } from './rfc5545.ts';

/** Holds a calendar file to RFC 5545 and RFC 5546, and returns its events as another program reads them. */
export function readCalendarFile(content: string): { method: string | undefined; events: VEvent[] } {
  expect(listCalendarProblems(content)).toEqual([]);
  const method = /^METHOD:(.+)\r$/m.exec(content)?.[1];
  const events = Object.values(ical.sync.parseICS(content)).filter((each): each is VEvent => each?.type === 'VEVENT');
  expect(events).toHaveLength(content.split('BEGIN:VEVENT\r\n').length - 1);
  return { method, events };
}
