import { readFileSync } from 'node:fs';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { searchExperiences } from '#src/operations/experiences/search.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { grow } from './collection.ts';
import { withDatabase } from './with-database.ts';

const rounds = 200;
/** Words by how many of a hundred experiences say them. */
const common = new Map([
  ['sixtily', 60],
  ['seventily', 70],
  ['eightily', 80],
  ['ninetily', 90],
]);
/** What Linux counts a process's time in. */
const tickMs = 10;

/** Searches for words that most experiences say, within a policy area: the wall clock, and what they cost the database's processor, whatever else the machine does. */
export async function run(print: (line: string) => void, [size = 200_000]: readonly number[] = []): Promise<void> {
  await withDatabase(async (database) => {
    await loadStarterFigures(database);
    await grow(database, [0, size], common);
    print(`frequent    ${size.toLocaleString('en-GB')} experiences: ${rounds} searches within an area for a word`);
    for (const [word, share] of common)
      await database.withTransaction(async (sql) => {
        const [{ pid } = { pid: 0 }] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
        const search = (n: number) =>
          searchExperiences(sql, {
            ...{ words: word, area: policyAreas[n % policyAreas.length] as string, language: 'en', limit: 5 },
          });
        for (let n = 0; n < policyAreas.length; n += 1) await search(n);
        const times: number[] = [];
        const before = processorMs(pid);
        for (let n = 0; n < rounds; n += 1) {
          const since = performance.now();
          const { count } = await search(n);
          if (count === 0) throw new Error(`Nothing was found for ${word}.`);
          times.push(performance.now() - since);
        }
        const cost = (processorMs(pid) - before) / rounds;
        times.sort((left, right) => left - right);
        const at = (share: number) => (times[Math.floor(share * (rounds - 1))] as number).toFixed(1);
        print(
          `frequent      in ${share} % of them  p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; ${cost.toFixed(1)} ms of the processor`,
        );
      });
  });
}

/** The time that the database's process has worked for us, as Linux counts it; not a number elsewhere. */
function processorMs(pid: number): number {
  try {
    const [user = 0, system = 0] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
    return (user + system) * tickMs;
  } catch {
    return Number.NaN;
  }
}
