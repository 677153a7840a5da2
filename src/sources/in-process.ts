import { fork } from 'node:child_process';

type Limits = { megabytes: number; ms: number };

/** How a piece of work in a process of its own ended without an answer: at a limit of memory or time, or as its program threw. */
export type Ended = 'limit' | 'thrown';

/**
 * Sends a request to a program that runs in a process of its own with limits of memory and time, and resolves with its reply: whatever a file makes a parser build, the server
 * goes on answering. A thread would not do, since a thread that wants a very large array ends the whole process.
 */
export function askProcess<Reply>(
  program: string,
  request: unknown,
  { megabytes, ms }: Limits,
): Promise<Reply | Ended> {
  const { promise, resolve } = Promise.withResolvers<Reply | Ended>();
  const child = fork(program, [], {
    execArgv: [`--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    stdio: 'ignore',
    timeout: ms,
    killSignal: 'SIGKILL',
  });
  child.once('message', (reply: Reply) => resolve(reply));
  child.once('error', () => resolve('thrown'));
  // Ended by a signal, it had reached a limit; with a code, what it ran threw.
  child.once('exit', (_, signal) => resolve(signal ? 'limit' : 'thrown'));
  child.send(request as object, () => {});
  return promise;
}
