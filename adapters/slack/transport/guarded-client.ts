import { SocketModeClient } from '@slack/socket-mode';

/** The names of events that the client emits to itself, on the emitter that also hands on Slack's events by their type. */
const ownEvents: ReadonlySet<unknown> = new Set([
  'ws_message',
  'error',
  'close',
  'connecting',
  'authenticated',
  'connected',
  'reconnecting',
  'disconnecting',
  'disconnected',
  'slack_event',
]);

/**
 * A client that reads a frame before the SDK does, which takes every frame for what Slack describes, in a promise that nobody awaits: one odd
 * frame would end the process.
 */
export class GuardedClient extends SocketModeClient {
  /** Told what is wrong with a frame that was left out. */
  refused: (problem: string) => void = () => {};

  override emit(...told: Parameters<SocketModeClient['emit']>): boolean {
    const [event, data, isBinary] = told;
    if (event === 'ws_message') {
      const problem = isBinary === true || typeof data !== 'string' ? 'not text' : findFrameProblem(data);
      if (problem) {
        this.refused(problem);
        return false;
      }
    }
    return super.emit(...told);
  }
}

/** Returns the reason why the SDK must not get a frame that it would accept; null if it may get the frame. */
export function findFrameProblem(text: string): string | null {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return 'no JSON';
  }
  if (!isObject(frame)) return 'no object';
  const { type, envelope_id: id, payload } = frame;
  switch (type) {
    case 'hello':
    case 'disconnect':
      return null;
    case 'events_api':
      if (typeof id !== 'string' || !isObject(payload)) return 'an event without an envelope';
      if (!isObject(payload.event) || typeof payload.event.type !== 'string') return 'an event without a type';
      return ownEvents.has(payload.event.type) ? 'an event named as no event of Slack’s' : null;
    case 'slash_commands':
    case 'interactive':
      return typeof id === 'string' && isObject(payload) ? null : 'a request without an envelope';
    default:
      return 'a type that is not known';
  }
}

const isObject = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
