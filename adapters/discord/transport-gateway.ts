import { type APIInteraction, Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from 'discord.js';
import type {
  GatewayGuildCreateDispatchData,
  GatewayGuildDeleteDispatchData,
  GatewayMessageCreateDispatchData,
} from 'discord-api-types/v10';
import { UserError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Timing } from './timing.ts';

export type GatewayEvents = {
  interaction(interaction: APIInteraction): void;
  message(message: GatewayMessageCreateDispatchData): void;
  guildJoined(guild: GatewayGuildCreateDispatchData): void;
  guildLeft(guild: string): void;
  /** Connected anew: the bot is in these servers. */
  connected(guilds: string[]): void;
};

/** None of these is privileged: text reaches the bot in direct messages and where it is mentioned. */
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** The connection to Discord's Gateway, by discord.js, of which only the raw dispatches are used: one decoder serves both transports. */
export function createGatewayTransport({
  token,
  api,
  events,
  timing,
  logger,
}: {
  token: string;
  api: string;
  events: GatewayEvents;
  timing: Timing;
  logger: Logger;
}) {
  const client = new Client({
    intents,
    rest: { api, version: '10', timeout: timing.requestMs },
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      GuildMemberManager: 0,
      UserManager: 0,
      PresenceManager: 0,
    }),
    allowedMentions: { parse: [] },
  });
  client.on(Events.Error, (error) => logger.error({ err: error }, 'Discord’s gateway reported an error'));
  client.on(Events.ShardError, (error) => logger.warn({ err: error }, 'the connection to Discord broke'));
  client.on(Events.ShardReconnecting, () => logger.info({}, 'reconnecting to Discord'));
  client.on(Events.ShardDisconnect, ({ code }) => logger.error({ code }, 'Discord closed the connection for good'));

  // `ws.on` gives a dispatch before discord.js makes its own objects of it, which are not used here.
  const on = <Data>(name: GatewayDispatchEvents, listen: (data: Data) => void) =>
    client.ws.on(name as never, ((data: Data) => listen(data)) as never);
  on<APIInteraction>(GatewayDispatchEvents.InteractionCreate, (interaction) => {
    completeInteraction(interaction);
    events.interaction(interaction);
  });
  on<GatewayMessageCreateDispatchData>(GatewayDispatchEvents.MessageCreate, events.message);
  on<GatewayGuildCreateDispatchData>(GatewayDispatchEvents.GuildCreate, events.guildJoined);
  on<GatewayGuildDeleteDispatchData>(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }) => {
    // An outage of Discord's, not a farewell.
    if (!unavailable) events.guildLeft(id);
  });
  on<{ guilds: { id: string }[] }>(GatewayDispatchEvents.Ready, ({ guilds }) =>
    events.connected(guilds.map(({ id }) => id)),
  );

  return {
    /** Resolves once events arrive. @throws UserError where Discord refuses the token. */
    async start(): Promise<void> {
      // Before login: on a fast network the client is ready before `login` returns.
      const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
      try {
        await client.login(token);
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (code !== 'TokenInvalid') throw error;
        throw new UserError('Discord refuses DISCORD_TOKEN. Copy it anew from the application’s page, under “Bot”.');
      }
      await ready;
    },
    async stop(): Promise<void> {
      await client.destroy();
    },
  };
}

/** discord.js 14.27 and later throw where these are missing, before anything could catch it. */
function completeInteraction(interaction: Partial<APIInteraction>): void {
  interaction.entitlements ??= [];
  interaction.authorizing_integration_owners ??= {};
}
