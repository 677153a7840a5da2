import { type APIMessage, Routes } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import { PlatformError } from '#src/core/errors.ts';
import { isRecent } from '#src/core/is-recent.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Message } from '#src/core/message.ts';
import { type Place, parsePlace } from '#src/core/place.ts';
import { codes } from '../api/errors.ts';
import type { Rest } from '../api/rest.ts';
import { type EncodeContext, encodeMessage } from '../encode/message.ts';
import { nonceLength } from '../limits.ts';
import type { DirectChannels } from './dm-channels.ts';
import { findPart, markDelivery } from './find-delivery.ts';
import type { FindGroup } from './groups.ts';

export type Poster = {
  /** `replyTo`: the id of a message in the same place. @throws PlatformError */
  post(place: Place, message: Message, deliveryId: string, replyTo?: string): Promise<{ ref: string }>;
  /** Puts another message in the place of one of the bot's. @throws PlatformError */
  edit(ref: string, message: Message): Promise<void>;
  /** Deletes one of the bot's, with its files. @throws PlatformError */
  remove(ref: string): Promise<void>;
  findDelivery(place: Place, deliveryId: string): Promise<{ ref: string } | null>;
};

/** The number of a channel's latest messages that are searched; Discord returns no more at once. */
const searched = 100;
/** The time in which the adapter does not write to a deleted channel again: Discord counts such requests as invalid. */
const goneMs = 10 * 60_000;
/** More channels than are deleted in that time; a forgotten one costs one more request. */
const mostGone = 1_000;
const longestDeliveryId = 20;

export function createPoster({
  rest,
  direct,
  group,
  encode,
  logger,
  now,
  refused,
}: {
  rest: Rest;
  direct: DirectChannels;
  group: FindGroup;
  encode: EncodeContext;
  logger: Logger;
  now(): number;
  /** Called with every place that the bot may not write in. */
  refused(place: Place): void;
}): Poster {
  const goneSince = new LRUCache<string, number>({ max: mostGone });

  async function post(place: Place, message: Message, deliveryId: string, replyTo?: string): Promise<{ ref: string }> {
    if (!/^[\w.:-]+$/.test(deliveryId) || deliveryId.length > longestDeliveryId)
      throw new RangeError(
        `Not a delivery id of at most ${longestDeliveryId} letters, digits and .:-_ : ${deliveryId}`,
      );
    try {
      return await postTo(await channelOf(place), message, deliveryId, replyTo);
    } catch (error) {
      if (isForbidden(error)) refused(place);
      throw error;
    }
  }

  async function postTo(channel: string, message: Message, deliveryId: string, replyTo: string | undefined) {
    if (isRecent(goneSince.get(channel) ?? Number.NEGATIVE_INFINITY, now(), goneMs))
      throw new PlatformError('discord', codes.unknownChannel, 'gone a moment ago', undefined, 'place');
    const parts = markDelivery(await encodeMessage(message, encode), deliveryId);
    // Parts of an earlier try that broke off are there already.
    const earlier = parts.length > 1 ? await listLatest(channel) : [];
    let ref: string | null = null;
    for (const [index, { body, files }] of parts.entries()) {
      const isLast = index === parts.length - 1;
      const posted =
        findPart(earlier, deliveryId, index, isLast) ??
        (await create(channel, nonceOf(deliveryId, index), body, files, index === 0 ? replyTo : undefined));
      ref ??= posted;
    }
    return { ref: `${channel}/${ref}` };
  }

  async function create(
    channel: string,
    nonce: string,
    body: object,
    files: Parameters<Rest['createMessage']>[2],
    replyTo: string | undefined,
  ): Promise<string> {
    const reference = replyTo && { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
    try {
      const { id } = await rest.createMessage(channel, { ...body, ...reference, nonce, enforce_nonce: true }, files);
      return id;
    } catch (error) {
      if (error instanceof PlatformError && error.code === codes.unknownChannel) goneSince.set(channel, now());
      throw error;
    }
  }

  async function edit(ref: string, message: Message): Promise<void> {
    const [channel = '', id = ''] = ref.split('/');
    const [first] = await encodeMessage(message, encode);
    if (!first) return;
    // Without its files: what was attached before goes.
    const body = { attachments: [], ...first.body };
    await rest.request('PATCH', Routes.channelMessage(channel, id), { body, files: first.files });
  }

  async function remove(ref: string): Promise<void> {
    const [channel = '', id = ''] = ref.split('/');
    await rest.request('DELETE', Routes.channelMessage(channel, id));
  }

  async function findDelivery(place: Place, deliveryId: string): Promise<{ ref: string } | null> {
    const channel = await channelOf(place);
    const found = findPart(await listLatest(channel), deliveryId, 0, true);
    return found ? { ref: `${channel}/${found}` } : null;
  }

  /** Lists the latest messages; none if the bot may not read the history, so that only the nonce prevents duplicates. */
  async function listLatest(channel: string): Promise<APIMessage[]> {
    try {
      const query = new URLSearchParams({ limit: String(searched) });
      return await rest.read<APIMessage[]>('GET', Routes.channelMessages(channel), { query });
    } catch (error) {
      if (!isForbidden(error)) throw error;
      logger.warn({ channel, code: error.code }, 'the history of a Discord channel may not be read');
      return [];
    }
  }

  async function channelOf(place: Place): Promise<string> {
    const { kind, id } = parsePlace(place);
    if (kind === 'mail') throw new PlatformError('discord', codes.noMail, 'no mail', undefined, 'place');
    if (kind === 'group') return group(id.split(','));
    return kind === 'user' ? direct.find(id) : id;
  }

  return { post, edit, remove, findDelivery };
}

function isForbidden(error: unknown): error is PlatformError {
  return error instanceof PlatformError && (error.code === codes.noAccess || error.code === codes.noPermission);
}

const nonceOf = (deliveryId: string, index: number) => `${deliveryId}.${index}`.slice(0, nonceLength);
