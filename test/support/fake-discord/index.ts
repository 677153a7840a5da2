import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import type { APIInteraction, APIUser } from 'discord-api-types/v10';
import { createGateway } from './gateway.ts';
import { createInteractions, type Turn } from './interactions.ts';
import type { Loose } from './message-rules.ts';
import { createMessages } from './messages.ts';
import { createRateLimits } from './rate-limits.ts';
import type { Refusal } from './refusal.ts';
import { createRoutes } from './routes.ts';
import { createHttpSide, type Fault } from './server.ts';
import { listSpecProblems } from './spec.ts';
import { createWorld, type FakeChannel } from './world.ts';

export type { Turn } from './interactions.ts';
export { walk } from './message-rules.ts';

/**
 * A strict Discord on loopback: REST v10, the Gateway, and interactions by gateway or by signed HTTP. It refuses what Discord refuses, and
 * notes in `violations` every body that is not as the official description and the documented limits want it.
 */
export async function startFakeDiscord({
  now = Date.now,
  firstAnswerMs = 3_000,
}: {
  now?: () => number;
  /** The age at which an interaction takes no first answer any more. */
  firstAnswerMs?: number;
} = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const publicKeyHex = publicKey.export({ type: 'spki', format: 'der' }).subarray(12).toString('hex');
  const world = createWorld();
  let port = 0;
  const url = () => `http://127.0.0.1:${port}`;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const gateway = createGateway(world, gatewayUrl);
  const messages = createMessages(world, { emit: gateway.emit, cdn: url, now });
  const interactions = createInteractions(world, messages, { now, firstAnswerMs });
  const limits = createRateLimits(now);
  const opening: { at: number; user: string }[] = [];
  let opened = (_: APIUser): Refusal | null => null;
  const route = createRoutes(world, {
    messages,
    interactions,
    publicKey: publicKeyHex,
    gatewayUrl,
    opened: (user) => {
      opening.push({ at: now(), user: user.id });
      return opened(user);
    },
  });
  const http = createHttpSide({ world, gateway, limits, route, now });
  port = await http.start();

  const maria = world.addUser('maria');
  const guild = world.addGuild('REGIN', maria);
  const general = world.addChannel(guild, 'general');
  let endpoint: string | null = null;

  /** The headers that Discord sends with a body. */
  function sign(body: string | Uint8Array, timestamp = String(Math.floor(now() / 1_000))): Record<string, string> {
    const signed = Buffer.concat(
      [timestamp, body].map((part) => (typeof part === 'string' ? Buffer.from(part) : part)),
    );
    const signature = signBytes(null, signed, privateKey).toString('hex');
    return {
      'content-type': 'application/json',
      'x-signature-ed25519': signature,
      'x-signature-timestamp': timestamp,
    };
  }

  /** One request to the interactions endpoint, signed as Discord signs, or as told. */
  function request(body: string, told: { signature?: string; timestamp?: string } = {}): Promise<Response> {
    const headers = sign(body, told.timestamp);
    if (told.signature !== undefined) headers['x-signature-ed25519'] = told.signature;
    return fetch(endpoint ?? '', { method: 'POST', headers, body });
  }

  /** Brings an interaction to the bot, `times` times. Resolves when it has its first answer. */
  async function deliver(turn: Turn, times = 1): Promise<Turn> {
    for (let time = 0; time < times; time += 1)
      if (endpoint) await deliverByHttp(turn);
      else gateway.emit('INTERACTION_CREATE', turn.interaction);
    await turn.answered;
    return turn;
  }

  async function deliverByHttp({ interaction }: Turn): Promise<void> {
    const response = await request(JSON.stringify(interaction));
    if (response.status === 202) return;
    const body = (await response.json()) as Loose;
    for (const problem of listSpecProblems('POST', `/interactions/${interaction.id}/x/callback`, body))
      http.violations.push(`inline answer: ${problem}`);
    const refusal = interactions.callback(interaction.id, interaction.token, body, []);
    // Discord heeds the first answer alone.
    if (!refusal || refusal.json.code === 40060) return;
    http.violations.push(`inline answer: ${JSON.stringify(refusal.json)}`);
    // Nothing answers it any more.
    throw new Error(`The first answer is not taken: ${JSON.stringify(refusal.json)}`);
  }

  return {
    world,
    gateway,
    messages,
    interactions,
    limits,
    opening,
    requests: http.requests,
    violations: http.violations,
    maria,
    guild,
    general,
    api: `${url()}/api`,
    publicKey: publicKeyHex,
    sign,
    request,
    deliver,
    refuseOpening: (decide: (user: APIUser) => Refusal | null) => {
      opened = decide;
    },
    /** The next requests that match are answered so, once unless said otherwise. */
    fail: (method: string, path: RegExp, fault: Omit<Fault, 'matches' | 'times'> & { times?: number }) =>
      http.faults.push({ times: 1, ...fault, matches: (asked, at) => asked === method && path.test(at) }),
    interact: (
      user: APIUser,
      channel: FakeChannel,
      type: number,
      data: object,
      more: Partial<APIInteraction> & { at?: number } = {},
    ) => interactions.begin(user, channel, type, data, more),
    /** As when the address is entered in the application's settings: a PING must be answered, a bad signature refused. */
    async setEndpoint(address: string): Promise<void> {
      endpoint = address;
      const ping = JSON.stringify({
        id: '100000000000000001',
        application_id: world.application,
        type: 1,
        token: 'x',
        version: 1,
      });
      const answered = await request(ping);
      const refused = await request(ping, { signature: '0'.repeat(128) });
      if (answered.status !== 200 || ((await answered.json()) as Loose).type !== 1 || refused.status !== 401)
        throw new Error(`The endpoint could not be verified: ${answered.status} and ${refused.status}.`);
    },
    stop: http.stop,
  };
}

export type FakeDiscord = Awaited<ReturnType<typeof startFakeDiscord>>;
