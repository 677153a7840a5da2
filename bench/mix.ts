import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const data = join(import.meta.dirname, '../data');
const regions = readFileSync(join(data, 'regions.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[0] as string);
const indicators: string[] = JSON.parse(readFileSync(join(data, 'indicators.json'), 'utf8')).map(
  ({ code }: { code: string }) => code,
);
const areas = ['labour-market', 'education', 'language', 'health', 'housing', 'culture-religion'];
const words = [
  'language',
  'mentors',
  'housing',
  'women',
  'youth',
  'employers',
  'courses',
  'schools',
  'health',
  'sport',
];

/** A command as Discord sends it: every option typed. */
export type MixedCommand = { line: string; name: string; subcommand?: string; options: Record<string, string> };

type Kind = (pick: Pick) => MixedCommand;
type Pick = <Value>(list: readonly Value[]) => Value;

/** Twelve kinds of commands, as many of each. */
const kinds: Kind[] = [
  (pick) => compare(pick(regions), pick(regions)),
  (pick) => compare(pick(regions), pick(regions), pick(areas)),
  (pick) => say('peers', undefined, { region: pick(regions) }),
  (pick) => say('peers', undefined, { region: pick(regions), 'better-at': pick(indicators) }),
  (pick) => say('indicator', 'show', { indicator: pick(indicators), region: pick(regions) }),
  (pick) => say('indicator', 'rank', { indicator: pick(indicators), country: pick(regions).slice(0, 2) }),
  (pick) => say('indicator', 'list', { area: pick(areas) }),
  (pick) => say('region', 'show', { region: pick(regions) }),
  (pick) => say('experience', 'search', { words: `${pick(words)} ${pick(words)}` }),
  (pick) => say('experience', 'list', { region: pick(regions) }),
  (pick) => say('question', 'list', { area: pick(areas) }),
  (pick) => say('help', undefined, { command: pick(['compare', 'peers', 'indicator', 'experience', 'digest']) }),
];

/** `count` lines with random regions and indicators, the same in every run. */
export function listMix(count: number): MixedCommand[] {
  const random = createRandom(20_260_101);
  const pick: Pick = (list) => list[Math.floor(random() * list.length)] as (typeof list)[number];
  return Array.from({ length: count }, (_, index) => (kinds[index % kinds.length] as Kind)(pick));
}

function compare(first: string, second: string, area?: string): MixedCommand {
  const said = `/compare ${first} ${second}${area ? ` area=${area}` : ''}`;
  return { line: said, name: 'compare', options: { region1: first, region2: second, ...(area && { area }) } };
}

function say(name: string, subcommand: string | undefined, options: Record<string, string>): MixedCommand {
  const given = Object.entries(options).map(([key, value]) =>
    value.includes(' ') ? `${key}="${value}"` : `${key}=${value}`,
  );
  const line = ['/', name, subcommand && ` ${subcommand}`, ...given.map((each) => ` ${each}`)].filter(Boolean).join('');
  return { line, name, ...(subcommand && { subcommand }), options };
}

/** Mulberry32: numbers between 0 and 1 that a seed decides. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
