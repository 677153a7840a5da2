import type { Reader } from '#src/core/person.ts';
import { formatInstant, formatTime } from '#src/domain/date.ts';
import { endOf, type Training } from '#src/domain/trainings/training.ts';
import { textsFor } from '#src/texts/index.ts';

/** "3 December 2026, 14:00 CET, until 15:30 CET (13:00 UTC there)": when a session is, in the reader's zone and, where its clocks differ, in its own. */
export function whenOf(training: Pick<Training, 'startsAt' | 'minutes' | 'timeZone'>, reader: Reader): string {
  const { when, whenThere } = textsFor(reader.language).training.show;
  const said = when({ start: formatInstant(training.startsAt, reader), end: formatTime(endOf(training), reader) });
  const there = formatInstant(training.startsAt, { language: reader.language, timeZone: training.timeZone });
  return there === formatInstant(training.startsAt, reader) ? said : whenThere({ when: said, there });
}
