import { planEvent } from '#src/domain/events/plan.ts';
import { factsOf } from '#src/domain/rounds/round-input.ts';
import { weighPeople } from '#src/domain/rounds/weigh-people.ts';
import { makeRoundInput, makeRoundPeople } from '#test/support/round-people.ts';

const rounds = 8;
const size = 4;
const aimS = 10;

/** Plans networking events of people who all read English, in eight rounds of groups of four. */
export async function run(print: (line: string) => void, sizes: readonly number[] = [60, 300]): Promise<void> {
  for (const count of sizes) {
    const people = makeRoundPeople(count).map((each) => ({
      ...each,
      languages: [...new Set([...each.languages, 'en'])],
    }));
    const weighed = weighPeople(people, factsOf(makeRoundInput([])), { allowsSameRegion: true, cooldowns: [] });
    const isSameRegion = (left: number, right: number) => people[left]?.region === people[right]?.region;
    const start = performance.now();
    const { quality } = planEvent({ ...weighed, count, isSameRegion }, { rounds, size, seed: 1 });
    const seconds = (performance.now() - start) / 1_000;
    print(
      `event: ${count} people × ${rounds} rounds of ${size} ${seconds.toFixed(1)} s${count === 300 ? ` (aim ${aimS})` : ''}, repeated pairs ${quality.repeats}, pairs of one region ${quality.sameRegion}, mean weight ${quality.meanWeight.toFixed(0)}, everybody meets at least ${quality.fewestMet}`,
    );
  }
}
