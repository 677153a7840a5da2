import { randomUUID } from 'node:crypto';

const prefix = 'admin:';
const pattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Returns the id of an event of the pages of staff: the one that a form of theirs was given, which sent again is the same; a new one where it is none. */
export const pageEventId = (given: string | null) =>
  `${prefix}${given !== null && pattern.test(given) ? given : randomUUID()}`;

/** Returns whether an event came by the pages of staff. */
export const isPageEvent = (id: string) => id.startsWith(prefix);
