import { type APIUser, ChannelType } from 'discord-api-types/v10';
import { listCommandProblems } from './command-rules.ts';
import type { Interactions } from './interactions.ts';
import type { Loose } from './message-rules.ts';
import type { Messages } from './messages.ts';
import { invalidForm, type Refusal, refuse } from './refusal.ts';
import { type StoredFile, snowflake, type World } from './world.ts';

export type Asked = { method: string; path: string; query: URLSearchParams; body: unknown; files: StoredFile[] };
export type Answer = { status: number; json?: unknown };

/** REST v10, as far as a bot of this kind goes. */
export function createRoutes(
  world: World,
  {
    messages,
    interactions,
    publicKey,
    gatewayUrl,
    opened,
  }: {
    messages: Messages;
    interactions: Interactions;
    publicKey: string;
    gatewayUrl(): string;
    opened(user: APIUser): Refusal | null;
  },
) {
  const done = (refusal: Refusal | null): Answer => refusal ?? { status: 204 };
  type Handler = (asked: Asked, ...ids: string[]) => Answer;
  const routes: [RegExp, Handler][] = [
    [
      /^GET \/gateway\/bot$/,
      () => ({
        status: 200,
        json: {
          url: gatewayUrl(),
          shards: 1,
          session_start_limit: { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 },
        },
      }),
    ],
    [/^GET \/users\/@me$/, () => ({ status: 200, json: world.bot })],
    [
      /^GET \/applications\/@me$/,
      () => ({ status: 200, json: { id: world.application, name: 'Causeway', verify_key: publicKey, flags: 0 } }),
    ],
    [
      /^PUT \/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/,
      ({ body }, app, guild) => overwriteCommands(body, app ?? '', guild),
    ],
    [/^DELETE \/users\/@me\/guilds\/(\d+)$/, (_, guild = '') => leave(guild)],
    [
      /^GET \/guilds\/(\d+)\/members\/(\d+)$/,
      (_, guild = '', user = '') => {
        const known = world.guilds.has(guild) ? world.users.get(user) : undefined;
        if (!known || world.strangers.has(user)) return refuse(404, 10007, 'Unknown Member');
        return { status: 200, json: world.memberOf(known) };
      },
    ],
    [
      /^GET \/guilds\/(\d+)$/,
      (_, guild = '') => {
        const known = world.guilds.get(guild);
        return known ? { status: 200, json: known } : refuse(404, 10004, 'Unknown Guild');
      },
    ],
    [
      /^GET \/guilds\/(\d+)\/channels$/,
      (_, guild) => ({
        status: 200,
        json: [...world.channels.values()].filter(
          (each) => each.guild_id === guild && each.type !== ChannelType.PrivateThread,
        ),
      }),
    ],
    [
      /^GET \/guilds\/(\d+)\/threads\/active$/,
      (_, guild) => ({
        status: 200,
        json: {
          threads: [...world.channels.values()].filter(
            ({ guild_id: of, type }) => of === guild && type === ChannelType.PrivateThread,
          ),
          members: [],
        },
      }),
    ],
    [/^POST \/channels\/(\d+)\/threads$/, ({ body }, channel = '') => makeThread(channel, body as Loose)],
    [
      /^PUT \/channels\/(\d+)\/thread-members\/(\d+)$/,
      (_, thread = '', user = '') => {
        if (!world.channels.has(thread)) return refuse(404, 10003, 'Unknown Channel');
        world.threadMembers.set(thread, new Set([...(world.threadMembers.get(thread) ?? []), user]));
        return { status: 204 };
      },
    ],
    [/^POST \/users\/@me\/channels$/, ({ body }) => openDirect(String((body as Loose).recipient_id))],
    [
      /^POST \/channels\/(\d+)\/messages$/,
      ({ body, files }, channel = '') => {
        const posted = messages.post(channel, world.bot, body as Loose, files);
        return 'refusal' in posted ? posted.refusal : { status: 200, json: posted.message };
      },
    ],
    [
      /^DELETE \/channels\/(\d+)\/messages\/(\d+)$/,
      (_, channel = '', id = '') => {
        const message = world.messages.get(id);
        if (message?.channel_id !== channel) return refuse(404, 10008, 'Unknown Message');
        if (message.author.id !== world.bot.id) return refuse(403, 50003, 'Cannot execute action on a DM channel');
        messages.take(message);
        return { status: 204 };
      },
    ],
    [
      /^PATCH \/channels\/(\d+)\/messages\/(\d+)$/,
      ({ body, files }, channel = '', id = '') => {
        if (world.messages.get(id)?.channel_id !== channel) return refuse(404, 10008, 'Unknown Message');
        const edited = messages.editOwn(id, body as Loose, files);
        return 'refusal' in edited ? edited.refusal : { status: 200, json: edited.message };
      },
    ],
    [
      /^GET \/channels\/(\d+)\/messages\/(\d+)$/,
      (_, channel = '', id = '') => {
        const message = world.messages.get(id);
        return message?.channel_id === channel ? { status: 200, json: message } : refuse(404, 10008, 'Unknown Message');
      },
    ],
    [
      /^GET \/channels\/(\d+)\/messages$/,
      ({ query }, channel) => {
        if (messages.forbidden.get(channel ?? '') === 50001) return refuse(403, 50001, 'Missing Access');
        const all = [...world.messages.values()].filter(
          (message) => message.channel_id === channel && !((message.flags ?? 0) & 64),
        );
        const [limit, after, before] = [Number(query.get('limit') ?? 50), query.get('after'), query.get('before')];
        const ahead = before ? all.filter(({ id }) => BigInt(id) < BigInt(before)) : all;
        // Those right behind a message, or the latest; the newest first both times.
        const asked = after ? all.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit) : ahead.slice(-limit);
        // A nonce is told when a message is made, not afterwards.
        return {
          status: 200,
          json: asked.reverse().map(({ nonce: _, nonceAt: __, ...message }) => message),
        };
      },
    ],
    [
      /^POST \/interactions\/([^/]+)\/([^/]+)\/callback$/,
      ({ body, files }, id = '', token = '') => done(interactions.callback(id, token, body as Loose, files)),
    ],
    [
      /^POST \/webhooks\/\d+\/([^/]+)$/,
      ({ body, files }, token = '') => done(interactions.followUp(token, body as Loose, files)),
    ],
    [
      /^PATCH \/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      ({ body, files }, token = '') => done(interactions.edit(token, body as Loose, files)),
    ],
    [/^DELETE \/webhooks\/\d+\/([^/]+)\/messages\/@original$/, (_, token = '') => done(interactions.remove(token))],
  ];

  function leave(guild: string): Answer {
    return world.guilds.delete(guild) ? { status: 204 } : refuse(404, 10004, 'Unknown Guild');
  }

  function overwriteCommands(body: unknown, application: string, guild: string | undefined): Answer {
    if (application !== world.application)
      return refuse(403, 20012, 'You are not authorized to perform this action on this application');
    const problems = listCommandProblems(body);
    if (problems.length > 0) return invalidForm(problems);
    const made = (body as object[]).map((command) => ({
      type: 1,
      ...command,
      id: snowflake(),
      application_id: application,
      version: snowflake(),
      ...(guild && { guild_id: guild }),
    }));
    world.commands.set(guild ?? 'global', made as never);
    return { status: 200, json: made };
  }

  function makeThread(parent: string, body: Loose): Answer {
    const channel = world.channels.get(parent);
    const guild = world.guilds.get(channel?.guild_id ?? '');
    if (!channel || !guild) return refuse(404, 10003, 'Unknown Channel');
    if (messages.forbidden.has(parent)) return refuse(403, 50013, 'Missing Permissions');
    const thread = world.addChannel(guild, String(body.name), {
      type: Number(body.type),
      parent_id: parent,
      owner_id: world.bot.id,
    } as never);
    return { status: 201, json: thread };
  }

  function openDirect(id: string): Answer {
    const user = world.users.get(id);
    if (!user) return refuse(400, 50033, 'Invalid Recipient(s)');
    const refusal = opened(user);
    if (refusal) return refusal;
    const { channel } = world.openDirect(user);
    return { status: 200, json: { ...channel, type: ChannelType.DM } };
  }

  return (asked: Asked): Answer => {
    const line = `${asked.method} ${asked.path}`;
    for (const [pattern, handle] of routes) {
      const match = pattern.exec(line);
      if (match) return handle(asked, ...match.slice(1));
    }
    return refuse(404, 0, '404: Not Found');
  };
}
