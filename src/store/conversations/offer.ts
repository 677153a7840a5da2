import type { Place } from '#src/core/place.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

/** A channel that staff want to bridge with another, which is not named yet. */
export type ChannelOffer = { place: Place; channelName: string; language: string };

/** Keeps an offer; those that were made before `before` go. */
export async function insertOffer(
  sql: Sql,
  { channelName, ...offer }: ChannelOffer & { code: string; person: number; offeredAt: Date },
  before: Date,
): Promise<void> {
  await sql`delete from conversation_offer where offered_at < ${before}`;
  await sql`insert into conversation_offer ${sql({ ...offer, channelName: toText(channelName) })}`;
}

/** Takes the offer of that code, where it was made since then. */
export async function takeOffer(sql: Sql, code: string, since: Date): Promise<ChannelOffer | null> {
  const [taken] = await sql<ChannelOffer[]>`
    delete from conversation_offer where code = ${code} and offered_at >= ${since} returning place, channel_name, language`;
  return taken ?? null;
}

export async function exportOffers(sql: Sql, person: number): Promise<Record<string, unknown>[]> {
  return sql`
    select place, channel_name, language, offered_at from conversation_offer where person = ${person} order by offered_at`;
}

export async function moveOffers(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update conversation_offer set person = ${to} where person = ${from}`;
}
