import { createIndicatorData } from '#src/domain/figures/indicator-data.ts';
import type { TimeSeries } from '#src/domain/figures/time-series.ts';
import { findPeers, type PeerOptions } from '#src/domain/peers/peers.ts';
import { createSpace, type Variable } from '#src/domain/peers/similarity.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import { computeScores } from '#src/domain/scores/compute.ts';
import { type Indicator, policyAreas } from '#src/domain/topics/indicator.ts';

const rounds = 3;
const indicatorCount = 60;
const yearCount = 20;
const firstYear = 2006;
const dimensions = ['size', 'economy', 'human-capital', 'sectors', 'migration', 'territory'];
const variableCount = 16;
/** What an answer may take: peers of one region, of all of a network, of a large one. */
const aims = { one: 20, of300: 100, of2000: 5_000 };

/** Scores with their intervals, and peers, of 300 regions and of 2,000, with figures by a fixed seed. */
export async function run(print: (line: string) => void, sizes: readonly number[] = [300, 2_000]): Promise<void> {
  const times: { size: number; scores: number; peers: number }[] = [];
  for (const size of sizes) {
    const territories = makeTerritories(size);
    const scores = measure(() => scoreAll(territories));
    const count = scoreAll(territories);
    print(
      `scores: ${size} regions × ${indicatorCount} indicators × ${yearCount} years with intervals ${scores.toFixed(0)} ms (${count.toLocaleString('en-GB')} scores, median of ${rounds})`,
    );
    const rows = makeRows(territories);
    const built = measure(() => createSpace(variables, rows, dimensions));
    const space = createSpace(variables, rows, dimensions);
    const codes = [...rows.keys()];
    const one = measure(() => findPeers(space, codes[0] ?? '', options));
    const all = measure(() => {
      for (const code of codes) findPeers(space, code, { ...options, isQuick: true });
    });
    const aim = size <= 300 ? aims.of300 : aims.of2000;
    print(
      `peers: of one among ${size}, with stability ${one.toFixed(1)} ms (aim ${aims.one}); of all ${size} ${all.toFixed(0)} ms (aim ${aim}); scaling ${built.toFixed(1)} ms`,
    );
    times.push({ size, scores, peers: all });
  }
  const [small, large] = times;
  if (small && large) {
    const growth = (from: number, to: number) => (to / from).toFixed(1);
    print(
      `growth: ${growth(small.size, large.size)} × the regions take ${growth(small.scores, large.scores)} × the time for scores, ${growth(small.peers, large.peers)} × for the peers of all`,
    );
  }
}

function measure(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((left, right) => left - right)[Math.floor(rounds / 2)] as number;
}

/** Numbers between 0 and 1, the same each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function makeTerritories(count: number): Map<string, Territory> {
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const country = `C${String.fromCharCode(65 + (index % 26))}`;
      const code = `${country}${String(index).padStart(4, '0')}`;
      return [
        code,
        {
          code,
          level: 2,
          country,
          parent: null,
          name: code,
          areaKm2: null,
          urbanType: null,
          coastType: null,
          mountainType: null,
        },
      ];
    }),
  );
}

function scoreAll(territories: ReadonlyMap<string, Territory>): number {
  const random = createRandom(7);
  const years = Array.from({ length: yearCount }, (_, index) => firstYear + index);
  const dataByIndicator = new Map(
    Array.from({ length: indicatorCount }, (_, index) => {
      const indicator = makeIndicator(index);
      const series = [...territories.keys()].map((territory): TimeSeries => {
        const values = years.map(() => (random() < 0.1 ? null : Math.round(random() * 1_000) / 10));
        const texts = years.map(() => '');
        const isKnown = years.map(() => true);
        return {
          indicator: indicator.code,
          territory,
          years,
          values,
          flags: texts,
          retrieved: texts,
          flagsKnown: isKnown,
        };
      });
      return [indicator.code, createIndicatorData(indicator, series, territories)];
    }),
  );
  let count = 0;
  for (const sets of computeScores({
    indicators: [...dataByIndicator.values()].map(({ indicator }) => indicator),
    territories,
    dataOf: (code) => dataByIndicator.get(code),
    fixed: new Map(),
  }))
    for (const { scores } of sets) count += scores.size;
  return count;
}

function makeIndicator(index: number): Indicator {
  const code = `indicator-${index}`;
  return {
    code,
    name: code,
    shortName: code,
    aliases: [],
    definition: 'Invented.',
    unit: '%',
    decimals: 1,
    polarity: index % 2 === 0 ? 1 : -1,
    policyArea: policyAreas[index % policyAreas.length] ?? 'education',
    role: 'outcome',
    ageBand: null,
    populationGroup: 'foreign-born',
    family: code,
    measure: code,
    level: 'regions',
    transform: 'identity',
    lowest: 0,
    highest: 100,
    source: 'none',
    dataset: 'none',
    nationalDataset: null,
    hasFigures: true,
    hasRegionFigures: true,
    regionsWithFigures: [],
    countriesWithFigures: [],
    url: null,
    licence: 'none',
    position: index,
  };
}

const variables: Variable[] = Array.from({ length: variableCount }, (_, index) => ({
  code: `variable-${index}`,
  dimension: dimensions[index % dimensions.length] ?? '',
  scale: 'number',
  transform: 'identity',
}));

function makeRows(territories: ReadonlyMap<string, Territory>): Map<string, (number | null)[]> {
  const random = createRandom(11);
  return new Map(
    [...territories.keys()].map((code) => [code, variables.map(() => (random() < 0.05 ? null : random()))]),
  );
}

const options: PeerOptions = { isCandidate: () => true, home: 'half', countryOf: (area) => area.slice(0, 2) };
