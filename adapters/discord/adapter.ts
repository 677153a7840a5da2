import {
  type APIApplication,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
  Routes,
} from 'discord-api-types/v10';
import { UserError } from '#src/core/errors.ts';
import type { ChangeEvent, SaidEvent } from '#src/core/event.ts';
import { explainRefusals } from '#src/core/explain-refusals.ts';
import { createInTurn } from '#src/core/in-turn.ts';
import { parsePlace } from '#src/core/place.ts';
import type { Adapter, AdapterContext } from '#src/core/platform.ts';
import { codes, sayRefusal, toPlatformError } from './api/errors.ts';
import { createRest } from './api/rest.ts';
import { tellFault } from './api/tell-fault.ts';
import { createBytesFetcher, createUploadFetcher } from './api/upload.ts';
import { createMenuIndex } from './commands/localizations.ts';
import { registerCommands } from './commands/register.ts';
import { decodeChange } from './decode/change.ts';
import { everySpace } from './decode/event.ts';
import { createMentions } from './decode/mention.ts';
import { decodeOverheard } from './decode/message.ts';
import { createOptionIndex } from './decode/options.ts';
import { readQuoted } from './decode/quoted.ts';
import { isChanged } from './decode/shape.ts';
import { createPermissionNotices } from './encode/permission.ts';
import { createAnswerer } from './handle/answer.ts';
import { createCatchUp } from './handle/catch-up.ts';
import { createChannelMembers } from './handle/channel-members.ts';
import { createFormFlow } from './handle/form.ts';
import { createGuilds } from './handle/guilds.ts';
import { createMembership } from './handle/membership.ts';
import { createDirectChannels } from './post/dm-channels.ts';
import { createGroups } from './post/groups.ts';
import { createPoster, type Poster } from './post/post.ts';
import type { Timing } from './reply/timing.ts';
import type { Texts } from './texts.ts';
import { createGatewayTransport } from './transport/gateway.ts';
import { createHttpTransport } from './transport/http.ts';

export type Settings = {
  token: string;
  /** The public key in hex; null if the server takes no interactions over HTTP. */
  publicKey: string | null;
  hasGateway: boolean;
  /** Whether Discord shows the bot what is said in channels to others, which is to be allowed on the application’s page. */
  hearsChannels?: boolean;
  /** The one server that gets the commands during development. */
  guild: string | null;
  /** The servers that may use it; null or absent: any. */
  allowedGuilds?: ReadonlySet<string> | null;
  api: string;
};

/** `idle` resolves when everything at work is said. */
export type Discord = Adapter & Required<Pick<Adapter, 'fetch' | 'edit' | 'findDelivery'>> & { idle(): Promise<void> };

export function createDiscord(settings: Settings, context: AdapterContext, timing: Timing): Discord {
  const { token, api, publicKey } = settings;
  const { bot, lines, pictures, claims, notes, logger, publicUrl } = context;
  // What comes from outside may say anything in its place.
  const textsFor = (locale: unknown) => context.texts<Texts>('discord', typeof locale === 'string' ? locale : 'en');
  const clock = () => context.now().getTime();
  const rest = createRest({ token, api, timing, now: clock });
  // Discord fetches a picture by itself where it can reach this server.
  const pictureUrl = publicUrl?.startsWith('https://') ? `${publicUrl}/pictures` : null;
  const encode = { lines, pictures, pictureUrl };
  const notice = createPermissionNotices({ poster: () => poster, textsFor, logger });
  const poster: Poster = createPoster({
    rest,
    direct: createDirectChannels(rest, timing),
    group: createGroups(rest, () => guilds.list()),
    encode,
    logger,
    now: clock,
    refused: (place) => background(tellOwner(parsePlace(place).space)),
  });
  const guilds = createGuilds({
    bot,
    notes,
    logger,
    missing: (guild, data, lacking) => notice(guild, data, lacking.join(', ')),
  });
  const fetchBytes = createBytesFetcher({ api, logger });
  const isMember = createMembership(rest, settings.allowedGuilds ?? new Set());
  const answerer = createAnswerer({
    bot,
    rest,
    forms: createFormFlow({ bot, fetchFile: createUploadFetcher(fetchBytes) }),
    claims,
    decode: { options: createOptionIndex(bot.commands), lines, findShortcut: createMenuIndex(bot) },
    encode,
    quote: (target, takes) => readQuoted(target, takes, { rest, fetchBytes }),
    textsFor,
    timing,
    logger,
    met: (guild) => guilds.met(guild),
    allowedGuilds: settings.allowedGuilds ?? null,
    isMember,
    discordTime: rest.discordTime,
  });
  const isAllowed = (guild: string) => !settings.allowedGuilds || settings.allowedGuilds.has(guild);
  const isForeign = async ({
    guild_id: guild,
    author,
  }: Pick<GatewayMessageCreateDispatchData, 'guild_id' | 'author'>) => {
    if (!settings.allowedGuilds) return false;
    return guild ? !isAllowed(guild) : author.bot !== true && !(await isMember(author.id));
  };
  const catchUp = createCatchUp({
    ...{ rest, notes, conversations: context.conversations, logger },
    take: (message) => hear(message, true),
    async change(dispatch, data) {
      const event = decodeChange(dispatch, data, self);
      return event === null || passOn(event);
    },
  });
  const mentions = createMentions({ bot, poster, fetchBytes, texts: textsFor('en'), logger });
  const inTurn = createInTurn();
  const roles = new Map<string, string>();
  const underWay = new Set<Promise<void>>();
  /** The bot's own user, as Discord names it at every connection. */
  let self = '';

  function background(work: Promise<void>): void {
    const settled = work
      .catch((error) => tellFault(logger, error, {}, 'something of Discord’s could not be done'))
      .finally(() => underWay.delete(settled));
    underWay.add(settled);
  }

  /** Replies in direct messages may belong to a conversation: what is passed on arrives in the order in which it was said. */
  function inOrder(message: GatewayMessageCreateDispatchData, work: () => Promise<void>): Promise<void> {
    if (message.guild_id || !message.message_reference) return work();
    return inTurn(message.channel_id, async () => {
      await catchUp.isDone();
      // Where the database was away, its first try failed; what comes once it answers would otherwise overtake what is tried again later.
      await catchUp.settle(message.channel_id);
      await work();
    });
  }

  /** Returns false where the database was away: Discord repeats nothing, so it is read again once it answers. */
  async function hear(message: GatewayMessageCreateDispatchData, isLate = false): Promise<boolean> {
    if (await isForeign(message)) return true;
    const said = isLate ? null : decodeOverheard(message, self);
    if (said) await overhear(said);
    const isTaken = await mentions.take(message, { user: self, roleOf: (guild) => roles.get(guild) }, isLate);
    if (isTaken && !message.guild_id && message.message_reference) await catchUp.heard(message.channel_id, message.id);
    return isTaken;
  }

  /** Lets rules hear what was said in a channel. */
  async function overhear(said: SaidEvent): Promise<void> {
    const outcome = await bot.handle(said);
    if (outcome.type !== 'nothing') logger.warn({ channel: said.place }, 'what was said in a channel was not heard');
  }

  /** Returns false as `hear`. */
  async function passOn(event: ChangeEvent): Promise<boolean> {
    if (settings.allowedGuilds && event.actor.user !== '' && !(await isMember(event.actor.user))) return true;
    const outcome = await bot.handle(event);
    if (outcome.type !== 'nothing')
      logger.warn({ happened: event.happened }, 'a change to a message was not passed on');
    return !('ownFault' in outcome && outcome.ownFault === 'away');
  }

  /** Looks again for what could not be kept when it was heard. */
  async function orLater(work: Promise<boolean>): Promise<void> {
    if (!(await work)) background(catchUp.run());
  }

  async function tellOwner(guild: string): Promise<void> {
    const data = guild === everySpace ? null : await guilds.find(guild);
    if (data) await notice(guild, data, 'View Channel, Send Messages, Attach Files');
  }

  function guildJoined(guild: GatewayGuildCreateDispatchData): void {
    if (!isAllowed(guild.id)) {
      background(leave(guild.id));
      return;
    }
    const role = guild.roles?.find(({ tags }) => tags?.bot_id === self);
    if (role) roles.set(guild.id, role.id);
    if (!guild.unavailable) background(guilds.joined(guild, self));
  }

  async function leave(guild: string): Promise<void> {
    logger.info({ guild }, 'a Discord server that is not allowed was left');
    await rest.request('DELETE', Routes.userGuild(guild));
  }

  const gateway = settings.hasGateway
    ? createGatewayTransport({
        token,
        api,
        timing,
        logger,
        hearsChannels: settings.hearsChannels === true,
        events: {
          interaction: (interaction) =>
            background(
              answerer.take(interaction, {
                isInline: false,
                claim: `discord:${interaction.id}`,
                send: (response, files) => rest.answer(interaction, response, files),
                leave: () => {},
              }),
            ),
          message: (message) => background(inOrder(message, () => orLater(hear(message)))),
          change: (dispatch, data) => {
            if (!isChanged(dispatch, data)) return;
            const event = decodeChange(dispatch, data, self);
            if (event) background(inTurn(data.channel_id, () => orLater(passOn(event))));
          },
          guildJoined,
          guildLeft: (guild) => {
            roles.delete(guild);
            background(guilds.left(guild));
          },
          connected: (user, present) => {
            self = user;
            background(guilds.settle(present));
            background(catchUp.run());
          },
        },
      })
    : null;
  const http = publicKey ? createHttpTransport({ publicKey, rest, answerer, logger }) : null;

  /** @throws UserError where the token or the key is not this application's. */
  async function findApplication(): Promise<string> {
    const { id, verify_key } = await rest.read<APIApplication>('GET', Routes.currentApplication()).catch((error) => {
      const refused = toPlatformError(error);
      throw refused.code === codes.unauthorized ? new UserError(sayRefusal(refused, textsFor('en'))) : error;
    });
    if (publicKey && verify_key.toLowerCase() !== publicKey.toLowerCase())
      throw new UserError(
        'DISCORD_PUBLIC_KEY is not the key of the application that DISCORD_TOKEN belongs to. Copy it from “General Information”.',
      );
    return id;
  }

  async function idle(): Promise<void> {
    await answerer.finish();
    while (underWay.size > 0) await Promise.all(underWay);
  }

  const adapter: Discord = {
    platform: 'discord',
    async start() {
      const application = await findApplication();
      await registerCommands(bot, { application, guild: settings.guild }, { rest, notes, logger });
      await gateway?.start();
    },
    async stop() {
      await gateway?.stop();
      catchUp.stop();
      await idle();
    },
    idle,
    trouble: () => gateway?.trouble() ?? null,
    ...(gateway && { reconnect: () => gateway.start() }),
    post: (place, message, deliveryId) => poster.post(place, message, deliveryId),
    edit: (_place, ref, message) => poster.edit(ref, message),
    remove: (_place, ref) => poster.remove(ref),
    isInChannel: createChannelMembers(rest),
    findDelivery: (place, deliveryId) => poster.findDelivery(place, deliveryId),
    fetch: (request) => http?.(request) ?? new Response('Interactions are not taken over HTTP.', { status: 404 }),
  };
  return explainRefusals(adapter, (error) => sayRefusal(error, textsFor('en')));
}
