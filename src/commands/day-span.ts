import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { type DaySpan, readDaySpan } from '#src/domain/day-span.ts';
import { textsFor } from '#src/texts/index.ts';

const longestQuoted = 40;

/** Reads the time that an argument says, by the reader's calendar; null where nothing was said. @throws UserError where it is none, or can be two */
export function spanOfArgument(
  said: string | undefined,
  { person, now }: { person: Person; now: Date },
): DaySpan | null {
  if (said === undefined) return null;
  const { daySpan } = textsFor(person.language);
  const text = shorten(said, longestQuoted);
  const read = readDaySpan(said, { now, timeZone: person.timeZone });
  if (read === null) throw new UserError(daySpan.unknown({ text }));
  if (Array.isArray(read)) throw new UserError(daySpan.doubtful({ text, readings: read.join(', ') }));
  return read;
}
