import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CollectionTable } from '#src/domain/experiences/collection.ts';
import { CollectionError, type CollectionFault } from '#src/domain/experiences/collection-fault.ts';
import { isWorkbook } from './collection-bytes.ts';

export type ListRequest = { bytes: Uint8Array; columnKind: string };
export type ListReply = { table: CollectionTable } | { fault: CollectionFault };

/** The largest list that is taken needs about half of it. */
const mostMegabytes = 400;
const mostMs = 30_000;
const program = fileURLToPath(new URL('./list-process.ts', import.meta.url));

/**
 * Reads the rows of a list in a process of its own with limits of memory and time: whatever a file makes the parser build, the server goes on answering. A thread would not do,
 * since a thread that wants a very large array ends the whole process.
 * @throws CollectionError where the process reaches a limit or the file cannot be read
 */
export function readListInProcess(bytes: Uint8Array, columnKind: string): Promise<CollectionTable> {
  const { promise, resolve, reject } = Promise.withResolvers<CollectionTable>();
  const fail = (fault: CollectionFault) => reject(new CollectionError(fault));
  const child = fork(program, [], {
    execArgv: [`--max-old-space-size=${mostMegabytes}`],
    serialization: 'advanced',
    stdio: 'ignore',
    timeout: mostMs,
    killSignal: 'SIGKILL',
  });
  child.once('message', (reply: ListReply) => ('fault' in reply ? fail(reply.fault) : resolve(reply.table)));
  child.once('error', () => fail('damaged'));
  // Ended by a signal, it had reached a limit; with a code, the parser threw.
  child.once('exit', (_, signal) => fail(!signal ? 'damaged' : isWorkbook(bytes) ? 'swells' : 'too-tangled'));
  child.send({ bytes, columnKind } satisfies ListRequest, () => {});
  return promise;
}
