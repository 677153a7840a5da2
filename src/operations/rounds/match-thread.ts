import { parentPort, workerData } from 'node:worker_threads';
import { matchRound } from '#src/domain/rounds/match-round.ts';
import type { RoundInput } from '#src/domain/rounds/round-input.ts';

// The thread that match-in-thread.ts starts.
parentPort?.postMessage(matchRound(workerData as RoundInput));
