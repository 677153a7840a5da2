import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CollectionError } from '#src/domain/experiences/collection-fault.ts';

/** The largest list that is taken needs about half of it. */
const mostMegabytes = 400;
const mostMs = 30_000;
const program = fileURLToPath(new URL('./sheet-process.ts', import.meta.url));

/**
 * Reads the first sheet of a workbook, row by row, in a process of its own with limits of memory and time: whatever a file makes the parser build, the
 * server goes on answering. A thread would not do, since a thread that wants a very large array ends the whole process.
 * @throws CollectionError where the process reaches a limit or the file cannot be read
 */
export function readSheetInProcess(bytes: Uint8Array): Promise<unknown[][]> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown[][]>();
  const child = fork(program, [], {
    execArgv: [`--max-old-space-size=${mostMegabytes}`],
    serialization: 'advanced',
    stdio: 'ignore',
    timeout: mostMs,
    killSignal: 'SIGKILL',
  });
  child.once('message', (rows: unknown[][] | 'too-many-rows' | 'too-many-columns') =>
    typeof rows === 'string' ? reject(new CollectionError(rows)) : resolve(rows),
  );
  child.once('error', () => reject(new CollectionError('damaged')));
  // Ended by a signal, it had reached a limit; with a code, the parser threw.
  child.once('exit', (_, signal) => reject(new CollectionError(signal ? 'swells' : 'damaged')));
  child.send(bytes, () => {});
  return promise;
}
