import { z } from 'zod';
import { lazyAdapter } from '#src/core/lazy-adapter.ts';
import { definePlatform, type SettingSentence } from '#src/core/platform.ts';
import { isServiceAddress } from '#src/core/service-address.ts';
import { timing } from './reply/timing.ts';
import type { Texts } from './texts.ts';

/** Of all requests, by the platform's own limit, which discord.js keeps to. */
const perSecond = 50;

const guildId = /^\d{17,20}$/;
const sentence = (key: keyof Texts['settings']): SettingSentence => `settings.${key}`;

export const discord = definePlatform({
  name: 'discord',
  gathers: true,
  showsEveryLanguage: true,
  edits: true,
  speaks: 'reply',
  taking: { perSecond },
  // People are the same in every server.
  ids: { space: /^\*$/, user: /^\d+$/ },
  env: z
    .object({
      DISCORD_TOKEN: z.string().regex(/^\S{20,}$/, sentence('token')),
      /** Takes interactions over HTTP at /discord/interactions; to be entered as the application's Interactions Endpoint URL. */
      DISCORD_PUBLIC_KEY: z
        .string()
        .regex(/^[0-9a-f]{64}$/i, sentence('publicKey'))
        .optional(),
      /** Mentions, direct messages and servers joined or left arrive over the Gateway alone. */
      DISCORD_GATEWAY: z.enum(['on', 'off']).default('on'),
      /** Hears what is said in channels, for rules; “Message Content Intent” is to be on at the application’s page. */
      DISCORD_MESSAGE_CONTENT: z.enum(['on', 'off']).default('off'),
      /** While developing: the one server that gets the commands, at once. */
      DISCORD_GUILD_ID: z.string().regex(guildId, sentence('guildId')).optional(),
      /** The servers that may use it; without it, any. */
      DISCORD_ALLOWED_GUILDS: z
        .string()
        .transform((text) => text.split(/[\s,;]+/).filter(Boolean))
        .pipe(z.array(z.string().regex(guildId, sentence('allowedGuilds'))).min(1, sentence('allowedGuilds')))
        .optional(),
      DISCORD_API_URL: z.string().refine(isServiceAddress, sentence('apiUrl')).default('https://discord.com/api'),
    })
    .refine((env) => env.DISCORD_GATEWAY === 'on' || env.DISCORD_PUBLIC_KEY, {
      path: ['DISCORD_PUBLIC_KEY'],
      message: sentence('noWayIn'),
    })
    .refine(
      ({ DISCORD_GUILD_ID: guild, DISCORD_ALLOWED_GUILDS: allowed }) => !guild || !allowed || allowed.includes(guild),
      {
        path: ['DISCORD_GUILD_ID'],
        message: sentence('guildNotAllowed'),
      },
    ),
  create(env, context) {
    const settings = {
      token: env.DISCORD_TOKEN,
      publicKey: env.DISCORD_PUBLIC_KEY ?? null,
      hasGateway: env.DISCORD_GATEWAY === 'on',
      hearsChannels: env.DISCORD_MESSAGE_CONTENT === 'on',
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
