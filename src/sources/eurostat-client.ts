import { setTimeout as sleep } from 'node:timers/promises';
import { doubling, retry } from '#src/core/retry.ts';
import { FigureServiceError } from '#src/domain/figures/refresh.ts';
import { operatorTexts } from '#src/texts/operator.ts';

const { eurostat: texts } = operatorTexts.source;

export type EurostatParts = {
  address: string;
  /** Milliseconds between two requests, and before the first repetition of one that failed. */
  pauseMs?: number;
  firstRetryMs?: number;
  timeoutMs?: number;
};

/** Eurostat would rather be asked for less. */
export class TooLargeError extends Error {}

/** Another try may work. */
class PassingError extends FigureServiceError {
  readonly afterMs: number | null;

  constructor(message: string, afterMs: number | null = null) {
    super(message);
    this.afterMs = afterMs;
  }
}

const mostTries = 5;
const longestPauseMs = 60_000;
const largestAnswer = 64_000_000;

/** Asks one request after the other, whoever asks, and again where that may help. */
export function createEurostatClient({
  address,
  pauseMs = 500,
  firstRetryMs = 2_000,
  timeoutMs = 120_000,
}: EurostatParts) {
  let last: Promise<unknown> = Promise.resolve();
  const backoff = doubling(firstRetryMs, longestPauseMs);

  async function once(path: string, signal: AbortSignal): Promise<Uint8Array> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    let response: Response;
    try {
      response = await fetch(`${address}${path}`, { signal: limit, redirect: 'manual', headers: { accept: '*/*' } });
    } catch (error) {
      signal.throwIfAborted();
      throw new PassingError(limit.aborted ? texts.slow : texts.unreachable({ reason: describe(error) }));
    }
    const content = await readBounded(response, signal);
    if (response.status === 413) throw new TooLargeError();
    if (response.status === 429 || response.status >= 500)
      throw new PassingError(texts.status({ status: String(response.status) }), retryAfterOf(response));
    if (response.status >= 300 && response.status < 400) throw new FigureServiceError(texts.moved);
    refuse(content, response.status);
    return content;
  }

  return {
    /** @throws FigureServiceError TooLargeError */
    get(path: string, signal: AbortSignal): Promise<Uint8Array> {
      const turn = last.then(async () => {
        signal.throwIfAborted();
        const content = await retry(
          () => once(path, signal),
          (error, attempt) => {
            if (!(error instanceof PassingError) || attempt >= mostTries || signal.aborted) return null;
            return Math.min(longestPauseMs, Math.max(error.afterMs ?? 0, backoff(attempt)));
          },
          (ms) => sleep(ms, undefined, { signal }),
        );
        return content;
      });
      last = turn.catch(() => {}).then(() => sleep(pauseMs));
      return turn;
    },
  };
}

async function readBounded(response: Response, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body ?? []) {
      parts.push(part);
      length += part.length;
      if (length > largestAnswer) throw new TooLargeError();
    }
  } catch (error) {
    if (error instanceof TooLargeError) throw error;
    signal.throwIfAborted();
    throw new PassingError(texts.brokeOff);
  }
  return Buffer.concat(parts);
}

/** Errors come as JSON, one of them as a success: that the table is too large. */
function refuse(content: Uint8Array, status: number) {
  const start = Buffer.from(content.subarray(0, 2_000)).toString('utf8').trimStart();
  const isRefusal = /^\{\s*"(error|warning)"/.test(start);
  if (!isRefusal && status < 400) return;
  const code = Number(/"status"\s*:\s*(\d+)/.exec(start)?.[1] ?? status);
  if (code === 413) throw new TooLargeError();
  const said = /"label"\s*:\s*"([^"]{1,200})/.exec(start)?.[1];
  throw new FigureServiceError(
    said ? texts.statusWith({ status: String(code), said }) : texts.status({ status: String(code) }),
  );
}

/** Seconds, or a date. */
function retryAfterOf({ headers }: Response): number | null {
  const said = headers.get('retry-after');
  if (said === null) return null;
  const ms = /^\d+$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.now();
  return Number.isFinite(ms) ? ms : null;
}

function describe(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : texts.noConnection;
}
