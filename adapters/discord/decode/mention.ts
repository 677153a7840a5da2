import type { GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import type { Bot } from '#src/core/bot.ts';
import type { Logger } from '#src/core/logger.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { formatPlace, type Place } from '#src/core/place.ts';
import { codes, toPlatformError } from '../api/errors.ts';
import { tellFault } from '../api/tell-fault.ts';
import type { createBytesFetcher } from '../api/upload.ts';
import type { Poster } from '../post/post.ts';
import type { Texts } from '../texts.ts';
import { everySpace } from './event.ts';
import { decodeMessage, type Self } from './message.ts';
import { readSaidFiles } from './said-files.ts';

/** Answers plain words. Several servers that see the same message make one answer: its nonce is made from the message. */
export function createMentions({
  bot,
  poster,
  fetchBytes,
  texts,
  logger,
}: {
  bot: Bot;
  poster: Poster;
  fetchBytes: ReturnType<typeof createBytesFetcher>;
  texts: Texts;
  logger: Logger;
}) {
  async function answer(message: GatewayMessageCreateDispatchData, self: Self, isLate: boolean): Promise<boolean> {
    const event = decodeMessage(message, self);
    if (!event) return true;
    const isReply = event.message?.repliesTo !== undefined;
    const files = isReply ? await readSaidFiles(message, fetchBytes) : [];
    // Of direct messages what was said meanwhile is read again.
    const comesAgain = isReply && !message.guild_id;
    const outcome = await bot.handle(
      event.message ? { ...event, message: { ...event.message, files, isLate, comesAgain } } : event,
    );
    const isTaken = !('ownFault' in outcome && outcome.ownFault === 'away');
    // It is tried again by itself, so nobody is asked to say it again.
    if (!isTaken && isLate) return false;
    const delivery = `m${message.id}`;
    if (outcome.type === 'form') {
      const { title, id } = outcome.form;
      const words = texts.formReady({ title });
      const offer: Message = {
        text: words,
        blocks: [{ type: 'text', markdown: words }, ...actions(button(texts.openForm, id, 'primary'))],
      };
      await poster.post(event.place, offer, delivery, message.id);
    } else if (outcome.type === 'message') {
      // A question about what was said aloud can be asked aloud.
      const isForAll = outcome.visibility === 'public' || outcome.failed || !message.guild_id;
      if (isForAll) await poster.post(event.place, outcome, delivery, message.id);
      else await answerDirectly(event.place, outcome, message);
    }
    return isTaken;
  }

  async function answerDirectly(place: Place, answer: Message, { id, author }: GatewayMessageCreateDispatchData) {
    const direct = formatPlace({ platform: 'discord', space: everySpace, kind: 'user', id: author.id });
    let said = texts.answeredDirectly;
    try {
      await poster.post(direct, answer, `m${id}`);
    } catch (error) {
      const { code } = toPlatformError(error);
      if (code !== codes.directClosed && code !== codes.noMutualServer) throw error;
      said = texts.directClosed;
    }
    await poster.post(place, { text: said, blocks: [] }, `n${id}`, id);
  }

  return {
    /** Never rejects. `isLate`: it was said while nobody listened. Returns false where the database was away, so that nothing of it is kept. */
    async take(message: GatewayMessageCreateDispatchData, self: Self, isLate = false): Promise<boolean> {
      try {
        return await answer(message, self, isLate);
      } catch (error) {
        tellFault(logger, error, { message: message.id }, 'a Discord message could not be answered');
        return true;
      }
    },
  };
}
