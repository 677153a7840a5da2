import type { Readable, Writable } from 'node:stream';
import type { Event } from '#src/core/event.ts';
import { formatPlace, type Place } from '#src/core/place.ts';
import { terminal } from '../platform.ts';

/** A person at a terminal. */
export type Terminal = {
  input: Readable & { isTTY?: boolean };
  output: Writable & { columns?: number; isTTY?: boolean; hasColors?(): boolean };
  user: string;
};

const space = 'local';

/** Creates an event of somebody at this terminal. */
export function createEvent<Kind extends Event['type']>(
  user: string,
  event: Omit<Extract<Event, { type: Kind }>, 'actor' | 'place' | 'id'> & { type: Kind; id?: string },
): Extract<Event, { type: Kind }> {
  const actor = {
    platform: terminal.name,
    space,
    user,
    displayName: user,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: (process.env.LC_ALL || process.env.LANG || 'en').split(/[._]/)[0] || 'en',
  };
  return { id: `${terminal.name}:${crypto.randomUUID()}`, ...event, actor, place: placeOf(user) } as unknown as Extract<
    Event,
    { type: Kind }
  >;
}

/** Returns the place for unasked messages to a person at this terminal. */
export function placeOf(user: string): Place {
  return formatPlace({ platform: terminal.name, space, kind: 'user', id: user });
}
