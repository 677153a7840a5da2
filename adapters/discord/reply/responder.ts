import { setTimeout as wait } from 'node:timers/promises';
import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  type InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { within } from '#src/core/deadline.ts';
import type { PlatformError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import type { ClaimStore } from '#src/core/ports.ts';
import { canStillBeSaid, codes, isUndrawable } from '../api/errors.ts';
import type { Rest } from '../api/rest.ts';
import { attempt, tryPatiently } from '../api/retry.ts';
import type { UploadedFile } from '../encode/blocks.ts';
import type { DiscordMessage, Encoded } from '../encode/message.ts';
import { withoutPictures } from '../encode/without-pictures.ts';
import type { Timing } from './timing.ts';

/** The way the first answer reaches Discord. */
export type Reply = {
  /** @throws PlatformError where Discord does not take it. */
  send(response: APIInteractionResponse, files: UploadedFile[]): Promise<void>;
  /** Leaves the answer to another server. */
  leave(): void;
  /** Whether the answer goes in the reply to Discord's own request, which only one server gets; otherwise all connected servers get the interaction. */
  isInline: boolean;
  /** The name of the claim that only one of several servers gets, and only once; null where only this server got the interaction and answers it once. */
  claim: string | null;
};

export type Interaction = Exclude<APIInteraction, { type: InteractionType.Ping }>;
export type Messages = { messages: Encoded[]; isPrivate: boolean };

/** One interaction being answered. What is sent is in the order of these calls: a first answer, what fills it in, what follows. */
export type Turn = {
  /** Whether this server may speak outside the reply to Discord's own request. Asked once. */
  isOurs(): Promise<boolean>;
  /** False where nothing more can be said. */
  sendFirst(response: APIInteractionResponse, files: UploadedFile[]): Promise<boolean>;
  followUp(messages: Encoded[]): Promise<void>;
  /** "Thinking…", for all to see or not; with `replaces` the message that was used stays until it is filled in. */
  announce(manner: { isPrivate: boolean; replaces: boolean }): Promise<boolean>;
  fillIn(messages: Messages, manner: { isPrivate: boolean; replaces: boolean }): Promise<void>;
};

/** discord.js tries three times at once; then these pauses. */
const pausesMs = [500, 2_000, 5_000];
/** One further try is all that fits in the three seconds. */
const firstPausesMs = [300];

export type TurnParts = {
  rest: Rest;
  claims: ClaimStore;
  timing: Timing;
  logger: Logger;
  /** Said where Discord does not take an answer as it is drawn. */
  apology(): Promise<Encoded>;
};

export function createTurn(
  interaction: Interaction,
  reply: Reply,
  { rest, claims, timing, logger, apology }: TurnParts,
): Turn {
  let owned: Promise<boolean> | null = null;
  let isCertain = true;

  function isOurs(): Promise<boolean> {
    owned ??= reply.claim === null ? Promise.resolve(true) : claim(reply.claim);
    return owned;
  }

  async function claim(name: string): Promise<boolean> {
    try {
      const won = await within(claims.claim(name), timing.claimMs);
      if (won !== null) return won;
      logger.warn({ interaction: interaction.id }, 'claims are answered too slowly');
    } catch (error) {
      logger.error({ err: error }, 'claims cannot be asked');
    }
    // An answer refused is better than none: of several first answers Discord takes one.
    isCertain = false;
    return true;
  }

  async function sendFirst(response: APIInteractionResponse, files: UploadedFile[]): Promise<boolean> {
    const goesByRequest = !reply.isInline || files.length > 0;
    if (goesByRequest && !(await isOurs())) {
      reply.leave();
      return false;
    }
    const refused = await tryPatiently(() => reply.send(response, files), firstPausesMs);
    const error = refused && (await sendWithoutPictures(response, files, refused));
    if (!error) return true;
    // Where only this server may answer, the answer that Discord has is ours: its receipt was lost on the way.
    if (error.code === codes.alreadyAnswered && isCertain) return true;
    const log = isUndrawable(error) ? logger.error : logger.warn;
    log.call(logger, { err: error, interaction: interaction.id, code: error.code }, 'Discord did not take an answer');
    if (isUndrawable(error))
      await apologize((data) => reply.send({ type: InteractionResponseType.ChannelMessageWithSource, data }, []));
    return false;
  }

  /** Sends the answer once more without its pictures; returns the refusal that remains, or null. */
  async function sendWithoutPictures(
    response: APIInteractionResponse,
    files: UploadedFile[],
    refused: PlatformError,
  ): Promise<PlatformError | null> {
    if (!('data' in response) || !response.data || !canStillBeSaid(refused)) return refused;
    const plain = withoutPictures({ body: response.data as DiscordMessage, files });
    if (!plain) return refused;
    logger.warn({ err: refused, interaction: interaction.id }, 'an answer goes to Discord without its pictures');
    return attempt(() => reply.send({ ...response, data: plain.body } as APIInteractionResponse, []));
  }

  async function apologize(say: (body: DiscordMessage) => Promise<void>): Promise<void> {
    const { body } = await apology();
    await findRefusal(() => say(body));
  }

  /** Sends an answer; returns Discord's refusal, after which only an apology may follow: the adapter must not use a stopped webhook again. */
  async function findRefusal(run: () => Promise<void>): Promise<PlatformError | null> {
    // The reply that announced the answer may still be on its way to Discord.
    const error = await tryPatiently(run, pausesMs, reply.isInline ? [codes.unknownWebhook] : []);
    if (!error) return null;
    // What Discord refuses, as a webhook that is gone, is no fault of ours, unless it does not take what was drawn.
    const log = isUndrawable(error) ? logger.error : logger.warn;
    log.call(
      logger,
      { err: error, interaction: interaction.id, code: error.code },
      'an answer to Discord was cut short',
    );
    return error;
  }

  /** As findRefusal; where only the pictures do not get through, it goes without them. */
  async function sendWhole(
    message: Encoded,
    send: (body: DiscordMessage, files: UploadedFile[]) => Promise<void>,
  ): Promise<PlatformError | null> {
    const refused = await findRefusal(() => send(message.body, message.files));
    const plain = refused && canStillBeSaid(refused) ? withoutPictures(message) : null;
    return plain ? findRefusal(() => send(plain.body, [])) : refused;
  }

  async function followUp(messages: Encoded[]): Promise<void> {
    if (messages.length === 0 || !(await isOurs())) return;
    for (const message of messages) {
      const refused = await sendWhole(message, (body, files) => rest.followUp(interaction, body, files));
      if (refused && isUndrawable(refused)) await apologize((sorry) => rest.followUp(interaction, sorry, []));
      if (refused) return;
    }
  }

  async function announce({ isPrivate, replaces }: { isPrivate: boolean; replaces: boolean }): Promise<boolean> {
    const response: APIInteractionResponse = replaces
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          ...(isPrivate && { data: { flags: MessageFlags.Ephemeral } }),
        };
    const isSent = await sendFirst(response, []);
    if (isSent && reply.isInline) await wait(timing.afterReplyMs);
    return isSent;
  }

  async function fillIn(
    { messages, isPrivate }: Messages,
    announced: { isPrivate: boolean; replaces: boolean },
  ): Promise<void> {
    const [first, ...others] = messages;
    if (!first || !(await isOurs())) return;
    if (isPrivate && !announced.isPrivate && !announced.replaces) {
      // What was announced to everybody cannot be made private: it goes, and the answer follows to the asker alone.
      if (!(await findRefusal(() => rest.deleteAnswer(interaction)))) await followUp(messages);
      return;
    }
    const edit = (body: DiscordMessage, files: UploadedFile[]) =>
      rest.editAnswer(interaction, { ...body, flags: body.flags & ~MessageFlags.Ephemeral }, files);
    const refused = await sendWhole(first, edit);
    if (!refused) await followUp(others);
    else if (isUndrawable(refused)) await apologize((sorry) => edit(sorry, []));
  }

  return { isOurs, sendFirst, followUp, announce, fillIn };
}
