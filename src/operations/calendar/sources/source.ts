import type { CalendarEntry } from '#src/domain/calendar/entry.ts';
import type { DateSpan } from '#src/store/calendar/dates.ts';
import type { Sql } from '#src/store/database/database.ts';

/** Where dates of the calendar come from. A further one is a file here and a line in index.ts. */
export type CalendarSource = {
  /** Lists dates of a span: those that everybody may see, or, with a person, all that this one may see. */
  list(sql: Sql, span: DateSpan): Promise<CalendarEntry[]>;
};
