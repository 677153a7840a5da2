import { randomBytes } from 'node:crypto';
import { bridgeEnd, bridgeOpening } from '#src/answers/conversations/bridge.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { type Place, parsePlace } from '#src/core/place.ts';
import { isOver } from '#src/domain/conversations/conversation.ts';
import {
  endConversation,
  insertConversation,
  insertSide,
  lockConversation,
  saveRoot,
} from '#src/store/conversations/conversation.ts';
import { type ChannelOffer, insertOffer, takeOffer } from '#src/store/conversations/offer.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { letterTo, listReading, streamOf } from './write-copies.ts';

type By = { person: Person; now: Date };

const offerMs = 3_600_000;

/** @throws UserError where the bot cannot hear what is said in a place, or it is nobody's but one person's. */
function readChannel(
  context: Pick<AppContext, 'speaksAt'>,
  { place, name }: { place: Place; name: string },
  { language }: Person,
): ChannelOffer {
  const { bridge } = textsFor(language).conversation;
  if (parsePlace(place).kind !== 'channel' || context.speaksAt(place) === 'command')
    throw new UserError(bridge.noChannel);
  if (name.trim() === '') throw new UserError(bridge.noName);
  return { place, channelName: name.trim(), language };
}

/** Notes a channel that is to be bridged. Returns the code by which the other one is named. @throws UserError where it cannot be bridged */
export async function offerChannel(
  context: AppContext,
  channel: { place: Place; name: string },
  { person, now }: By,
): Promise<string> {
  const code = randomBytes(6).toString('hex').toUpperCase();
  const offer = readChannel(context, channel, person);
  const before = new Date(now.getTime() - offerMs);
  await insertOffer(context.sql, { ...offer, code, person: person.id, offeredAt: now }, before);
  return code;
}

/**
 * Bridges a channel with the one of that code: both are told what is passed on between them.
 * @throws UserError where it cannot be bridged, or there is no such code.
 */
export async function bridgeChannels(
  context: AppContext,
  { code, ...channel }: { place: Place; name: string; code: string },
  { person, now }: By,
): Promise<{ number: number; here: string; there: string }> {
  const { bridge } = textsFor(person.language).conversation;
  const here = readChannel(context, channel, person);
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    const there = await takeOffer(sql, code.trim().toUpperCase(), new Date(now.getTime() - offerMs));
    if (!there) throw new UserError(bridge.noOffer);
    if (there.place === here.place) throw new UserError(bridge.same);
    const { number } = await insertConversation(sql, { of: {}, openedAt: now, closesAt: null });
    await openSide(inside, { number, side: 1, own: there, other: here });
    await openSide(inside, { number, side: 2, own: here, other: there });
    return { number, here: here.channelName, there: there.channelName };
  });
}

async function openSide(
  inside: AppContext,
  { number, side, own, other }: { number: number; side: number; own: ChannelOffer; other: ChannelOffer },
): Promise<void> {
  const { sql, outbox } = inside;
  const { place, language } = own;
  const speaks = inside.speaksAt(place);
  if (speaks === 'command') throw new TypeError('A channel was taken in which nobody can speak.');
  const stream = streamOf({ conversation: number, side });
  await insertSide(sql, { ...own, conversation: number, side, person: null, root: null });
  const root = await outbox.enqueue(sql, {
    ...{ recipient: stream, person: null, purpose: 'conversation', period: 'opening', places: [place], stream },
    message: bridgeOpening(inside, { number, there: other.channelName, speaks }, language),
  });
  if (root) await saveRoot(sql, { conversation: number, side }, root);
}

/** Ends a bridge between channels; both are told. @throws UserError where there is no open one of that number */
export async function endBridge(context: AppContext, number: number, { person, now }: By): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { sql, outbox } = inside;
    const conversation = await lockConversation(sql, number);
    const channels = (await listReading(inside, number)).filter(({ side }) => side.channelName !== null);
    if (!conversation || isOver(conversation, now) || channels.length === 0)
      throw new UserError(textsFor(person.language).conversation.bridge.none({ number }));
    await endConversation(sql, number, now);
    await outbox.enqueueAll(
      sql,
      channels.map((each) => {
        const there = channels.find((other) => other !== each)?.side.channelName ?? '';
        return letterTo(each, { what: 'ended', message: bridgeEnd(there, each.language) });
      }),
    );
  });
}
