import type { Answer } from './ask.ts';
import type { Seen, Server } from './server.ts';

/** Where memory is looked at, in hundredths of all bodies. */
export const LOOKS = [20, 40, 60, 80, 100];

const SLOWEST = 5;
const EXAMPLES = 10;
const MB = 2 ** 20;
/** Caches fill and code is compiled in the beginning; from here on no more is taken. */
const WARM = 40;
const MAY_GROW = 1.15;
const MAY_GROW_MB = 24;

type Sent = { door: string; index: number };

/** What came of all bodies. */
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
      slowest = [...slowest, { door, index, ms }].sort((left, right) => right.ms - left.ms).slice(0, SLOWEST);
      if (!isBad(status)) return;
      lost += 1;
      if (bad.length < EXAMPLES) bad.push({ door, index, status, text: text.slice(0, 300) });
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
      console.log(`memory      ${LOOKS.flatMap((at) => describeMemory(at, memory.get(at))).join('  ')}`);
      const promises: [string, number, string[]][] = [
        ['answers of 5xx, and none at all', lost, bad.map((one) => JSON.stringify(one))],
        ['unhandled rejections', last?.rejections ?? Number.NaN, []],
        ['uncaught', last?.thrown ?? Number.NaN, []],
        ['error lines in the log', lines, errors.map(({ count, line }) => `${count} × ${line}`)],
        ['answers that a platform would refuse', refused.length, refused.slice(0, EXAMPLES)],
        ['imports that failed', failed.length, failed.slice(0, EXAMPLES)],
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

function describeMemory(at: number, seen: Seen | undefined): string[] {
  return seen ? [`${at} %: ${inMb(seen.live)} MB live, ${inMb(seen.rss)} MB in all`] : [];
}

const inMb = (bytes: number) => Math.round(bytes / MB);

function describeGrowth(memory: Map<number, Seen>): string | null {
  const [warm, last] = [memory.get(WARM), memory.get(100)];
  if (!warm || !last) return 'memory could not be looked at to the end';
  const isFlat = last.live <= warm.live * MAY_GROW + MAY_GROW_MB * MB;
  return isFlat ? null : `memory grows: ${inMb(warm.live)} MB live at ${WARM} %, ${inMb(last.live)} MB at the end`;
}
