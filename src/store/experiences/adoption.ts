import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Sql } from '../database/database.ts';
import { openOnly } from './experience.ts';

export type Tried = Pick<Experience, 'number' | 'region'>;

/** What an experience was tried after, and which were tried after it, the first first; only what is open. */
export type Adoption = { first: Tried | null; adopters: Tried[] };

export async function loadAdoption(
  sql: Sql,
  { number, adoptedFrom }: Pick<Experience, 'number' | 'adoptedFrom'>,
): Promise<Adoption> {
  const open = await sql<Tried[]>`
    select number, region from experience
    where (adopted_from = ${number} or number = ${adoptedFrom}) and ${openOnly(sql)} order by number`;
  const first = open.find((each) => each.number === adoptedFrom) ?? null;
  return { first, adopters: open.filter((each) => each !== first) };
}
