import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { listAllPairs, tabulateWeights } from '#src/domain/rounds/candidates.ts';
import { solveMatching, sumWeights } from '#src/domain/rounds/matching.ts';
import { pairPeople } from '#src/domain/rounds/pairs.ts';
import { factsOf } from '#src/domain/rounds/round-input.ts';
import { weighPeople } from '#src/domain/rounds/weigh-people.ts';
import { makeRoundInput, makeRoundPeople } from '#test/support/round-people.ts';

/** Seconds and megabytes that a run may take. */
const aims: Record<number, { s: number; mb?: number }> = { 2000: { s: 5 }, 50000: { s: 90, mb: 400 } };
/** Samples that are matched on all of their pairs, to compare with; more would take minutes. */
const exactSizes = [200, 500, 1_000];

type Measured = { ms: number; cpuMs: number; mb: number; left: number; mean: number };

/** Matches rounds of pairs, each in a process of its own, and compares samples with the exact optimum. */
export async function run(
  print: (line: string) => void,
  sizes: readonly number[] = [200, 2_000, 10_000, 50_000],
): Promise<void> {
  const measured: (Measured & { size: number })[] = [];
  for (const size of sizes) {
    const found = { size, ...(await measure(size)) };
    measured.push(found);
    const { ms, cpuMs, mb, left, mean } = found;
    const aim = aims[size];
    print(
      `matching: ${size.toLocaleString('en-GB')} people in pairs ${(ms / 1_000).toFixed(1)} s${aim ? ` (aim ${aim.s})` : ''}, ${(cpuMs / 1_000).toFixed(1)} s of processor, peak memory of the process ${mb.toFixed(0)} MB${aim?.mb ? ` (aim ${aim.mb})` : ''}, left out ${left}, mean weight ${mean.toFixed(1)}`,
    );
  }
  const [first, last] = [measured[0], measured.at(-1)];
  if (first && last && first !== last)
    print(
      `growth: ${(last.size / first.size).toFixed(0)} × the people take ${(last.cpuMs / first.cpuMs).toFixed(0)} × the processor and ${(last.mb / first.mb).toFixed(1)} × the memory`,
    );
  for (const size of exactSizes) {
    const { weight } = weighPeople(makeRoundPeople(size), factsOf(makeRoundInput([])), {
      allowsSameRegion: false,
      cooldowns: [],
    });
    const mates = pairPeople({ waiting: new Int32Array(size), weight });
    print(
      `matching: a sample of ${size} people has ${((100 * sumWeights(mates, weight)) / exactWeight(size, weight)).toFixed(2)} % of the exact optimum on all pairs (aim 98)`,
    );
  }
}

async function measure(size: number): Promise<Measured> {
  const file = join(import.meta.dirname, 'matching-process.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [file, String(size)]);
  return JSON.parse(stdout);
}

function exactWeight(count: number, weight: (left: number, right: number) => number): number {
  const table = tabulateWeights(count, weight);
  return sumWeights(solveMatching(count, listAllPairs(table)), table.at);
}
