import type { App, Receiver } from '@slack/bolt';
import type { Logger } from '#src/core/logger.ts';
import { isSlackError, sayRefusal, toPlatformError } from '../api/call.ts';
import { TryAgain } from '../api/retry.ts';
import { createSlackLogger } from '../api/workspace.ts';
import { inTime } from '../handle/context.ts';
import type { Respond } from '../reply/response-url.ts';
import type { Texts } from '../texts.ts';
import type { Body } from './body.ts';
import { answerToFailure, comesAgainLate, staysWithoutAnswer } from './bolt.ts';
import { GuardedClient } from './guarded-client.ts';
import { lastMomentMs, stopLimitMs } from './http.ts';
import { tellFault } from './tell-fault.ts';
import { longestSilenceMs, watchFrames } from './watch-frames.ts';

type Frame = {
  type: string;
  body: Body;
  ack(body?: string | object): Promise<void>;
  retry_num?: number;
  retry_reason?: string;
};

type Options = {
  appToken: string;
  texts: Texts;
  apiUrl: string;
  answerWithinMs: number;
  /** A connection on which nothing came for so long, not even a ping, is given up. Slack pings every few seconds. */
  silenceMs?: number;
  stopWithinMs?: number;
  respond: Respond;
  logger: Logger;
};

const firstRetryMs = 100;
const longestRetryMs = 30_000;
const farewellMs = 1_000;

/**
 * A receiver of Bolt over a WebSocket that Slack's side is asked for: no public address needed. It reconnects by itself, because the SDK's
 * own way is deaf for five seconds after each of Slack's regular "disconnect" and ends the process when Slack cannot be reached then.
 */
export function createSocketReceiver({
  appToken,
  texts,
  apiUrl,
  answerWithinMs,
  silenceMs = longestSilenceMs,
  stopWithinMs = stopLimitMs,
  respond,
  logger,
}: Options): Receiver & { trouble(): string | null; reconnect(): Promise<void> } {
  let app: App | undefined;
  let client: GuardedClient | undefined;
  let isStopping = false;
  /** Why there is no socket; null where there is one, or it was not tried yet. */
  let trouble: string | null = null;
  let reconnecting: Promise<void> | undefined;
  const atWork = new Set<Promise<void>>();
  let wakeUp = () => {};

  async function connect(): Promise<void> {
    const connection = new GuardedClient({
      appToken,
      autoReconnectEnabled: false,
      // Its own object: the client writes its retries into it.
      clientOptions: { slackApiUrl: apiUrl, timeout: 10_000, retryConfig: { retries: 0 } },
      logger: createSlackLogger(logger),
    });
    connection.refused = (problem) => logger.warn({ problem }, 'a frame from Slack is not as expected and is left out');
    /** A new connection now; the old one may take its time to close. */
    const replace = () => {
      if (client === connection && !isStopping) reconnecting ??= reconnect();
    };
    const unwatch = watchFrames(connection, silenceMs, (silentMs) => {
      logger.warn({ silentMs }, 'the Slack socket is silent; connecting anew');
      replace();
      connection.disconnect();
    });
    connection.on('slack_event', take);
    // Slack says goodbye some seconds before it closes.
    connection.on('ws_message', (data: unknown) => {
      if (typeof data === 'string' && /^\s*\{\s*"type"\s*:\s*"disconnect"/.test(data)) replace();
    });
    connection.once('disconnected', () => {
      unwatch();
      replace();
    });
    try {
      await connection.start();
      client = connection;
      // It came after the stop had waited long enough for it.
      if (isStopping) await connection.disconnect();
    } catch (error) {
      unwatch();
      throw toPlatformError(error);
    }
  }

  async function reconnect(): Promise<void> {
    let waitMs = firstRetryMs;
    while (!isStopping) {
      try {
        await connect();
        trouble = null;
        break;
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        trouble = texts.socketClosed({ reason: isSlackError(error) ? sayRefusal(error, texts) : said });
        logger.warn({ err: error, waitMs }, 'the Slack socket could not be opened');
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitMs);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        waitMs = Math.min(waitMs * 2, longestRetryMs);
      }
    }
    reconnecting = undefined;
  }

  /** Answers a command at its response address, because the socket closed before the answer. Slack asks a window's person to send it again. */
  async function sayOtherwise(body: Body, response: string | object | undefined, cause: unknown): Promise<void> {
    logger.warn({ err: cause }, 'an answer came too late for its socket');
    if (!body.command || !body.response_url || typeof response !== 'object') return;
    await respond(body.response_url, response).catch((error) =>
      logger.error({ err: error }, 'nor could it be given another way'),
    );
  }

  function take({ type, body, ack, retry_num: retryNum, retry_reason: retryReason }: Frame): void {
    // What is not acknowledged goes to another socket, or comes again; but for a command or a window, whose person waits for a word.
    if (isStopping) {
      const word = answerToFailure(body, texts);
      if (word) ack(word).catch((error) => logger.debug({ err: error }, 'a word came too late for its socket'));
      return;
    }
    const isEvent = type === 'events_api';
    let isAcked = false;
    const answer = async (response?: string | object) => {
      if (isAcked) return;
      isAcked = true;
      clearTimeout(timer);
      await ack(response).catch((error) => sayOtherwise(body, response, error));
    };
    const fail = () => {
      const word = answerToFailure(body, texts);
      return word || !staysWithoutAnswer(body) ? answer(word) : clearTimeout(timer);
    };
    const comesAgain = comesAgainLate(body, retryNum);
    // As over HTTP: an event that fails is not acknowledged and comes again.
    const timer = setTimeout(
      () => {
        if (body.type === 'view_submission') return fail();
        return comesAgain ? undefined : answer();
      },
      answerWithinMs + (isEvent ? 0 : lastMomentMs),
    );
    const work = (app as App)
      .processEvent({
        body,
        retryNum,
        retryReason,
        customProperties: { untilMs: performance.now() + answerWithinMs, comesAgain },
        ack: (response) => (isEvent ? Promise.resolve() : answer(response || undefined)),
      })
      .then(
        () => answer(),
        (error) => {
          if (error instanceof TryAgain && (isEvent || staysWithoutAnswer(body))) return clearTimeout(timer);
          tellFault(logger, error, body, 'a Slack request failed');
          return fail();
        },
      );
    atWork.add(work);
    work.finally(() => atWork.delete(work));
  }

  return {
    trouble: () => trouble,
    async reconnect() {
      const old = client;
      client = undefined;
      reconnecting ??= reconnect();
      await reconnecting;
      // It may be in any state; the new one hears already.
      await inTime(Promise.resolve(old?.disconnect()), { untilMs: performance.now() + farewellMs });
    },
    init(bolt) {
      app = bolt;
    },
    async start() {
      isStopping = false;
      await connect();
    },
    async stop() {
      isStopping = true;
      wakeUp();
      await inTime(Promise.all([reconnecting, ...atWork]), { untilMs: performance.now() + stopWithinMs });
      const open = client;
      client = undefined;
      // A dead connection does not say goodbye.
      await inTime(Promise.resolve(open?.disconnect()), { untilMs: performance.now() + farewellMs });
    },
  };
}
