import { z } from '@hono/zod-openapi';
import { type NetworkingEvent, stateOf } from '#src/domain/events/event.ts';
import { readEvent } from '#src/operations/events/read.ts';
import { listEventsBefore } from '#src/store/events/event.ts';
import type { ApiContext } from '../context.ts';
import { page, pageOf, pageQuery, readCursor, writeCursor } from '../list.ts';
import { type Api, orNotFound, reading } from '../route.ts';
import { areas, instant, number, numberPath } from '../values.ts';

const event = z
  .object({
    number,
    title: z.string(),
    startsAt: instant,
    timeZone: z.string(),
    rounds: z.int(),
    minutes: z.int().openapi({ description: 'Of a round.' }),
    size: z.int().openapi({ description: 'People in a group.' }),
    areas,
    state: z.enum(['to-come', 'running', 'over', 'cancelled']),
    isOpen: z.boolean().openapi({ description: 'Whether people may join.' }),
    endedAt: instant.nullable(),
  })
  .openapi('Event');

/** Adds networking events, without the addresses at which their groups meet. */
export function addEvents(api: Api, { sql, now }: ApiContext): void {
  api.openapi(
    reading({
      path: '/events',
      scope: 'programme:read',
      tag: 'Programme',
      summary: 'Networking events, the newest first',
      query: z.strictObject(pageQuery),
      answer: pageOf('EventPage', event),
    }),
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const before = readCursor('events', 'number', cursor);
      const rows = await listEventsBefore(sql, { before, limit: limit + 1 });
      const cursorOf = (row: NetworkingEvent) => writeCursor('events', row.number);
      return c.json(page(c, rows, { limit, show: (row) => show(row, now()), cursorOf }), 200);
    },
  );

  api.openapi(
    reading({
      ...{ path: '/events/{number}', scope: 'programme:read', tag: 'Programme', summary: 'A networking event' },
      ...{ params: numberPath, answer: event },
    } as const),
    async (c) => {
      const read = await orNotFound(readEvent({ sql }, c.req.valid('param').number, c.get('reader')));
      return c.json(show(read, now()), 200);
    },
  );
}

function show(each: NetworkingEvent, now: Date): z.infer<typeof event> {
  const { title, startsAt, timeZone, rounds, minutes, size, isOpen, endedAt } = each;
  return {
    ...{ number: each.number, title, startsAt: startsAt.toISOString(), timeZone, rounds, minutes, size },
    ...{ areas: each.areas, state: stateOf(each, now), isOpen, endedAt: endedAt?.toISOString() ?? null },
  };
}
