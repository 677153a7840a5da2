import { md } from '#src/core/markdown.ts';
import { join } from './join.ts';

/** The country behind a name, unless the region is the whole country. */
const inCountry = (region: string, country: string) => (region === country ? '' : ` (${country})`);

export const peers = {
  heading: (region: string) => `Regions like ${region}`,
  headingBetter: (region: string, indicator: string) => `Like ${region} and better: ${indicator}`,
  finding: (region: string, first: string, similarity: string, others: readonly string[]) =>
    `${region} is most like ${first} (similarity ${similarity})${others.length > 0 ? `, then ${join(others)}` : ''}.`,
  alone: (region: string) => `No region is really close to ${region}; these are the least far.`,
  far: (distance: string) => `The last ones are not close any more (distance ${distance} of 1).`,
  thin: (coverage: string) =>
    `On average ${coverage} of the features are known of both regions; read the order with care.`,
  stability: (share: string) => `${share} of the list stays when the weight of a dimension moves by a quarter.`,
  missing: (dimensions: readonly string[]) =>
    `No figures yet for: ${join(dimensions)}. Similarity rests on the other dimensions.`,
  basis: (dimensions: readonly string[], level: string, count: number) =>
    `Compared by ${join(dimensions)}, each weighing the same, among ${count} ${level}; never by the outcomes themselves.`,
  excluded: (names: readonly string[]) =>
    `Left out of the comparison, because it is what is asked about: ${join(names)}.`,
  levelOnly: (region: string, level: string) => `${region} is compared with its own level, ${level}.`,
  home: (country: string) => `At most half are from ${country}.`,
  abroad: (country: string) => `Regions of ${country} are left out, as asked.`,
  members: 'Only member regions are considered, as asked.',
  incomparable: (count: number) =>
    `${count === 1 ? 'One region is' : `${count} regions are`} left out: too little is known of ${count === 1 ? 'it' : 'them'}.`,
  noneComparable: (region: string) => md`Too little is known of ${region} to find regions like it.`,
  within: 'Of the regions inside it more is known:',
  choose: 'Choose a region…',
  noneMembers: (region: string) => md`No member region can be compared with ${region}. Try /peers without “members”.`,
  columns: {
    number: '#',
    region: 'Region',
    country: 'Country',
    similarity: 'Similarity',
    closest: 'Closest on',
    farthest: 'Differs most on',
  },
  line: (number: number, region: string, country: string, similarity: string, closest: string, farthest: string) =>
    md`${number}. ${region}${inCountry(region, country)}: similarity ${similarity}; closest on ${closest}; differs most on ${farthest}`,
  source: (datasets: readonly string[]) => `Eurostat (${datasets.join(', ')}), latest year of each region`,
  better: {
    finding: (count: number, peers: number, region: string, own: string, year: number, doubtful: number) =>
      `${count} of ${peers} peers ${count === 1 ? 'is' : 'are'} clearly better than ${region} (${own}, ${year})${doubtful > 0 ? `, ${doubtful} of them by a figure of low reliability` : ''}.`,
    none: (region: string, own: string, year: number) =>
      `No peer is clearly better than ${region} (${own} in ${year}).`,
    outside: (name: string) => `The best of the others, less alike: ${name}.`,
    noneOutside: 'Nor is any other region that can be compared.',
    /** `why` it is not published; null where nothing is known. */
    ownNone: (region: string, indicator: string, why: string | null) =>
      (why === null
        ? md`We hold no figure for ${region} on: ${indicator}, so nobody can be called better.`
        : md`${indicator} is not published for ${region} (${why}), so nobody can be called better.`) +
      ' Try another indicator, or /peers alone.',
    neither: (indicator: string) =>
      md`Neither direction is better for: ${indicator}. It says what kind of region it is. Choose an outcome, such as unemployment.`,
    line: (region: string, country: string, value: string, difference: string, similarity: string) =>
      md`**${region}**${inCountry(region, country)}: ${value}, better by ${difference}; similarity ${similarity}`,
    evidence: (items: readonly string[]) => `   ${items.join(' · ')}`,
    excess: {
      yes: '✓ better than its own peers',
      no: '✗ not better than its own peers',
      unknown: '? its own peers: no figures',
    },
    stable: {
      yes: '✓ ahead three years running',
      no: '✗ not ahead in each of three years',
      unknown: '? three years: not known',
    },
    experiences: (count: number, withResults: number) =>
      count === 0
        ? '✗ no experience of theirs logged yet'
        : `✓ ${count === 1 ? 'one experience' : `${count} experiences`} of theirs logged, ${withResults} with results`,
    farthest: (dimension: string) => `differs most on ${dimension}`,
    threshold: 'Clearly better: at least 5 points. A single figure has no margin of error, so look at its flags.',
    sameYear: (year: number, names: readonly string[]) => `No figure for ${year}: ${join(names)}.`,
  },
  buttons: {
    compare: (region: string) => `Compare with ${region}`,
    abroad: 'Only other countries',
    members: 'Only members',
    everywhere: 'All regions',
    betterAt: 'Better at…',
    profile: (region: string) => `Profile: ${region}`,
    like: 'All peers',
    experiences: (region: string) => `Experiences: ${region}`,
  },
};
