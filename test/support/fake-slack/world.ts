import { randomBytes } from 'node:crypto';
import type { KnownBlock, ModalView } from '@slack/types';

export type Team = { id: string; name: string; domain: string; enterpriseId: string | null };
export type User = {
  id: string;
  teamId: string;
  name: string;
  isBot: boolean;
  timeZone: string;
  locale: string;
  /** Teams with which a channel is shared that they are in. */
  isSeenBy?: string[];
};
export type Channel = {
  id: string;
  teamId: string;
  name: string;
  /** The person on the other side of direct messages. */
  directWith: string | null;
  /** The people of a group's direct messages, by their ids with commas between. */
  group?: string;
  isArchived: boolean;
  isPrivate: boolean;
  hasBot: boolean;
  /** Who is in it; absent: everybody of the workspace. */
  members?: string[];
};
export type Message = {
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks: KnownBlock[];
  threadTs: string | null;
  metadata?: unknown;
  files?: { id: string; name: string }[];
  botId?: string;
  edited?: { user: string; ts: string };
};
export type Ephemeral = { channel: string; user: string; text: string; blocks: KnownBlock[]; threadTs: string | null };
export type StoredView = ModalView & {
  id: string;
  hash: string;
  user: string;
  teamId: string;
  root: string;
  previous: string | null;
};
export type StoredFile = {
  id: string;
  name: string;
  title: string;
  alt: string | null;
  bytes: Buffer | null;
  isComplete: boolean;
  teamId: string;
  channel: string | null;
  /** Refused in messages until then. */
  readyAtMs: number;
};
export type Token = {
  token: string;
  team: Team;
  bot: User;
  botId: string;
  scopes: string[];
  isOrgWide: boolean;
  expiresAtMs: number | null;
};

/** Everything the fake knows. */
export type World = ReturnType<typeof createWorld>;

let count = 0;
const id = (prefix: string) =>
  `${prefix}0${(++count).toString(36).toUpperCase().padStart(4, '0')}${randomBytes(2).toString('hex').toUpperCase()}`;

export function createWorld() {
  const teams = new Map<string, Team>();
  const users = new Map<string, User>();
  const channels = new Map<string, Channel>();
  const messages: Message[] = [];
  const ephemerals: Ephemeral[] = [];
  const tokens = new Map<string, Token>();
  const views = new Map<string, StoredView>();
  const homes = new Map<string, { blocks: KnownBlock[]; hash: string }>();
  const files = new Map<string, StoredFile>();
  const triggers = new Map<
    string,
    { teamId: string; user: string; atMs: number; isUsed: boolean; fromView: string | null }
  >();
  let lastTs = 0;

  const world = {
    teams,
    users,
    channels,
    messages,
    ephemerals,
    tokens,
    views,
    homes,
    files,
    triggers,
    newId: id,
    /** Strictly rising, ten digits and six. */
    newTs() {
      lastTs = Math.max(Date.now() * 1_000, lastTs + 1);
      return (lastTs / 1e6).toFixed(6);
    },
    newHash: () => `${Math.floor(Date.now() / 1_000)}.${randomBytes(4).toString('hex')}`,
    addTeam(name: string, enterpriseId: string | null = null) {
      const team = { id: id('T'), name, domain: name.toLowerCase(), enterpriseId };
      teams.set(team.id, team);
      return team;
    },
    addUser(team: Team, name: string, more: Partial<User> = {}) {
      const user = {
        id: id('U'),
        teamId: team.id,
        name,
        isBot: false,
        timeZone: 'Europe/Madrid',
        locale: 'en-GB',
        ...more,
      };
      users.set(user.id, user);
      return user;
    },
    addChannel(team: Team, name: string, more: Partial<Channel> = {}) {
      const channel = {
        id: id(more.directWith ? 'D' : more.group ? 'G' : 'C'),
        teamId: team.id,
        name,
        directWith: null,
        isArchived: false,
        isPrivate: false,
        hasBot: true,
        ...more,
      };
      channels.set(channel.id, channel);
      return channel;
    },
    directChannel(team: Team, user: string) {
      const known = [...channels.values()].find((channel) => channel.directWith === user && channel.teamId === team.id);
      return known ?? world.addChannel(team, 'directmessage', { directWith: user, isPrivate: true });
    },
    groupChannel(team: Team, users: readonly string[]) {
      const group = [...users].sort().join(',');
      const known = [...channels.values()].find((channel) => channel.group === group && channel.teamId === team.id);
      return known ?? world.addChannel(team, 'mpdm', { group, isPrivate: true });
    },
    install(team: Team, options: { scopes?: string[]; isOrgWide?: boolean; expiresAtMs?: number } = {}) {
      const bot =
        [...users.values()].find((user) => user.isBot && user.teamId === team.id) ??
        world.addUser(team, 'causeway', { isBot: true });
      const token: Token = {
        token: `xoxb-${team.id}-${randomBytes(8).toString('hex')}`,
        team,
        bot,
        botId: `B${bot.id.slice(1)}`,
        scopes: options.scopes ?? allScopes,
        isOrgWide: options.isOrgWide ?? false,
        expiresAtMs: options.expiresAtMs ?? null,
      };
      tokens.set(token.token, token);
      return token;
    },
    newTrigger(teamId: string, user: string, fromView: string | null = null) {
      const trigger = `${Date.now()}.${id('1')}.${randomBytes(8).toString('hex')}`;
      triggers.set(trigger, { teamId, user, atMs: Date.now(), isUsed: false, fromView });
      return trigger;
    },
  };
  return world;
}

export const allScopes = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'mpim:history',
  'mpim:write',
  'reactions:read',
  'users:read',
];
