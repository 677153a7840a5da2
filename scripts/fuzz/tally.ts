import type { Answer } from './ask.ts';
import { describeGrowth, describeMemory } from './memory.ts';
import type { Seen, Server } from './server.ts';

/** The points at which memory is measured, in hundredths of all bodies. */
export const looksAfter = [20, 40, 60, 80, 100];

const mostSlow = 5;
const mostExamples = 10;

type Sent = { door: string; index: number };

/** Counts the answers to all bodies. */
export function createTally() {
  const byDoor = new Map<string, Map<string, number>>();
  const bad: (Sent & { status: Answer['status']; text: string })[] = [];
  let slowest: (Sent & { ms: number })[] = [];
  const memory = new Map<number, Seen>();
  let lost = 0;

  return {
    memory,
    note({ door, index }: Sent, { status, text, ms }: Answer): void {
      const counts = byDoor.get(door) ?? new Map<string, number>();
      byDoor.set(door, counts.set(String(status), (counts.get(String(status)) ?? 0) + 1));
      slowest = [...slowest, { door, index, ms }].sort((left, right) => right.ms - left.ms).slice(0, mostSlow);
      if (!isBad(status)) return;
      lost += 1;
      if (bad.length < mostExamples) bad.push({ door, index, status, text: text.slice(0, 300) });
    },
    /** Prints the table, and resolves to the promises that were broken. */
    report(
      server: Server,
      { refused, failed, ended }: { refused: string[]; failed: string[]; ended: number | string },
    ): string[] {
      const last = memory.get(100);
      const errors = [...server.errors.values()];
      const lines = errors.reduce((sum, { count }) => sum + count, 0);
      for (const [door, counts] of byDoor)
        console.log(
          `${door.padEnd(11)} ${[...counts]
            .sort()
            .map(([status, count]) => `${status}: ${count}`)
            .join('  ')}`,
        );
      console.log(
        `slowest     ${slowest.map(({ ms, door, index }) => `${Math.round(ms)} ms (${door} ${index})`).join(', ')}`,
      );
      if (last)
        console.log(
          `pause       at most ${Math.round(last.pause.ms)} ms in which the thread took up nothing else, ${Math.round(last.pause.workMs)} ms of work in them`,
        );
      for (const line of describeMemory(memory)) console.log(line);
      const promises: [string, number, string[]][] = [
        ['answers of 5xx, and none at all', lost, bad.map((one) => JSON.stringify(one))],
        ['unhandled rejections', last?.rejections ?? Number.NaN, []],
        ['uncaught', last?.thrown ?? Number.NaN, []],
        ['error lines in the log', lines, errors.map(({ count, line }) => `${count} × ${line}`)],
        ['answers that a platform would refuse', refused.length, refused.slice(0, mostExamples)],
        ['imports that failed', failed.length, failed.slice(0, mostExamples)],
      ];
      for (const [name, count, examples] of promises) {
        console.log(`${name}: ${count}`);
        for (const example of examples) console.log(`  ${example}`);
      }
      const growth = describeGrowth(memory);
      console.log(growth ?? 'memory is flat');
      console.log(`the server ended with ${ended}`);
      return [
        ...promises.filter(([, count]) => count !== 0).map(([name]) => name),
        ...(growth ? ['flat memory'] : []),
        ...(ended === 0 ? [] : ['a server that ends in order']),
      ];
    },
  };
}

/** Words stand for what has no status: what broke off is the asker's, as after a body that is too large. */
const isBad = (status: Answer['status']) =>
  typeof status === 'number'
    ? status >= 500 || status === 0
    : ['no answer', 'failed', 'not connected'].includes(status);
