import { join } from './figure.ts';

export const region = {
  sentence: (name: string, kind: string, country: string | null, isMember: boolean) =>
    `${name} is ${kind}${country ? ` of ${country}` : ''}${isMember ? ' and a member of the network' : ''}.`,
  kinds: ['a country', 'a large region (NUTS 1)', 'a region', 'a small region (NUTS 3)'] as const,
  labels: {
    names: 'Also called',
    country: 'Country',
    area: 'Figures are for',
    city: 'Main city',
    type: 'Type',
    population: 'Population',
    surface: 'Area',
    member: 'Network',
    areas: 'Policy areas with figures',
  },
  isMember: 'member region',
  isNoMember: 'not a member',
  surface: (km2: string) => `${km2} km²`,
  urban: { 1: 'predominantly urban', 2: 'intermediate between urban and rural', 3: 'predominantly rural' } as Record<
    number,
    string
  >,
  coast: { 1: 'coastal', 2: 'near the coast', 3: 'not coastal' } as Record<number, string>,
  mountain: 'mountainous',
  island: 'island',
  population: (value: string, year: number) => `${value} (${year})`,
  figures: 'Latest figures',
  columns: { figure: 'Figure', value: 'Value', year: 'Year', rank: 'Rank', country: 'Country' },
  rank: (rank: number, count: number) => `${rank} of ${count}`,
  peers: 'Most alike',
  peersLine: (names: readonly string[]) => `Most alike in structure: ${join(names)}.`,
  experiences: 'Experiences',
  noExperiences: (name: string) => `No experience from ${name} is logged yet.`,
  rankLegend: (level: string) =>
    `Rank: among ${level} with data that year; 1 is best, or highest where neither direction is better.`,
  noFigures: 'We hold no figure for this region in the usual set.',
  buttons: {
    peers: 'Regions like it',
    compare: 'Compare with…',
    experiences: 'Experiences',
    figures: 'A figure…',
    better: 'Better at…',
  },
};
