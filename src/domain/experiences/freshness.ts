import type { ExperienceBrief } from './experience.ts';

/** So many days after it was published, changed or confirmed an author is asked whether an experience is still true. */
export const askAfterDays = 365;
/** So many days without an answer later it is marked. */
const answerDays = 30;
const dayMs = 24 * 3_600_000;

/** When a published experience was published, changed or said to be still true last, whichever is latest; `isConfirmed`: the last; `isStale`: too long ago. */
export type Freshness = { since: Date; isConfirmed: boolean; isStale: boolean };

/** A published experience that nobody confirmed in time. `authorName` is null where they left or have no name. */
export type Stale = ExperienceBrief & { since: Date; authorName: string | null; hasAuthor: boolean };

/** Returns the instant before which an experience was confirmed last to be asked about now. */
export function askBefore(now: Date): Date {
  return new Date(now.getTime() - askAfterDays * dayMs);
}

/** Returns the instant before which an experience was confirmed last to be marked now. */
export function staleBefore(now: Date): Date {
  return new Date(now.getTime() - (askAfterDays + answerDays) * dayMs);
}
