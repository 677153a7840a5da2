import type { Adopter, Tried } from '#src/domain/experiences/adoption.ts';
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

/** Lists the open experiences that were adopted from this one, with what came of them; the first logged first. */
export async function listOpenAdopters(sql: Sql, number: number, limit: number): Promise<Adopter[]> {
  return sql`
    select number, region, title, lesson, language, details - 'contact' as details from experience
    where adopted_from = ${number} and ${openOnly(sql)} order by number limit ${limit}`;
}

/** Lists the published experiences that were adopted from this one, whole enough to tell what came of them; the first logged first. */
export async function listPublicAdopters(sql: Sql, number: number, limit: number): Promise<Adopter[]> {
  return sql`
    select number, region, title, lesson, language, details - 'contact' as details from experience
    where adopted_from = ${number} and ${publicOnly(sql)} order by number limit ${limit}`;
}
