import { parentPort, workerData } from 'node:worker_threads';
import { type EventInput, planSchedule } from '#src/domain/events/event-input.ts';

// The thread that plan.ts starts.
parentPort?.postMessage(planSchedule(workerData as EventInput));
