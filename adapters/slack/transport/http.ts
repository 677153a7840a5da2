import { createSecretKey } from 'node:crypto';
import { parse as parseForm } from 'node:querystring';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { App, Receiver } from '@slack/bolt';
import { toJsonBytes } from '#src/core/json-bytes.ts';
import { createRareLogger } from '#src/core/log-rarely.ts';
import type { Logger } from '#src/core/logger.ts';
import type { ClaimStore } from '#src/core/ports.ts';
import { readBody } from '#src/core/read-body.ts';
import { parseUntrusted } from '#src/core/untrusted-json.ts';
import { TryAgain } from '../api/retry.ts';
import { inTime } from '../handle/context.ts';
import type { Texts } from '../texts.ts';
import type { Body } from './body.ts';
import { answerToFailure, comesAgainLate, staysWithoutAnswer } from './bolt.ts';
import { createIsFirst } from './replay.ts';
import { isSigned, looksSigned } from './signature.ts';
import { tellFault } from './tell-fault.ts';

export const eventsPath = '/slack/events';

const formType = 'application/x-www-form-urlencoded';
/** The largest body that is read; bodies from Slack are far smaller. */
const largestBytes = 2_000_000;
/** The largest body of Slack's certificate check, which is a few words long. */
const checkBytes = 1_000;
/** The time after `answerWithinMs` at which a request is acknowledged without its answer: Slack waits three seconds in all. */
export const lastMomentMs = 400;
/** The time that a stopping server waits for requests in work, even if Slack does not answer its calls. */
export const stopLimitMs = 5_000;

export type HttpReceiver = Receiver & {
  /** Answers one signed request. */
  receive(request: Request): Promise<Response>;
};

type Options = {
  signingSecret: string;
  texts: Texts;
  /** The time after a request's arrival in which its response can carry the outcome. */
  answerWithinMs: number;
  stopWithinMs?: number;
  claims: ClaimStore;
  logger: Logger;
  now(): Date;
};

/** A receiver of Bolt that takes requests from the HTTP server of this process. */
export function createHttpReceiver({
  signingSecret,
  texts,
  answerWithinMs,
  stopWithinMs = stopLimitMs,
  claims,
  logger,
  now,
}: Options): HttpReceiver {
  const secret = createSecretKey(signingSecret, 'utf8');
  let app: App | undefined;
  const tellUnsigned = createRareLogger(logger, 'a request in Slack’s name was refused');
  const isFirst = createIsFirst({ claims, logger });
  const atWork = new Set<Promise<void>>();
  let isOpen = true;
  /** Slack has told who we are. Until then an event has to come again, and nothing can be done. */
  let isStarted = false;

  async function receive(request: Request): Promise<Response> {
    if (!isOpen) return empty(503);
    const head = {
      timestamp: request.headers.get('x-slack-request-timestamp'),
      signature: request.headers.get('x-slack-signature'),
    };
    const type = request.headers.get('content-type') ?? '';
    const announced = Number(request.headers.get('content-length') ?? 0);
    if (announced > largestBytes) return empty(413);
    const maybeCheck = type.startsWith(formType) && announced <= checkBytes;
    // What cannot be Slack's is not even read.
    if (!maybeCheck && !looksSigned(head, now().getTime())) {
      if (head.signature !== null)
        tellUnsigned({ problem: 'it is signed at another time than now, or not as Slack signs' });
      return empty(401);
    }
    const received = await readBody(request, largestBytes);
    if (!received) return empty(413);
    const raw = Buffer.from(received);
    // Slack does not sign its look at the certificate.
    if (type.startsWith(formType) && /^(?:token=[^&]*&)?ssl_check=1\b/.test(raw.toString('latin1', 0, 200)))
      return empty(200);
    if (!isSigned(secret, { ...head, raw }, now().getTime())) {
      tellUnsigned({ problem: 'the signature does not fit SLACK_SIGNING_SECRET' });
      return empty(401);
    }
    const body = parseBody(raw.toString('utf8'), type);
    if (!body) return empty(400);
    if (body.type === 'url_verification') return json({ challenge: (body as { challenge?: string }).challenge });
    if (!isStarted) return body.event ? empty(503) : failed(body);
    const arrivedMs = performance.now();
    // What is said in response to an event is said in a message of its own, by the id of the event once.
    if (!body.event && !(await isFirst(raw, { onlyHere: body.type === 'block_suggestion' }))) return empty(200);
    const retries = Number(request.headers.get('x-slack-retry-num'));
    // Requests that came together are answered together: under load that saves a third of their cost, else it takes no time.
    await nextTurn();
    const retryReason = request.headers.get('x-slack-retry-reason') ?? undefined;
    return process(body, { arrivedMs, retryNum: retries || undefined, retryReason });
  }

  function process(
    body: Body,
    { arrivedMs, ...retry }: { arrivedMs: number; retryNum: number | undefined; retryReason: string | undefined },
  ): Promise<Response> {
    return new Promise((resolve) => {
      const isEvent = body.type === 'event_callback';
      let timer: NodeJS.Timeout | undefined;
      const answer = (response: Response) => {
        clearTimeout(timer);
        resolve(response);
      };
      const untilMs = arrivedMs + answerWithinMs;
      const comesAgain = comesAgainLate(body, retry.retryNum);
      // An event is answered when it is done, so that one that fails, or is lost with this process, comes again.
      timer = setTimeout(
        () => resolve(isEvent ? empty(comesAgain ? 503 : 200) : failed(body, { isLate: true })),
        Math.max(0, untilMs - performance.now() + (isEvent ? 0 : lastMomentMs)),
      );
      const work = (app as App)
        .processEvent({
          body,
          ...retry,
          customProperties: { untilMs, comesAgain },
          async ack(response) {
            if (!isEvent) answer(toResponse(response));
          },
        })
        .then(
          () => answer(empty(200)),
          (error) => {
            const isAgain = error instanceof TryAgain && (isEvent || staysWithoutAnswer(body));
            if (isAgain) return answer(empty(503));
            tellFault(logger, error, body, 'a Slack request failed');
            answer(failed(body));
          },
        );
      atWork.add(work);
      work.finally(() => atWork.delete(work));
    });
  }

  /** The response to what could not be handled, or not `isLate` yet: a command is then answered elsewhere. */
  function failed(body: Body, { isLate = false } = {}): Response {
    const said = isLate && body.type !== 'view_submission' ? undefined : answerToFailure(body, texts);
    return !said && staysWithoutAnswer(body) ? empty(503) : toResponse(said);
  }

  return {
    receive,
    init(bolt) {
      app = bolt;
    },
    async start() {
      isOpen = true;
      isStarted = true;
    },
    async stop() {
      isOpen = false;
      await inTime(Promise.all(atWork), { untilMs: performance.now() + stopWithinMs });
    },
  };
}

function parseBody(text: string, contentType: string): Body | null {
  try {
    if (!contentType.startsWith(formType)) return asBody(parseUntrusted(text));
    const form = parseForm(text);
    // Slack sends each field once: what has one twice is none of its requests, whichever of them is meant.
    if (Object.values(form).some(Array.isArray)) return null;
    return typeof form.payload === 'string' ? asBody(parseUntrusted(form.payload)) : ({ ...form } as Body);
  } catch {
    return null;
  }
}

const asBody = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : null;

function toResponse(body: unknown): Response {
  if (!body) return empty(200);
  return typeof body === 'string' ? new Response(body) : json(body as object);
}

const empty = (status: number) => new Response(null, { status });
const json = (body: object) =>
  new Response(toJsonBytes(body), { headers: { 'content-type': 'application/json; charset=utf-8' } });
