import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RoundInput, RoundResult } from '#src/domain/rounds/round-input.ts';

/** Matching 2,000 people needs about half of it; the limit makes the thread clear its memory early. */
const memory = { maxOldGenerationSizeMb: 288, maxYoungGenerationSizeMb: 16 };

/**
 * Matches a round in a thread of its own, because large ones take minutes, in which the server has others to answer. Rejects where the matching throws,
 * and where `signal` ends it.
 */
export async function matchInThread(input: RoundInput, signal?: AbortSignal): Promise<RoundResult> {
  const thread = new Worker(new URL('./match-thread.ts', import.meta.url), {
    workerData: input,
    resourceLimits: memory,
  });
  try {
    const [result] = (await once(thread, 'message', { signal })) as [RoundResult];
    return result;
  } finally {
    await thread.terminate();
  }
}
