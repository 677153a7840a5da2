import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import type { SharedCounts } from '#src/domain/people/person-views.ts';
import type { Sql } from '#src/store/database/database.ts';

/** The way to forget a person: their public contributions stay without a name, or are deleted too. */
export type Forgetting = {
  isKept: boolean;
  now: Date;
  /** The title of a question that stays for what others answered, in its language. */
  removedTitle(language: string): string;
};

/** How many things of one kind a person contributed: those that others can read, and all. */
export type Contribution = { open: number; all: number };

/** The personal data that a feature keeps, and the way to export, move and delete it. */
export type PersonalData = {
  /**
   * Its tables. `personal` columns refer to somebody, name them or hold what they wrote; `plain` ones hold words of ours. A test compares with the
   * schema: a column of neither kind fails it.
   */
  tables: Record<string, { personal: readonly string[]; plain: readonly string[] }>;
  /** Counts a person's contributions, by kind. Absent where the feature holds none. */
  contributions?(sql: Sql, person: number): Promise<Partial<Record<keyof SharedCounts, Contribution>>>;
  /** Everything kept about a person, by table. */
  export(sql: Sql, person: number): Promise<Record<string, unknown>>;
  /** Removes it; returns what was removed that others were told of. */
  forget(sql: Sql, person: number, how: Forgetting): Promise<QuotedSubject[]>;
  /** Takes what was removed out of what others were sent. Needs a transaction. */
  redact?(sql: Sql, removed: readonly QuotedSubject[]): Promise<void>;
  /** Makes words that stay in what others were sent nobody's. Needs a transaction. */
  detach?(sql: Sql, person: number): Promise<void>;
  /** Makes it another's. */
  move(sql: Sql, from: number, to: number, now: Date): Promise<void>;
};
