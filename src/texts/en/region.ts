import { join } from './join.ts';

export const region = {
  sentence: (name: string, kind: string, country: string | null, isMember: boolean) =>
    `${name} is ${kind}${country ? ` of ${country}` : ''}${isMember ? ' and a member of the network' : ''}.`,
  kinds: ['a country', 'a large region (NUTS 1)', 'a region', 'a small region (NUTS 3)'] as const,
  labels: {
    names: 'Also called',
    area: 'Figures are for',
    city: 'Main city',
    type: 'Type',
    surface: 'Area',
    areas: 'Policy areas with figures',
  },
  surface: (km2: string) => `${km2} km²`,
  urban: { 1: 'predominantly urban', 2: 'intermediate between urban and rural', 3: 'predominantly rural' } as Record<
    number,
    string
  >,
  coast: { 1: 'coastal', 2: 'near the coast', 3: 'not coastal' } as Record<number, string>,
  mountain: 'mountainous',
  island: 'island',
  columns: { figure: 'Figure', value: 'Value', year: 'Year', rank: 'Rank', country: 'Country' },
  rank: (rank: number, count: number) => `${rank} of ${count}`,
  peersLine: (names: readonly string[]) => `Most alike in structure: ${join(names)}.`,
  experiences: 'Experiences',
  noExperiences: (name: string) => `No experience from ${name} is logged yet.`,
  rankLegend: (level: string) =>
    `Rank: among ${level} with data that year; 1 is best, or highest where neither direction is better.`,
  noFigures: 'We hold no figure for this region in the usual set.',
  buttons: {
    peers: 'Regions like it',
    compare: 'Compare with…',
    experiences: 'All experiences',
    figures: 'A figure…',
  },
};
