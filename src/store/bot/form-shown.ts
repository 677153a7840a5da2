import type { Person } from '#src/core/person.ts';
import type { ShownStore } from '#src/core/ports.ts';
import type { ShownFields } from '#src/core/shown-fields.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import type { Database, Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** Keeps what forms showed, by person and line. */
export function createShownStore({ sql }: Pick<Database, 'sql'>, now: () => Date): ShownStore {
  return {
    async find({ id }: Person, form: string): Promise<ShownFields> {
      const since = daysAgo(now(), keptDays.formsShown);
      const [found] = await sql<{ shown: ShownFields }[]>`
        select shown from form_shown where person = ${id} and form = ${form} and shown_at > ${since}`;
      return found?.shown ?? [];
    },
    async save({ id }: Person, form: string, shown: ShownFields): Promise<void> {
      await sql`
        insert into form_shown ${sql({ person: id, form, shown: toJson(sql, shown), shownAt: now() })}
        on conflict (person, form) do update set shown = excluded.shown, shown_at = excluded.shown_at`;
    },
  };
}

/** Deletes what was shown before windows that can still stand open. */
export async function deleteShownBefore(sql: Sql, now: Date): Promise<void> {
  await sql`delete from form_shown where shown_at < ${daysAgo(now, keptDays.formsShown)}`;
}

export async function listShown(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select form, shown_at from form_shown where person = ${person} order by form`;
}

/** Deletes what forms about a person showed to others; their line names them by their number. */
export async function deleteShownAbout(sql: Sql, person: number): Promise<void> {
  await sql`delete from form_shown where form ~ ${`(^| )person=${person}( |$)`}`;
}
