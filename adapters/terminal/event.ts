import type { Readable, Writable } from 'node:stream';
import type { Event } from '#src/core/event.ts';
import { formatPlace } from '#src/core/place.ts';

/** A person at a terminal. */
export type Terminal = {
  input: Readable & { isTTY?: boolean };
  output: Writable & { columns?: number; isTTY?: boolean };
  user: string;
};

const space = 'local';

/** An event as someone at this terminal makes it. */
export function terminalEvent<Kind extends Event['type']>(
  user: string,
  event: Omit<Extract<Event, { type: Kind }>, 'actor' | 'place' | 'id'> & { type: Kind; id?: string },
): Extract<Event, { type: Kind }> {
  const actor = {
    platform: 'terminal',
    space,
    user,
    displayName: user,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: (process.env.LC_ALL || process.env.LANG || 'en').split(/[._]/)[0] || 'en',
  };
  const place = formatPlace({ platform: 'terminal', space, kind: 'user', id: user });
  return { id: `terminal:${crypto.randomUUID()}`, ...event, actor, place } as unknown as Extract<Event, { type: Kind }>;
}
