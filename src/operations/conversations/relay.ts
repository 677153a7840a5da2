import { setTimeout as wait } from 'node:timers/promises';
import { noticeMessage, pausedMessage, refusedMessage } from '#src/answers/conversations/notices.ts';
import type { AppContext } from '#src/context.ts';
import type { BotParts } from '#src/core/bot-parts.ts';
import type { ChangeEvent, MentionEvent } from '#src/core/event.ts';
import type { Person } from '#src/core/person.ts';
import { parsePlace } from '#src/core/place.ts';
import { chooseFiles } from '#src/domain/conversations/files.ts';
import { listSides } from '#src/store/conversations/conversation.ts';
import { findHeard, findMessageByOrigin, type Heard, isPassingOn } from '#src/store/conversations/message.ts';
import { findPersonOfAccount } from '#src/store/people/account.ts';
import { changeMessage } from './change.ts';
import { originOf, originOfReaction } from './origin.ts';
import { sayInConversation } from './say.ts';

/** A platform that takes longer to answer is rarer than a reply that belongs to no conversation. */
const mostMs = 2_000;
/** Who has something whose end is not known probably answers that: by then another server has found out. */
const mostOwnMs = 20_000;
const lookMs = 100;

type Relay = NonNullable<BotParts<AppContext>['relay']>;

/** Hears what is said, changed, deleted and reacted to in conversations, and passes it on. */
export function createRelay(context: AppContext): Relay {
  const { sql, now } = context;

  /** The conversation that a message of this platform belongs to: the bot's, as it was sent, or one that a person said before. */
  async function hear(
    { actor, place }: Pick<MentionEvent, 'actor' | 'place'>,
    refs: readonly string[],
    person: Person | null,
  ): Promise<Heard | null> {
    // Who is known everywhere speaks in a server all the same.
    const within = { platform: actor.platform, spaces: [...new Set([actor.space, parsePlace(place).space])] };
    for (const began = performance.now(); ; ) {
      const waitedMs = performance.now() - began;
      // Asked before the look: what becomes known in between is found by it.
      const isOnItsWay =
        (waitedMs < mostMs && (await isPassingOn(sql, { ...within, person: null }))) ||
        (waitedMs < mostOwnMs && person !== null && (await isPassingOn(sql, { ...within, person: person.id })));
      const heard = await findHeard(sql, { ...within, refs });
      if (heard) return heard;
      for (const ref of refs) {
        const own = await findMessageByOrigin(sql, originOf(actor, ref));
        if (own) return { conversation: own.conversation, side: own.side, message: own.id };
      }
      // Somebody may answer what has arrived before its platform has told us how it knows it.
      if (!isOnItsWay) return null;
      await wait(lookMs);
    }
  }

  async function react({ actor, place, ref, ...event }: Extract<ChangeEvent, { sign: string }>): Promise<void> {
    const origin = originOfReaction(actor, ref, event.sign);
    if (event.happened === 'unreacted') {
      await changeMessage(context, { origin, content: null }, now());
      return context.outbox.wake();
    }
    const heard = await hear({ actor, place }, [ref], null);
    if (heard === null || heard.message === null) return;
    const person = await findPersonOfAccount(sql, actor);
    const sides = await listSides(sql, heard.conversation);
    // In a channel that is bridged everybody takes part whom the network knows.
    const isTheirs = sides.some(
      (side) => side.person === person?.id || (side.side === heard.side && side.channelName !== null),
    );
    if (!person || !isTheirs) return;
    const { conversation, message: answers, side: heardAt } = heard;
    await sayInConversation(
      context,
      { conversation, answers, kind: 'reaction', origin, content: event.sign, heardAt },
      { person, now: now() },
    );
    context.outbox.wake();
  }

  return {
    async say({ actor, place, message, text }, person) {
      // A command is said to the bot wherever it stands.
      if (!message || text.startsWith('/')) return null;
      const refs = [message.repliesTo, message.thread].filter((ref) => ref !== undefined);
      const heard = refs.length === 0 ? null : await hear({ actor, place }, refs, person);
      if (heard === null) return null;
      const { taken, refused } = chooseFiles(message.files ?? []);
      const said = await sayInConversation(
        context,
        {
          files: taken,
          ...{ conversation: heard.conversation, heardAt: heard.side },
          origin: originOf(actor, message.ref),
          content: message.text,
          answers: message.repliesTo === undefined ? null : heard.message,
        },
        { person, now: now() },
      );
      context.outbox.wake();
      const { conversation } = heard;
      switch (said.type) {
        case 'none':
          return null;
        case 'paused':
          return pausedMessage(context, { conversation, others: said.others }, person);
        case 'over':
        case 'long':
          return noticeMessage(said.type, person);
        case 'again':
          return { type: 'nothing' };
        default:
          if (refused.length > 0) return refusedMessage(refused, person);
          return said.type === 'empty' ? noticeMessage(said.type, person) : { type: 'nothing' };
      }
    },
    async change(event) {
      if (event.happened === 'reacted' || event.happened === 'unreacted') return react(event);
      const content = event.happened === 'edited' ? event.text : null;
      await changeMessage(context, { origin: originOf(event.actor, event.ref), content }, now());
      context.outbox.wake();
    },
  };
}
