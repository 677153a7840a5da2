import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Sql } from '../database/database.ts';
import { openOnly, publicOnly } from './experience.ts';

export type Tried = Pick<Experience, 'number' | 'region'>;

/** What an experience was tried after, and which were tried after it, the first first; only what the reader may read. */
export type Adoption = { first: Tried | null; adopters: Tried[] };

export async function loadAdoption(
  sql: Sql,
  { number, adoptedFrom }: Pick<Experience, 'number' | 'adoptedFrom'>,
  reader: 'member' | 'anybody' = 'member',
): Promise<Adoption> {
  const open = await sql<Tried[]>`
    select number, region from experience
    where (adopted_from = ${number} or number = ${adoptedFrom}) and ${reader === 'member' ? openOnly(sql) : publicOnly(sql)}
    order by number`;
  const first = open.find((each) => each.number === adoptedFrom) ?? null;
  return { first, adopters: open.filter((each) => each !== first) };
}
