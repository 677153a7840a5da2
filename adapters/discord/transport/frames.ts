import { GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10';
import { isGuild, isInteraction, isMessage } from '../decode/shape.ts';

/** Discord asks for a heartbeat about every 41 seconds. */
const shortestBeatMs = 1_000;
const longestBeatMs = 10 * 60_000;

type Loose = { [key: string]: unknown };

/** Returns the reason why discord.js must not get a Gateway frame that it would accept; null if it may get the frame. */
export function findFrameProblem(text: string): string | null {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return 'no JSON';
  }
  if (!isObject(frame)) return 'no object';
  const { op, d } = frame;
  switch (op) {
    case GatewayOpcodes.Dispatch:
      return findDispatchProblem(frame);
    case GatewayOpcodes.Hello:
      return isObject(d) && isBetween(d.heartbeat_interval, shortestBeatMs, longestBeatMs)
        ? null
        : 'HELLO without a beat';
    case GatewayOpcodes.InvalidSession:
      return typeof d === 'boolean' ? null : 'INVALID_SESSION that does not say whether to resume';
    case GatewayOpcodes.Heartbeat:
    case GatewayOpcodes.Reconnect:
    case GatewayOpcodes.HeartbeatAck:
      return null;
    default:
      return 'an opcode that is not known';
  }
}

function findDispatchProblem({ t, s, d }: Loose): string | null {
  if (typeof t !== 'string') return 'a dispatch without a name';
  if (!isBetween(s, 0, Number.MAX_SAFE_INTEGER)) return 'a dispatch without a number';
  switch (t) {
    case GatewayDispatchEvents.Ready:
      return isReady(d) ? null : 'READY without its session';
    case GatewayDispatchEvents.Resumed:
      return null;
    case GatewayDispatchEvents.InteractionCreate:
      return isInteraction(d) ? null : 'an interaction that nobody could answer';
    case GatewayDispatchEvents.MessageCreate:
      return isMessage(d) ? null : 'a message without its parts';
    case GatewayDispatchEvents.GuildCreate:
      return isGuild(d) ? null : `${t} without a server`;
    case GatewayDispatchEvents.GuildDelete:
      return isObject(d) && typeof d.id === 'string' ? null : `${t} without a server`;
    default:
      return isObject(d) ? null : 'a dispatch without data';
  }
}

function isReady(d: unknown): boolean {
  return (
    isObject(d) &&
    typeof d.session_id === 'string' &&
    typeof d.resume_gateway_url === 'string' &&
    URL.canParse(d.resume_gateway_url) &&
    isObject(d.user) &&
    typeof d.user.id === 'string' &&
    isObject(d.application) &&
    Array.isArray(d.guilds) &&
    d.guilds.every((guild) => isObject(guild) && typeof guild.id === 'string')
  );
}

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isBetween = (value: unknown, least: number, most: number) =>
  typeof value === 'number' && value >= least && value <= most;
