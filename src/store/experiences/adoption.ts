import type { Tried } from '#src/domain/experiences/adoption.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { Sql } from '../database/database.ts';
import { openOnly, publicOnly } from './experience.ts';

/** Lists the experience that this one was adopted from and those adopted from it, as far as the reader may read them; the first logged first. */
export async function listTried(
  sql: Sql,
  { number, adoptedFrom }: Pick<Experience, 'number' | 'adoptedFrom'>,
  reader: 'member' | 'everybody',
): Promise<Tried[]> {
  return sql`
    select number, region from experience
    where (adopted_from = ${number} or number = ${adoptedFrom})
      and ${reader === 'member' ? openOnly(sql) : publicOnly(sql)}
    order by number`;
}
