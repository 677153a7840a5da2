import type { IntroductionPreferences } from '#src/domain/introductions/preferences.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

type Row = Omit<IntroductionPreferences, 'offer' | 'seek'> & {
  offerAreas: PolicyArea[];
  offerGroups: TargetGroup[];
  offerText: string;
  seekAreas: PolicyArea[];
  seekGroups: TargetGroup[];
  seekText: string;
};

const columns = (sql: Sql) => sql`
  is_open, offer_areas, offer_groups, offer_text, seek_areas, seek_groups, seek_text, languages, monthly_limit, work_start, work_end,
  avoided_regions, to_char(paused_until, 'YYYY-MM-DD') as paused_until, contact`;

/** Finds what a person told; null where they told nothing. */
export async function findPreferences(sql: Sql, person: number): Promise<IntroductionPreferences | null> {
  const [row] = await sql<Row[]>`select ${columns(sql)} from introduction_preference where person = ${person}`;
  return row ? fromRow(row) : null;
}

/** Keeps all that a person told. */
export async function savePreferences(
  sql: Sql,
  person: number,
  { offer, seek, ...rest }: IntroductionPreferences,
  now: Date,
): Promise<void> {
  const row = {
    ...rest,
    contact: toText(rest.contact),
    offerAreas: offer.areas,
    offerGroups: offer.groups,
    offerText: toText(offer.text),
    seekAreas: seek.areas,
    seekGroups: seek.groups,
    seekText: toText(seek.text),
    updatedAt: now,
  };
  await sql`
    insert into introduction_preference ${sql({ person, ...row })}
    on conflict (person) do update set ${sql(row)}`;
}

/** Two people become one: what the second told stays; where only the first told something, that is theirs. */
export async function movePreferences(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update introduction_preference set person = ${to}
    where person = ${from} and not exists (select 1 from introduction_preference where person = ${to})`;
}

/** All columns, as they are. */
export async function exportPreferences(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`select * from introduction_preference where person = ${person}`;
}

function fromRow({ offerAreas, offerGroups, offerText, seekAreas, seekGroups, seekText, ...rest }: Row) {
  return {
    ...rest,
    offer: { areas: offerAreas, groups: offerGroups, text: offerText },
    seek: { areas: seekAreas, groups: seekGroups, text: seekText },
  };
}
