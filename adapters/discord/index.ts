import { z } from 'zod';
import { lazyAdapter } from '#src/core/lazy-adapter.ts';
import { definePlatform } from '#src/core/platform.ts';
import { isServiceAddress } from '#src/core/service-address.ts';
import { timing } from './reply/timing.ts';

/** Of all requests, by the platform's own limit, which discord.js keeps to. */
const perSecond = 50;

const guildId = /^\d{17,20}$/;
const whichGuilds = 'it names servers by their ids of 17–20 digits, with commas between';

export const discord = definePlatform({
  name: 'discord',
  gathers: true,
  edits: true,
  speaks: 'reply',
  perSecond,
  // People are the same in every server.
  ids: { space: /^\*$/, user: /^\d+$/ },
  env: z
    .object({
      DISCORD_TOKEN: z.string().regex(/^\S{20,}$/, 'this is no bot token; copy it from the application’s page, “Bot”'),
      /** Takes interactions over HTTP at /discord/interactions; to be entered as the application's Interactions Endpoint URL. */
      DISCORD_PUBLIC_KEY: z
        .string()
        .regex(/^[0-9a-f]{64}$/i, 'a public key has 64 hexadecimal digits; copy it from “General Information”')
        .optional(),
      /** Mentions, direct messages and servers joined or left arrive over the Gateway alone. */
      DISCORD_GATEWAY: z.enum(['on', 'off']).default('on'),
      /** While developing: the one server that gets the commands, at once. */
      DISCORD_GUILD_ID: z.string().regex(guildId, 'a server’s id has 17–20 digits').optional(),
      /** The servers that may use it; without it, any. */
      DISCORD_ALLOWED_GUILDS: z
        .string()
        .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
        .pipe(z.array(z.string().regex(guildId, whichGuilds)).min(1, whichGuilds))
        .optional(),
      DISCORD_API_URL: z
        .string()
        .refine(isServiceAddress, 'write https://discord.com/api; http:// only for this machine or a private network')
        .default('https://discord.com/api'),
    })
    .refine((env) => env.DISCORD_GATEWAY === 'on' || env.DISCORD_PUBLIC_KEY, {
      path: ['DISCORD_PUBLIC_KEY'],
      message: 'With DISCORD_GATEWAY=off nothing can arrive: set DISCORD_PUBLIC_KEY to take interactions over HTTP.',
    })
    .refine(
      ({ DISCORD_GUILD_ID: guild, DISCORD_ALLOWED_GUILDS: allowed }) => !guild || !allowed || allowed.includes(guild),
      {
        path: ['DISCORD_GUILD_ID'],
        message:
          'DISCORD_GUILD_ID is a server that DISCORD_ALLOWED_GUILDS does not name. Add it there, or leave one of them out.',
      },
    ),
  create(env, context) {
    const settings = {
      token: env.DISCORD_TOKEN,
      publicKey: env.DISCORD_PUBLIC_KEY ?? null,
      hasGateway: env.DISCORD_GATEWAY === 'on',
      guild: env.DISCORD_GUILD_ID ?? null,
      allowedGuilds: env.DISCORD_ALLOWED_GUILDS ? new Set(env.DISCORD_ALLOWED_GUILDS) : null,
      api: env.DISCORD_API_URL.replace(/\/$/, ''),
    };
    return lazyAdapter({
      platform: 'discord',
      // The gateway's WebSocket is one of `ws`.
      packages: ['discord.js', '@discordjs', 'ws'],
      has: {
        fetch: settings.publicKey !== null,
        findDelivery: true,
        edit: true,
        remove: true,
        isInChannel: true,
        trouble: true,
        reconnect: settings.hasGateway,
      },
      // discord.js takes some 60 MB, which servers without Discord are spared.
      load: async () => (await import('./adapter.ts')).createDiscord(settings, context, timing),
    });
  },
});
