import {
  type APIInteraction,
  type APIInteractionResponse,
  ApplicationIntegrationType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Bot } from '#src/core/bot.ts';
import { within } from '#src/core/deadline.ts';
import type { Event, ShortcutMessage } from '#src/core/event.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { ClaimStore } from '#src/core/ports.ts';
import { shorten } from '#src/core/text.ts';
import type { Rest } from '../api/rest.ts';
import { tellFault } from '../api/tell-fault.ts';
import type { DecodeContext, Decoded, Target } from '../decode/decoded.ts';
import { decodeInteraction } from '../decode/event.ts';
import { isReadable } from '../decode/shape.ts';
import { snowflakeTime } from '../decode/snowflake.ts';
import type { EncodeContext, Encoded } from '../encode/message.ts';
import { encodeOutcome, encodeSentence, type Result, type ResultContext } from '../encode/outcome.ts';
import { autocomplete, interaction as limits } from '../limits.ts';
import { createTurn, type Interaction, type Messages, type Reply, type Turn } from '../reply/responder.ts';
import type { Timing } from '../reply/timing.ts';
import type { Texts } from '../texts.ts';
import type { FormFlow } from './form.ts';
import type { IsMember } from './membership.ts';

export type AnswerParts = {
  bot: Bot;
  rest: Rest;
  forms: FormFlow;
  claims: ClaimStore;
  decode: DecodeContext;
  textsFor(locale: unknown): Texts;
  encode: EncodeContext;
  /** Reads what a shortcut takes of the message it was used on. */
  quote(target: Target, takes: 'files' | 'thread'): Promise<Partial<ShortcutMessage>>;
  timing: Timing;
  logger: Logger;
  /** The present time as Discord has it, in milliseconds. */
  discordTime(): number;
  /** The servers that may use it; null: any. */
  allowedGuilds: ReadonlySet<string> | null;
  isMember: IsMember;
  /** An interaction came from this server. */
  met(guild: string): void;
};

export type Answerer = {
  /** Answers one interaction. Never rejects; resolves when all answers are sent. */
  take(interaction: APIInteraction, reply: Reply): Promise<void>;
  /** Resolves when the answers to all interactions in work are sent. */
  finish(): Promise<void>;
};

/** The work on an interaction, and the kind of answer it leads to. */
type Work = {
  result: Promise<Result>;
  isPrivate: boolean;
  opensForm: boolean;
  replaces: boolean;
  /** Opens the same form again, at its step. */
  reopens: { line: string; step: number } | null;
};

const unread = { replaces: false, isPrivate: true, opensForm: false, reopens: null };

/** The time limit for encoding the button that opens a form, sent when the form itself was not ready in time. */
const buttonMs = 200;

/** Interactions older than this were not delivered late: somebody's clock is wrong. */
const oldestLateMs = limits.tokenMs;

/**
 * Answers interactions, each by one server, once, and in time: at once when the answer is ready, otherwise announced and filled in.
 * What opens a form is never announced first, for then no form could open.
 */
export function createAnswerer(parts: AnswerParts): Answerer {
  const { bot, forms, timing, logger } = parts;
  const atWork = new Set<Promise<void>>();

  async function answer(interaction: APIInteraction, reply: Reply): Promise<void> {
    if (interaction.type === InteractionType.Ping) return reply.send({ type: InteractionResponseType.Pong }, []);
    const startedAt = performance.now();
    const left = (timeMs: number) => Math.max(timeMs - (performance.now() - startedAt), 1);
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete && reply.isInline)
      return suggestInline(interaction, reply, left);
    const turn = createTurn(interaction, reply, { ...parts, apology: () => apologize(contextOf(interaction)) });
    // Also what comes with a request of its own: it may be one that somebody sends again.
    if (!(await turn.isOurs())) return;
    const standing =
      parts.allowedGuilds === null ? 'allowed' : await within(findStanding(interaction), left(timing.deferMs));
    if (standing !== 'allowed') return refuse(turn, interaction, standing ?? 'unknown');
    meet(interaction);
    const decoding = decode(interaction);
    const decoded = decoding instanceof Promise ? await within(decoding, left(timing.deferMs)) : decoding;
    if (!reply.isInline && isLate(interaction)) return keepLate(interaction, await decoding);
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      await turn.sendFirst(await suggest(decoded, left(timing.choicesMs)), []);
      return;
    }
    const context = contextOf(interaction);
    const work = decoded ? begin(decoded, context) : beginUnread(decoding, context);
    const ready = await within(work.result, left(work.opensForm ? timing.formMs : timing.deferMs));
    if (ready) return say(turn, interaction, ready, work, context);
    if (work.opensForm && (await sayFormIsSlow(turn, work, context))) return;
    if (await turn.announce(work)) await turn.fillIn(await toMessages(await work.result, context), work);
  }

  /** Suggests in the reply to Discord's own request, which cannot be refused and is ours alone: asked for at every letter, it does without a turn. */
  async function suggestInline(
    interaction: Interaction,
    reply: Reply,
    left: (timeMs: number) => number,
  ): Promise<void> {
    const isAllowed =
      parts.allowedGuilds === null || (await within(findStanding(interaction), left(timing.deferMs))) === 'allowed';
    if (!isAllowed) return reply.send(await suggest(null, 0), []);
    meet(interaction);
    const decoding = decode(interaction);
    const decoded = decoding instanceof Promise ? await within(decoding, left(timing.deferMs)) : decoding;
    return reply.send(await suggest(decoded, left(timing.choicesMs)), []);
  }

  function meet({ guild_id: guild, authorizing_integration_owners: installedFor }: Interaction): void {
    // Elsewhere a person brought the bot along for themselves.
    if (guild && installedFor?.[ApplicationIntegrationType.GuildInstall] === guild) parts.met(guild);
  }

  /** What is needed to say something; suggestions, which are asked for at every letter, do without. */
  function contextOf({ id, locale }: Interaction): ResultContext {
    const texts = bot.texts(locale ?? 'en');
    return {
      ...parts.encode,
      texts: parts.textsFor(locale),
      problems: (count) => texts.problems(count),
      failed: () => texts.failed(id),
    };
  }

  /** Allowed are interactions in allowed servers, and direct messages of their members unless the app is installed for the person alone. */
  async function findStanding(interaction: Interaction): Promise<'allowed' | 'foreign' | 'unknown'> {
    const { guild_id: guild, authorizing_integration_owners: installedFor } = interaction;
    if (guild) return parts.allowedGuilds?.has(guild) ? 'allowed' : 'foreign';
    const user = interaction.user?.id ?? interaction.member?.user.id;
    if (!user || installedFor?.[ApplicationIntegrationType.UserInstall] !== undefined) return 'foreign';
    try {
      return (await parts.isMember(user)) ? 'allowed' : 'foreign';
    } catch (error) {
      tellFault(logger, error, { interaction: interaction.id }, 'Discord did not say whether somebody is a member');
      return 'unknown';
    }
  }

  async function refuse(turn: Turn, interaction: Interaction, standing: 'foreign' | 'unknown'): Promise<void> {
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
      await turn.sendFirst(await suggest(null, 0), []);
      return;
    }
    const context = contextOf(interaction);
    const said = standing === 'foreign' ? context.texts.notAllowed : context.failed();
    const result = await encodeSentence(said, context);
    return say(turn, interaction, result, { result: Promise.resolve(result), ...unread }, context);
  }

  function decode(interaction: Interaction): Decoded | Promise<Decoded> {
    const unreadable = (error: unknown): Decoded => {
      logger.warn({ err: error, interaction: interaction.id }, 'a Discord interaction cannot be read');
      return { type: 'unreadable' };
    };
    if (!isReadable(interaction)) {
      logger.info(
        { problem: `the data of type ${interaction.type}`, interaction: interaction.id },
        'an interaction is not as Discord describes it',
      );
      return { type: 'unreadable' };
    }
    try {
      const decoding = decodeInteraction(interaction, parts.decode);
      return decoding instanceof Promise ? decoding.catch(unreadable) : decoding;
    } catch (error) {
      return unreadable(error);
    }
  }

  function isLate({ id }: APIInteraction): boolean {
    const madeAt = snowflakeTime(id);
    const ageMs = madeAt === null ? 0 : parts.discordTime() - madeAt;
    return ageMs > timing.lateMs && ageMs < oldestLateMs;
  }

  /** Keeps the typed values of a late submission. Discord told the person that it failed, so they will try again and it must not run twice. */
  async function keepLate({ id }: APIInteraction, decoded: Decoded): Promise<void> {
    logger.warn({ interaction: id }, 'a Discord interaction arrived too late to be answered');
    if (decoded.type === 'submission') await forms.keep(decoded.submission);
  }

  async function suggest(decoded: Decoded | null, timeMs: number): Promise<APIInteractionResponse> {
    const outcome = decoded?.type === 'event' ? await within(bot.handle(decoded.event), timeMs) : null;
    const taken = decoded?.type === 'event' ? (decoded.taken ?? []) : [];
    const choices =
      outcome?.type === 'choices'
        ? outcome.choices
            .filter(({ value }) => !taken.includes(value))
            .map(({ label, value }) => ({ name: shorten(label || value, autocomplete.name), value }))
        : [];
    return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
  }

  function begin(decoded: Decoded, context: ResultContext): Work {
    switch (decoded.type) {
      case 'submission': {
        const { submission } = decoded;
        const { plan, result } = forms.take(submission, context);
        return {
          result: orFailure(result, context),
          replaces: submission.replaces,
          isPrivate: plan.visibility === 'private',
          opensForm: false,
          reopens: null,
        };
      }
      case 'event': {
        const { event, step } = decoded;
        const { plan, line, outcome } = bot.open(event);
        const quoting = quote(decoded);
        const work = quoting === null ? outcome() : quoting.then((whole) => bot.handle(whole));
        return {
          result: orFailure(draw(event, work, context, step), context),
          replaces: false,
          isPrivate: plan.visibility === 'private',
          opensForm: plan.opensForm,
          reopens: line === null ? null : { line, step: step ?? 1 },
        };
      }
      default: {
        const said = decoded.type === 'unreadable' ? context.failed() : context.texts.gone;
        return { result: encodeSentence(said, context), ...unread };
      }
    }
  }

  /** The event with what its shortcut takes of the message; null where it takes nothing more. */
  function quote({ event, target }: Extract<Decoded, { type: 'event' }>): Promise<Event> | null {
    if (event.type !== 'shortcut' || !event.message || !target) return null;
    const { message } = event;
    const takes = bot.shortcuts.find(({ name }) => name === event.shortcut)?.takes;
    return takes === undefined
      ? null
      : parts.quote(target, takes).then((quoted) => ({ ...event, message: { ...message, ...quoted } }));
  }

  /** Begins an interaction whose content is still being looked up in a slow database. */
  function beginUnread(decoding: Decoded | Promise<Decoded>, context: ResultContext): Work {
    const result = async () => begin(await decoding, context).result;
    return { result: result(), ...unread };
  }

  async function draw(
    event: Event,
    work: Promise<Outcome>,
    context: ResultContext,
    step: number | undefined,
  ): Promise<Result> {
    const outcome = await work;
    // A form begun from a message holds its text, which the next step must find again.
    if (event.type === 'shortcut' && outcome.type === 'form')
      await forms.keep({ ...event, id: `${event.id}:prefilled`, form: outcome.form.id, values: outcome.form.values });
    return encodeOutcome(outcome, context, step === undefined ? {} : { step, replaces: true });
  }

  /** An answer that cannot be drawn is a bug, but not the asker's. */
  async function orFailure(work: Promise<Result>, context: ResultContext): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      logger.error({ err: error }, 'an answer could not be drawn for Discord');
      return encodeSentence(context.failed(), context);
    }
  }

  async function apologize(context: ResultContext): Promise<Encoded> {
    const { messages } = await encodeSentence(context.failed(), context);
    return messages[0] as Encoded;
  }

  async function say(turn: Turn, { type }: Interaction, result: Result, { replaces }: Work, context: ResultContext) {
    if (result.type === 'modal' && type !== InteractionType.ModalSubmit) {
      await turn.sendFirst({ type: InteractionResponseType.Modal, data: result.modal }, []);
      return;
    }
    const { messages, isPrivate } = await toMessages(result, context);
    const [first, ...others] = messages;
    if (!first) return;
    const { body, files } = first;
    const isSent = await turn.sendFirst(
      replaces && isPrivate
        ? {
            type: InteractionResponseType.UpdateMessage,
            data: { attachments: [], ...body, flags: body.flags & ~MessageFlags.Ephemeral },
          }
        : { type: InteractionResponseType.ChannelMessageWithSource, data: body },
      files,
    );
    if (isSent) await turn.followUp(others);
  }

  /** A form that comes where none can open waits behind a button. */
  async function toMessages(result: Result, context: ResultContext): Promise<Messages> {
    if (result.type === 'messages') return result;
    const { texts } = context;
    const { title, id } = result.form;
    return encodeSentence(texts.formReady({ title }), context, {
      label: texts.openForm,
      line: id,
      step: 1,
    });
  }

  /** Tells the person that the form is slow; false if even that message is not ready in time. */
  async function sayFormIsSlow(turn: Turn, work: Work, context: ResultContext): Promise<boolean> {
    const { texts } = context;
    const button = work.reopens ? { label: texts.openForm, ...work.reopens } : undefined;
    const said = await within(
      encodeSentence(texts.slowForm, context, button).catch(() => null),
      buttonMs,
    );
    const body = said?.messages[0]?.body;
    if (!body) return false;
    if (!(await turn.sendFirst({ type: InteractionResponseType.ChannelMessageWithSource, data: body }, [])))
      return true;
    const result = await work.result;
    if (result.type === 'messages') await turn.fillIn(result, { isPrivate: true, replaces: false });
    return true;
  }

  return {
    take(interaction, reply) {
      const turn = answer(interaction, reply)
        .catch((error) =>
          tellFault(logger, error, { interaction: interaction.id }, 'a Discord interaction could not be answered'),
        )
        // Whatever happened, a request is never left open.
        .then(() => reply.leave());
      atWork.add(turn);
      return turn.finally(() => atWork.delete(turn));
    },
    async finish() {
      while (atWork.size > 0) await Promise.all(atWork);
    },
  };
}
