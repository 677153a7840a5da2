import type { Actor } from '#src/core/event.ts';
import type { ConversationSource, SaidBefore } from '#src/core/ports.ts';
import { listOrigins } from '#src/store/conversations/message.ts';
import type { Sql } from '#src/store/database/database.ts';

/** So many of the latest are looked for again after a connection was gone. */
const mostLookedFor = 20_000;

/** Names a message, whatever platform it stands on. */
export const originOf = ({ platform, space }: Pick<Actor, 'platform' | 'space'>, ref: string) =>
  `${platform}:${space}:${ref}`;

/** Names a sign that somebody set below a message. */
export const originOfReaction = (actor: Actor, ref: string, sign: string) =>
  `${originOf(actor, ref)}#${actor.user}#${sign}`;

function readOrigin(origin: string): SaidBefore {
  const [message = '', user, ...sign] = origin.split('#');
  const ref = message.split(':').slice(2).join(':');
  return { ref, reaction: user === undefined ? null : { user, sign: sign.join('#') } };
}

/** See `ConversationSource`. */
export const createSaidBefore =
  (sql: Sql): ConversationSource['listSaid'] =>
  async (platform) =>
    (await listOrigins(sql, platform, mostLookedFor)).map(readOrigin);
