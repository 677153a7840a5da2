import { type APIInteraction, Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from 'discord.js';
import type {
  GatewayGuildCreateDispatchData,
  GatewayGuildDeleteDispatchData,
  GatewayMessageCreateDispatchData,
  GatewayReadyDispatchData,
} from 'discord-api-types/v10';
import { within } from '#src/core/deadline.ts';
import { PlatformError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import { codes } from '../api/errors.ts';
import type { Timing } from '../reply/timing.ts';
import { GuardedStrategy } from './guarded-strategy.ts';

export type GatewayEvents = {
  interaction(interaction: APIInteraction): void;
  message(message: GatewayMessageCreateDispatchData): void;
  /** A message was edited or deleted, or a sign set below it or taken off. */
  change(dispatch: string, data: unknown): void;
  guildJoined(guild: GatewayGuildCreateDispatchData): void;
  guildLeft(guild: string): void;
  /** Connected anew: the bot is this user, and in these servers. */
  connected(self: string, guilds: string[]): void;
};

/** None of these is privileged: text reaches the bot in direct messages and where it is mentioned. What is said to others is, and asked for by a setting. */
const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
];

const startAgain = 'and start this server again.';
/** After these Discord takes no new connection with the same settings. */
const closings: Record<number, string> = {
  4004: `Discord refused DISCORD_TOKEN. Copy it anew from the application’s page, under “Bot”, ${startAgain}`,
  4010: `Discord refused the way this server connects (4010). Update it, ${startAgain}`,
  4011: `The bot is in too many servers for one connection. Use HTTP for its interactions, ${startAgain}`,
  4012: `Discord retired the version of its interface that is used here. Update Causeway, ${startAgain}`,
  4013: `Discord does not know the intents that are asked for (4013). Update Causeway, ${startAgain}`,
  4014: `Discord does not grant the intents that are asked for (4014). Look at the application’s page, under “Bot”, ${startAgain}`,
};

/** The Gateway events that discord.js itself needs for a ready connection. */
const ownDispatches: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.Resumed,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildDelete,
]);

/** Reduces a server to what discord.js needs to know: that it is there. */
const outlineOf = ({ id, unavailable = false }: GatewayGuildCreateDispatchData) => ({ id, unavailable });

/** The connection to Discord's Gateway, by discord.js, of which only the raw dispatches are used: one decoder serves both transports. */
export function createGatewayTransport({
  token,
  api,
  events,
  timing,
  logger,
  hearsChannels,
}: {
  token: string;
  api: string;
  events: GatewayEvents;
  timing: Timing;
  logger: Logger;
  hearsChannels: boolean;
}) {
  let trouble: string | null = null;
  let client: Client | null = null;

  /** Creates a new client for every start, so that no faulty state of the last one remains. */
  function createClient(): Client {
    const made = new Client({
      intents: hearsChannels ? [...intents, GatewayIntentBits.MessageContent] : intents,
      rest: { api, version: '10', timeout: timing.requestMs },
      ws: { buildStrategy: (manager) => new GuardedStrategy(manager, logger) },
      makeCache: Options.cacheWithLimits({
        MessageManager: 0,
        GuildMemberManager: 0,
        UserManager: 0,
        PresenceManager: 0,
      }),
      allowedMentions: { parse: [] },
    });
    made.on(Events.Error, (error) => logger.error({ err: error }, 'Discord’s gateway reported an error'));
    made.on(Events.ShardError, (error) => logger.warn({ err: error }, 'the connection to Discord broke'));
    made.on(Events.ShardReconnecting, () => logger.info({}, 'reconnecting to Discord'));
    made.on(Events.ShardDisconnect, ({ code }) => {
      trouble = closings[code] ?? `Discord closed the connection for good (${code}). Start this server again.`;
      logger.error({ code }, 'Discord closed the connection for good');
    });
    made.on(Events.Raw, (packet: { t: string | null; d: unknown }) => {
      // What a connection that was replaced still says is told by the new one.
      if (made === client) hear(packet);
    });
    return made;
  }

  function hear(packet: { t: string | null; d: unknown }): void {
    const { t, d } = packet;
    if (t === null) return;
    // What discord.js need not know of it is not told: it would make objects of it, and throws where a payload is not as it expects.
    if (!ownDispatches.has(t)) packet.t = '';
    if (t === GatewayDispatchEvents.GuildCreate) packet.d = outlineOf(d as GatewayGuildCreateDispatchData);
    try {
      dispatch(t, d);
    } catch (error) {
      logger.error({ err: error, dispatch: t }, 'a dispatch from Discord is not as expected');
    }
  }

  function dispatch(type: string, data: unknown): void {
    switch (type) {
      case GatewayDispatchEvents.InteractionCreate:
        events.interaction(data as APIInteraction);
        break;
      case GatewayDispatchEvents.MessageCreate:
        events.message(data as GatewayMessageCreateDispatchData);
        break;
      case GatewayDispatchEvents.MessageUpdate:
      case GatewayDispatchEvents.MessageDelete:
      case GatewayDispatchEvents.MessageReactionAdd:
      case GatewayDispatchEvents.MessageReactionRemove:
        events.change(type, data);
        break;
      case GatewayDispatchEvents.GuildCreate:
        events.guildJoined(data as GatewayGuildCreateDispatchData);
        break;
      case GatewayDispatchEvents.GuildDelete: {
        const { id, unavailable } = data as GatewayGuildDeleteDispatchData;
        // An outage of Discord's is no farewell.
        if (!unavailable) events.guildLeft(id);
        break;
      }
      case GatewayDispatchEvents.Ready: {
        const { user, guilds } = data as GatewayReadyDispatchData;
        events.connected(
          user.id,
          guilds.map(({ id }) => id),
        );
      }
    }
  }

  return {
    /** Returns, in a sentence, why the connection closed for good; null while discord.js maintains it. */
    trouble: () => trouble,
    /**
     * Connects, anew where it is connected already. Resolves once events arrive.
     * @throws PlatformError where Discord refuses the token, or does not answer in time.
     */
    async start(): Promise<void> {
      await client?.destroy();
      const fresh = createClient();
      client = fresh;
      // Before login: on a fast network the client is ready before `login` returns.
      const ready = new Promise<true>((resolve) => fresh.once(Events.ClientReady, () => resolve(true)));
      try {
        await fresh.login(token);
        if (!(await within(ready, timing.readyMs)))
          throw new PlatformError('discord', codes.unreachable, 'the gateway does not say that it is ready.');
      } catch (error) {
        await fresh.destroy();
        const code = (error as { code?: string }).code;
        if (code !== 'TokenInvalid') throw error;
        throw new PlatformError('discord', codes.unauthorized, 'the token is refused', undefined, 'ours');
      }
      trouble = null;
    },
    async stop(): Promise<void> {
      await client?.destroy();
    },
  };
}
