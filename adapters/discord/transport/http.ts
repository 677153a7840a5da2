import { hash } from 'node:crypto';
import { type APIInteraction, type APIInteractionResponse, InteractionType } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import { isSentAgain, toJsonBytes } from '#src/core/json-bytes.ts';
import { createRareLogger } from '#src/core/log-rarely.ts';
import type { Logger } from '#src/core/logger.ts';
import { readBody } from '#src/core/read-body.ts';
import { parseUntrusted } from '#src/core/untrusted-json.ts';
import type { Rest } from '../api/rest.ts';
import { isInteraction } from '../decode/shape.ts';
import type { Answerer } from '../handle/answer.ts';
import { createVerifier, isTimely, looksSigned } from './signature.ts';

const path = /^https?:\/\/[^/]+\/discord\/interactions\/?(?:\?|$)/;
/** Discord's largest interactions (modals full of text, messages with their components) stay far below. */
const largestBody = 1024 * 1024;
/** More than a busy network's members type in the five minutes that a signature is good for; a quarter of a megabyte. */
const mostSuggested = 5_000;
const jsonHeaders = { 'content-type': 'application/json' };
const pong = '{"type":1}';

/**
 * Interactions as requests to POST /discord/interactions, signed by Discord just now. The first answer is the response; one with files goes by a
 * request of ours instead, because Discord takes only about 150 KB of them in a response (discord-api-docs issue 5250).
 */
export function createHttpTransport({
  publicKey,
  rest,
  answerer,
  logger,
}: {
  publicKey: string;
  rest: Pick<Rest, 'answer' | 'discordTime'>;
  answerer: Answerer;
  logger: Logger;
}) {
  const verify = createVerifier(publicKey);
  const tellUnsigned = createRareLogger(logger, 'a request in Discord’s name was refused');
  /**
   * The ids of interactions that names were suggested for; nobody but Discord can sign another body with the same id. Suggesting changes nothing
   * and tells what anybody may read, so one server's memory is enough.
   */
  const suggested = new LRUCache<string, true>({ max: mostSuggested });

  return async function fetch(request: Request): Promise<Response> {
    if (!path.test(request.url)) return text('There is nothing here.', 404);
    if (request.method !== 'POST') return text('Interactions are sent with POST.', 405);
    const { headers } = request;
    if (Number(headers.get('content-length') ?? 0) > largestBody) return text('This is too much.', 413);
    const head = { signature: headers.get('x-signature-ed25519'), timestamp: headers.get('x-signature-timestamp') };
    // What cannot be Discord's is not even read.
    if (!looksSigned(head)) return text('The signature does not fit.', 401);
    const body = await readBody(request, largestBody);
    if (!body) return text('This is too much.', 413);
    if (!verify(head.signature, head.timestamp, body)) {
      tellUnsigned({ problem: 'the signature does not fit DISCORD_PUBLIC_KEY' });
      return text('The signature does not fit.', 401);
    }
    if (!isTimely(head.timestamp, rest.discordTime())) {
      const problem = 'it was signed at another time than now: sent again, or a clock is wrong';
      tellUnsigned({ problem, signedAt: head.timestamp });
      return text('The signature is too old, or not valid yet.', 401);
    }
    const interaction = parseInteraction(body);
    if (!interaction) return text('This is no interaction.', 400);
    if (interaction.type === InteractionType.Ping) return new Response(pong, { headers: jsonHeaders });
    if (interaction.type !== InteractionType.ApplicationCommandAutocomplete)
      return answer(interaction, `discord:${hash('sha256', new Uint8Array(body), 'base64url')}`);
    if (suggested.has(interaction.id)) return new Response(null, { status: 202 });
    suggested.set(interaction.id, true);
    return answer(interaction, null);
  };

  /** Once for each body: nobody but Discord can sign another one. */
  function answer(
    interaction: Exclude<APIInteraction, { type: InteractionType.Ping }>,
    claim: string | null,
  ): Promise<Response> {
    return new Promise((resolve) => {
      let isReplied = false;
      answerer.take(interaction, {
        isInline: true,
        claim,
        async send(response: APIInteractionResponse, files) {
          const fits = files.length === 0 && !isReplied;
          isReplied = true;
          if (fits) return resolve(new Response(encodeResponse(response), { headers: jsonHeaders }));
          resolve(new Response(null, { status: 202 }));
          await rest.answer(interaction, response, files);
        },
        leave: () => resolve(new Response(null, { status: 202 })),
      });
    });
  }

  function parseInteraction(body: ArrayBuffer): APIInteraction | null {
    try {
      const parsed: unknown = parseUntrusted(Buffer.from(body).toString('utf8'));
      return isInteraction(parsed) ? parsed : null;
    } catch (error) {
      logger.info({ problem: String(error) }, 'a signed request to the Discord endpoint holds no JSON');
      return null;
    }
  }
}

/** The JSON of a response. What it holds may be sent again, as a part of another one. */
function encodeResponse(response: APIInteractionResponse): string | Buffer<ArrayBuffer> {
  const { data, ...head } = response as { type: number; data?: object };
  if (!data || !isSentAgain(data)) return JSON.stringify(response);
  return Buffer.concat([Buffer.from(`${JSON.stringify(head).slice(0, -1)},"data":`), toJsonBytes(data), closing]);
}

const closing = Buffer.from('}');

function text(body: string, status: number): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
