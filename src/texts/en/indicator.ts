import { md } from '#src/core/markdown.ts';

export const indicator = {
  list: {
    heading: (area: string | null) => (area ? `Figures: ${area}` : 'Figures'),
    intro: (count: number) =>
      `${count} indicators. Ask for one: /indicator show <indicator> <region>, or /indicator rank <indicator>.`,
    noneIn: (area: string, areas: readonly string[]) =>
      md`There are no figures on ${area} by region yet. There are some on ${areas.join(' and ')}.`,
    context: 'What kind of region it is',
    columns: {
      name: 'Indicator',
      unit: 'Unit',
      age: 'Age',
      better: 'Better',
      years: 'Years',
      regions: 'NUTS 2 regions',
    },
    better: { '1': 'higher', '-1': 'lower', '0': 'neither' } as const,
    line: (name: string, unit: string, years: string, regions: number) =>
      md`- ${name} (${unit}), ${years}, ${regions} regions`,
    rankOne: 'Ranking of…',
    all: 'All areas',
  },
  show: {
    heading: (name: string, region: string) => `${name}: ${region}`,
    sentence: (region: string, value: string, year: number) => `${region}: ${value} in ${year}`,
    change: (difference: string, since: number, before: string) => `${difference} since ${since} (${before})`,
    unchanged: (since: number) => `none since ${since}`,
    labels: {
      value: 'Value',
      flagged: 'Warning',
      area: 'Figures are for',
      country: (name: string, year: number) => `${name}, ${year}`,
      rank: 'Rank',
      median: 'Median',
      change: 'Change',
      direction: 'Direction',
      who: 'Who',
      definition: 'Definition',
      licence: 'Licence',
    },
    noCountry: 'no figure for the country',
    countryMedian: (value: string) => `no figure for the country; the median of its NUTS 2 regions is ${value}`,
    suppressedSince: (year: number, why: string) => `${year} is not published: ${why}.`,
    suppressed: (name: string, region: string, why: string) => md`${name} is not published for ${region}: ${why}.`,
    absent: (name: string, region: string) =>
      md`We hold no figure for ${region} on: ${name}. That is not a zero: nothing is known here.`,
    siblings: (names: readonly string[]) => `There are figures on: ${names.join('; ')}.`,
    instead: (name: string, value: string, year: number) => md`For ${name} as a whole: ${value} in ${year}.`,
    median: (level: string) => `median of ${level}`,
    trendTitle: (region: string, name: string, from: string, fromYear: number, to: string, toYear: number) =>
      `${region}, ${name}: ${from} in ${fromYear}, ${to} in ${toYear}`,
    breaks: (years: readonly number[]) =>
      `Break in the series in ${years.join(', ')}: changes across it are not comparable.`,
    buttons: {
      rank: 'Ranking',
      compare: 'Compare with…',
      peers: (region: string) => `Regions like ${region}`,
      better: 'Similar but better',
      profile: (region: string) => `Profile: ${region}`,
    },
  },
  rank: {
    heading: (name: string, scope: string, year: number) => `${name}: ${scope}, ${year}`,
    scopes: {
      all: 'NUTS 2 regions',
      members: 'member regions',
      country: (name: string) => `regions of ${name}`,
    },
    order: {
      '1': 'highest is best',
      '-1': 'lowest is best',
      '0': 'highest first; neither direction is better',
    } as const,
    finding: (first: string, value: string, last: string, lastValue: string) =>
      `From ${value} in ${first} to ${lastValue} in ${last}`,
    own: (region: string, rank: number, count: number, value: string) => `${region} is ${rank} of ${count} (${value})`,
    summary: (count: number, order: string, median: string) => `${count} with data; ${order}; median ${median}`,
    without: (count: number, year: number) => `${count} more have no figure for ${year} and are left out.`,
    fewRanked: (count: number) => `Only ${count} with data: values are shown without ranks.`,
    ownOutside: (region: string) => `${region} has no figure that year.`,
    nothing: (name: string, scope: string) => md`There are no figures on ${name} for ${scope}.`,
    columns: { rank: '#', region: 'Region', country: 'Country', value: 'Value' },
    buttons: {
      everyone: 'All regions',
      members: 'Members only',
      country: (name: string) => `Only ${name}`,
      page: (from: number, to: number) => `${from}–${to}`,
      full: 'Whole list',
      overview: 'Overview',
      show: (region: string) => `Trend: ${region}`,
    },
  },
};
