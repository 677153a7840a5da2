/** Why somebody is written to: `by` did something that they can do again and again, `about` names it; both are in the words of the letter's period. */
export type Cause = {
  by: number;
  about: string;
  now: Date;
  /** So many letters about the same thing come to one reader within so many days: one within a day where nothing is said. */
  most?: number;
  days?: number;
};

/** A letter that somebody caused before. */
export type CausedLetter = { person: number | null; period: string; createdAt: Date };

/** How often one person makes letters: so many to one reader within a day, and by so many acts within a day. */
export const letterBounds = { ofReader: 10, acts: 40, longestDays: 30 };

const dayMs = 24 * 3_600_000;

/** Returns the period of a letter of this cause: its beginning is the same each time. */
export const periodOf = ({ about, now }: Cause): string => `${about} ${now.toISOString()}`;

/** Returns until when a reader is written to no more of this cause; null where they may be now. */
export function boundedUntil(
  { about, now, most = 1, days = 1 }: Cause,
  reader: number,
  before: readonly CausedLetter[],
): Date | null {
  const within = (span: number) => before.filter(({ createdAt }) => createdAt.getTime() > now.getTime() - span * dayMs);
  const same = within(days).filter(({ person, period }) => person === reader && period.startsWith(`${about} `));
  if (same.length >= most) return firstEnds(same, days);
  const day = within(1);
  const toReader = day.filter(({ person }) => person === reader);
  if (toReader.length >= letterBounds.ofReader) return firstEnds(toReader, 1);
  // One act may write to many.
  const acts = new Set(day.map(({ period }) => period));
  return acts.size >= letterBounds.acts ? firstEnds(day, 1) : null;
}

const firstEnds = (letters: readonly CausedLetter[], days: number) =>
  new Date(Math.min(...letters.map(({ createdAt }) => createdAt.getTime())) + days * dayMs);
