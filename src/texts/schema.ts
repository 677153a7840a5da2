// Written by `npm run texts` from the English sentences. Do not change it by hand.

/** What can be put into a sentence; several names become a list. */
type Text = string | number | readonly string[];

/** Every sentence of one language. */
export type Sentences = {
  compare: {
    heading: (values: { regions: Text }) => string;
    headingAbout: (values: { regions: Text; about: Text }) => string;
    finding: {
      leads: (values: { region: Text; count: Text; outcomes: Text }) => string;
      alsoLeads: (values: { region: Text; count: Text }) => string;
      aboutLevel: (values: { count: Text }) => string;
      open: (values: { count: Text }) => string;
      whole: (values: { leads: Text }) => string;
      wholeWithRest: (values: { leads: Text; rest: Text }) => string;
      level: (values: { level: Text; outcomes: Text }) => string;
      unclear: (values: { outcomes: Text }) => string;
      none: string;
      context: (values: { figures: Text }) => string;
    };
    findingOne: {
      ahead: (values: { leader: Text; next: Text; gap: Text }) => string;
      aheadWithFlags: (values: { leader: Text; next: Text; gap: Text; flags: Text }) => string;
      level: (values: { leader: Text; leaderValue: Text; next: Text; nextValue: Text; median: 'better' | 'worse' | (string & {}) }) => string;
      uncertain: (values: { leader: Text; next: Text; gap: Text; flags: Text }) => string;
      higher: (values: { leader: Text; next: Text; gap: Text }) => string;
      years: string;
      missing: string;
    };
    outcomes: string;
    context: string;
    countries: string;
    figure: string;
    ahead: string;
    more: string;
    cells: {
      ahead: (values: { leader: Text; gap: Text }) => string;
      level: string;
      levelAt: (values: { regions: Text }) => string;
      uncertain: (values: { gap: Text }) => string;
      higher: (values: { leader: Text; gap: Text }) => string;
      years: string;
      missing: string;
    };
    line: (values: { label: Text; cells: Text; verdict: Text }) => string;
    cell: (values: { region: Text; value: Text }) => string;
    cellWith: (values: { region: Text; value: Text; beside: Text }) => string;
    birthGaps: string;
    birthGap: (values: { region: Text; gap: Text; native: Text; foreign: Text }) => string;
    rankLegend: (values: { levels: Text }) => string;
    years: string;
    ageBands: (values: { bands: Text }) => string;
    suppressed: (values: { region: Text; label: Text; why: Text }) => string;
    suppressedSince: (values: { region: Text; label: Text; year: Text; why: Text }) => string;
    absent: (values: { region: Text; labels: Text }) => string;
    levels: string;
    countryMedian: string;
    truncated: (values: { shown: Text; total: Text }) => string;
    sameArea: (values: { regions: Text; area: Text }) => string;
    noIndicators: (values: { area: Text }) => string;
    nothing: (values: { regions: Text }) => string;
    not: string;
    buttons: {
      profile: (values: { region: Text }) => string;
      profiles: string;
      peers: (values: { region: Text }) => string;
      only: (values: { area: Text }) => string;
      all: string;
    };
  };
  figure: {
    levels: (values: { level: '0' | '1' | '2' | '3' | (string & {}) }) => string;
    area: (values: { name: Text; code: Text; level: '0' | (string & {}) }) => string;
    source: (values: { source: Text; datasets: Text; retrieved: Text }) => string;
    sources: (values: { lines: Text }) => string;
    suppressed: string;
    absent: string;
    withheld: {
      unreliable: string;
      confidential: string;
      blank: string;
    };
    median: (values: { count: Text; level: '0' | '1' | '2' | '3' | (string & {}) }) => string;
    rank: (values: { rank: Text; count: Text; level: '0' | '1' | '2' | '3' | (string & {}) }) => string;
    fewRanked: (values: { count: Text }) => string;
    better: {
      '0': string;
      '1': string;
      '-1': string;
    };
    points: (values: { number: Text }) => string;
    dimensions: {
      size: string;
      economy: string;
      'human-capital': string;
      sectors: string;
      migration: string;
      territory: string;
    };
    flag: (values: { letter: Text; words: Text }) => string;
    flagLegend: (values: { entries: Text }) => string;
  };
};
