import { REST, RESTEvents, type RequestData, type RequestMethod } from 'discord.js';
import { type APIInteractionResponse, type APIMessage, Routes } from 'discord-api-types/v10';
import { shortestWaitMs } from '#src/core/asked-wait.ts';
import { BusyError, createGate } from '#src/core/concurrency-gate.ts';
import { PlatformError } from '#src/core/errors.ts';
import type { UploadedFile } from '../encode/blocks.ts';
import type { DiscordMessage } from '../encode/message.ts';
import { interaction as limits } from '../limits.ts';
import type { Timing } from '../reply/timing.ts';
import { createAskedWaits } from './asked-waits.ts';
import { codes, toPlatformError } from './errors.ts';
import { encodeMultipart } from './multipart.ts';
import { requestAndRead } from './read-whole.ts';

/** Requests to Discord; buckets, 429 and quick retries are discord.js's. Every method throws PlatformError. */
export type Rest = {
  request(method: Method, path: string, options?: RequestOptions): Promise<unknown>;
  /** As `request`, for what Discord tells or creates: an answer that is not of its making, such as a page of a proxy, is an uncertain refusal. */
  read<T extends object>(method: 'GET' | 'POST', path: string, options?: RequestOptions): Promise<T>;
  answer(
    interaction: { id: string; token: string },
    response: APIInteractionResponse,
    files: UploadedFile[],
  ): Promise<void>;
  editAnswer(interaction: Token, body: Partial<DiscordMessage>, files: UploadedFile[]): Promise<void>;
  deleteAnswer(interaction: Token): Promise<void>;
  followUp(interaction: Token, body: DiscordMessage, files: UploadedFile[]): Promise<void>;
  createMessage(channel: string, body: object, files: UploadedFile[]): Promise<APIMessage>;
  /** The present time by Discord's own clock, as its answers tell it; in milliseconds. */
  discordTime(): number;
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Token = { application_id: string; token: string };
type RequestOptions = {
  body?: unknown;
  files?: UploadedFile[];
  query?: URLSearchParams;
  isOpen?: boolean;
  signal?: AbortSignal;
};

/** Files are in memory twice while they are sent. Those that would wait longer than anybody does are refused at once. */
const uploads = { atOnce: 16, ofOne: Number.POSITIVE_INFINITY, waiting: 100 };
const busyMs = 1_000;

export function createRest({
  token,
  api,
  timing,
  now,
}: {
  token: string;
  api: string;
  timing: Pick<Timing, 'requestMs' | 'refusedMs'>;
  now(): number;
}): Rest {
  const waits = createAskedWaits(requestAndRead);
  const rest = new REST({
    version: '10',
    api,
    timeout: timing.requestMs,
    makeRequest: waits.makeRequest,
    rejectOnRateLimit: waits.isReported,
  }).setToken(token);
  let refusedUntil = 0;
  let aheadMs = 0;
  rest.on(RESTEvents.Response, (_, { headers }) => {
    const toldAt = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(toldAt)) aheadMs = toldAt - now();
  });

  const gate = createGate(uploads);

  /** Bytes, not a form: discord.js hands that on as a stream, and the HTTP client rejects into nowhere when it is answered early. */
  async function upload(
    asked: RequestData & { method: RequestMethod; fullRoute: `/${string}` },
    body: unknown,
    files: UploadedFile[],
  ) {
    try {
      return await gate.pass('', () => {
        const { bytes, contentType } = encodeMultipart(body, files);
        const headers = { 'content-type': contentType };
        return rest.request({ ...asked, body: bytes, passThroughBody: true, headers });
      });
    } catch (error) {
      if (!(error instanceof BusyError)) throw error;
      throw new PlatformError('discord', codes.tooManyFiles, 'too many files', busyMs);
    }
  }

  async function request(
    method: Method,
    path: string,
    { body, files, query, isOpen = false, signal }: RequestOptions = {},
  ): Promise<unknown> {
    if (!isOpen && now() < refusedUntil)
      throw new PlatformError(
        'discord',
        codes.unauthorized,
        'refused a moment ago',
        Math.max(shortestWaitMs, refusedUntil - now()),
        'ours',
      );
    const asked = {
      method: method as RequestMethod,
      fullRoute: path as `/${string}`,
      // Routes with the interaction's token need no other; and a 401 there must not make discord.js forget the bot's.
      auth: !isOpen,
      ...(query && { query }),
      ...(signal && { signal }),
    };
    try {
      return await (files && files.length > 0
        ? upload(asked, body, files)
        : rest.request({ ...asked, ...(body !== undefined && { body }) }));
    } catch (error) {
      const refused = toPlatformError(error);
      if (!isOpen && refused.code === codes.unauthorized) {
        rest.setToken(token);
        refusedUntil = now() + timing.refusedMs;
      }
      throw refused;
    }
  }

  async function read<T extends object>(method: 'GET' | 'POST', path: string, options?: RequestOptions): Promise<T> {
    const answer = await request(method, path, options);
    const isJson = typeof answer === 'object' && answer !== null && !(answer instanceof ArrayBuffer);
    // What was created has an id.
    if (!isJson || (method === 'POST' && !('id' in answer && typeof answer.id === 'string')))
      throw new PlatformError('discord', codes.unreachable, 'what answered was not Discord', undefined, 'uncertain');
    return answer as T;
  }

  return {
    request,
    read,
    async answer({ id, token: key }, response, files) {
      // Later, Discord takes none: then whatever is still on its way is given up.
      const signal = AbortSignal.timeout(limits.firstAnswerMs);
      await request('POST', Routes.interactionCallback(id, key), { body: response, files, isOpen: true, signal });
    },
    async editAnswer({ application_id, token: key }, body, files) {
      await request('PATCH', Routes.webhookMessage(application_id, key, '@original'), { body, files, isOpen: true });
    },
    async deleteAnswer({ application_id, token: key }) {
      await request('DELETE', Routes.webhookMessage(application_id, key, '@original'), { isOpen: true });
    },
    async followUp({ application_id, token: key }, body, files) {
      await request('POST', Routes.webhook(application_id, key), { body, files, isOpen: true });
    },
    discordTime: () => now() + aheadMs,
    createMessage: (channel, body, files) => read('POST', Routes.channelMessages(channel), { body, files }),
  };
}
