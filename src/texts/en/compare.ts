import { md } from '#src/core/markdown.ts';
import { join } from './figure.ts';

export const compare = {
  heading: (regions: readonly string[], about: string | null) => `${join(regions)}${about ? `: ${about}` : ''}`,
  /** Who is ahead how often, and in how many it cannot be said. */
  finding: (ahead: readonly { region: string; count: number }[], level: number, unsaid: number, outcomes: number) => {
    const leading = ahead.filter(({ count }) => count > 0);
    const first = leading[0];
    if (!first)
      return level > 0
        ? `The regions are about level in ${level} of ${outcomes} outcome figures.`
        : `For none of ${outcomes} outcome figures can it be said who is ahead.`;
    const rest = leading.slice(1).map(({ region, count }) => `${region} in ${count}`);
    const more = [...(level > 0 ? [`about level: ${level}`] : []), ...(unsaid > 0 ? [`open: ${unsaid}`] : [])];
    return `${join([`${first.region} is ahead in ${first.count} of ${outcomes} outcome figures`, ...rest])}${more.length > 0 ? ` (${more.join(', ')})` : ''}.`;
  },
  findingNone: 'None of these outcome figures exists for two of the regions, so nothing can be compared.',
  findingContext: (names: readonly string[]) => `What kind of regions they are: ${names.join(', ')}.`,
  findingOne: {
    ahead: (leader: string, next: string, gap: string, warning: string) =>
      `${leader} is ahead of ${next} by ${gap}${warning ? ` (${warning})` : ''}.`,
    level: (leader: string, leaderValue: string, next: string, nextValue: string, medianWord: string) =>
      `${leader} (${leaderValue}) and ${next} (${nextValue}) are about level${medianWord}.`,
    uncertain: (leader: string, next: string, gap: string, flags: string) =>
      `${leader} and ${next} differ by ${gap}, but that is not called better: ${flags}.`,
    higher: (leader: string, next: string, gap: string) => `${leader} has more than ${next}, by ${gap}.`,
    years: 'the figures are of different years, so nobody is called ahead.',
    missing: 'too few figures to compare.',
  },
  medianWord: {
    betterBoth: ', both better than the median',
    worseBoth: ', both worse than the median',
    none: '',
  },
  outcomes: 'Outcomes',
  context: 'What kind of regions they are',
  countries: 'Their countries',
  figure: 'Figure',
  ahead: 'Ahead',
  more: 'More',
  cells: {
    ahead: (leader: string, gap: string) => `${leader}, by ${gap}`,
    level: 'about level',
    levelAt: (names: readonly string[]) => `${join(names)} about level`,
    uncertain: (gap: string) => `open (${gap})`,
    higher: (leader: string, gap: string) => `${leader}, by ${gap}`,
    years: 'open: years differ',
    missing: '–',
  },
  line: (label: string, cells: readonly string[], verdict: string) => md`- ${label}: ${cells.join('; ')}. ${verdict}`,
  cell: (region: string, value: string, beside: readonly string[]) =>
    `${region} ${value}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`,
  birthGaps: 'Gap between native-born and foreign-born',
  birthGap: (region: string, gap: string, native: string, foreign: string) =>
    `${region} ${gap} (native-born ${native}, foreign-born ${foreign})`,
  rankLegend: (levels: readonly string[]) =>
    `Behind a value: rank among ${join(levels)} with data that year; 1 is best, or highest where neither direction is better.`,
  years: 'Where no year is common to all, each region’s latest is shown with its year.',
  ageBands: (bands: readonly string[]) =>
    `Age bands differ between rows (${bands.join(', ')}): compare along a row, not down a column.`,
  suppressed: (region: string, label: string, why: string) => `${region}: ${label} is not published (${why}).`,
  suppressedSince: (region: string, label: string, year: number, why: string) =>
    `${region}: ${label} of ${year} is not published (${why}).`,
  absent: (region: string, labels: readonly string[]) => `${region}: no figure in our data for ${labels.join('; ')}.`,
  levels: 'The regions are of different levels (NUTS): ranks are each among their own.',
  countryMedian: 'With ~: our data have no figure for the country; this is the median of its NUTS 2 regions.',
  truncated: (shown: number, total: number) => `${shown} of ${total} figures are shown; name others to see them.`,
  sameArea: (regions: readonly string[], area: string) =>
    md`${join(regions)} have the same figures: both are those of ${area}. Choose another region to compare with.`,
  noIndicators: (area: string) =>
    md`There are no figures on ${area} yet. Regional figures by origin exist for the labour market and education; try /compare without the area, or /indicator list.`,
  nothing: (regions: readonly string[]) =>
    md`There is no figure for ${join(regions)} in what was asked. Try /indicator list.`,
  not: 'These are figures side by side; they do not say why.',
  buttons: {
    profile: (region: string) => `Profile: ${region}`,
    profiles: 'Profile of…',
    peers: (region: string) => `Regions like ${region}`,
    only: (area: string) => `Only ${area.toLowerCase()}`,
    all: 'All areas',
  },
};
