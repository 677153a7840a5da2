import { type APIMessage, GatewayDispatchEvents, Routes } from 'discord-api-types/v10';
import type { SaidBefore } from '#src/core/ports.ts';
import type { Rest } from '../api/rest.ts';
import type { ChangedMessage } from '../decode/change.ts';

const pageSize = 100;
/** Beyond so many of the latest hundreds of a channel nobody looks. */
const mostPages = 10;

/** What is gone of what was said before in a channel: a change as the Gateway would have told it. */
export type Gone = { dispatch: string; data: ChangedMessage };

/** Sorts what was said before by the channels it stands in. */
export function sortByChannel(said: readonly SaidBefore[]): Map<string, SaidBefore[]> {
  return Map.groupBy(said, ({ ref }) => ref.split('/')[0] ?? '');
}

/**
 * Finds which of these messages of a channel, and of the signs below them, are not there any more. Of a sign that others set too Discord tells
 * only how many there are, so it counts as gone where nobody has it. `said` is to be listed before: what is said meanwhile is not looked for.
 */
export async function findGone(
  rest: Pick<Rest, 'read'>,
  channel: string,
  said: readonly SaidBefore[],
): Promise<Gone[]> {
  const idOf = ({ ref }: SaidBefore) => ref.split('/')[1] ?? '';
  const known = said.filter((each) => /^\d+$/.test(idOf(each)));
  const oldest = known
    .map(idOf)
    .reduce((least, id) => (BigInt(id) < BigInt(least) ? id : least), known[0] ? idOf(known[0]) : '0');
  const { messages, since } = await listBack(rest, channel, oldest);
  // Where the bot may not read what was said before, Discord shows it a channel in which nothing was said.
  if (messages.length === 0) return [];
  const byId = new Map(messages.map((message) => [message.id, message]));
  return known.flatMap((each): Gone[] => {
    const id = idOf(each);
    if (BigInt(id) < BigInt(since)) return [];
    const message = byId.get(id);
    if (each.reaction === null)
      return message
        ? []
        : [{ dispatch: GatewayDispatchEvents.MessageDelete, data: { id, channel_id: channel } as ChangedMessage }];
    const { user, sign } = each.reaction;
    if (!message || isBelow(message, sign)) return [];
    const [, own] = /^:(.+):$/.exec(sign) ?? [];
    const emoji = own === undefined ? { id: null, name: sign } : { id: '0', name: own };
    const data = { user_id: user, channel_id: channel, message_id: id, emoji, burst: false, type: 0 };
    return [{ dispatch: GatewayDispatchEvents.MessageReactionRemove, data: data as ChangedMessage }];
  });
}

/** Reads a channel back to this message, or as far as is looked. `since`: from which id on all is known. */
async function listBack(rest: Pick<Rest, 'read'>, channel: string, oldest: string) {
  const messages: APIMessage[] = [];
  let before: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(before !== null && { before }) });
    const found = await rest.read<APIMessage[]>('GET', Routes.channelMessages(channel), { query });
    messages.push(...found);
    if (found.length < pageSize) return { messages, since: '0' };
    before = found.map(({ id }) => id).reduce((least, id) => (BigInt(id) < BigInt(least) ? id : least));
    if (BigInt(before) <= BigInt(oldest)) break;
  }
  return { messages, since: before ?? '0' };
}

function isBelow({ reactions = [] }: APIMessage, sign: string): boolean {
  return reactions.some(
    ({ emoji, count, me }) =>
      count > Number(me) && sign === (emoji.id ? `:${emoji.name ?? 'emoji'}:` : (emoji.name ?? '')),
  );
}
