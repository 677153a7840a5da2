import type {
  BeeswarmSpec,
  DumbbellSpec,
  GapSpec,
  GroupMapSpec,
  MapSpec,
  PictureSpec,
  RegionMapSpec,
  TimelineSpec,
  TrendSpec,
} from '#src/charts/spec.ts';

const caption = { title: 'Skåne leads in employment', subtitle: 'Three regions', source: 'Eurostat, lfst_r_lfe2emprc' };

export const dumbbellSpec: DumbbellSpec = {
  ...caption,
  type: 'dumbbell',
  regions: [{ name: 'Skåne' }, { name: 'Catalonia' }, { name: 'Κρήτη' }],
  rows: [
    {
      label: 'Employment rate',
      unit: '%',
      median: 71.6,
      medianCount: 205,
      better: 'high',
      figures: [
        { value: 72.2, year: 2025 },
        { value: 71.5, year: 2025, flags: 'u', isDoubtful: true },
        { value: 76.5, year: 2023 },
      ],
    },
    {
      label: 'GDP per head',
      unit: 'euro',
      figures: [{ value: 52_000, year: 2022 }, { value: 34_500, year: 2022 }, null],
    },
  ],
};

export const beeswarmSpec: BeeswarmSpec = {
  ...caption,
  type: 'beeswarm',
  unit: '%',
  values: Array.from({ length: 120 }, (_, i) => 40 + ((i * 37) % 53)),
  median: 66,
  chosen: [
    { name: 'Skåne', value: 77, rank: 35 },
    { name: 'Североизточен', value: 51, rank: 90, flags: 'bu', isDoubtful: true },
  ],
};

/** More than two chosen: listed below the dots. */
export const listedSpec: BeeswarmSpec = {
  ...beeswarmSpec,
  better: 'low',
  doubtful: beeswarmSpec.values.slice(0, 30),
  chosen: ['Skåne', 'Catalonia', 'Región de Murcia', 'Provincia autonoma di Bolzano/Alto Adige', 'Lazio'].map(
    (name, i) => ({
      name,
      value: 44 + i * 9,
      rank: 1 + i * 24,
      ...(i === 2 && { flags: 'u', isDoubtful: true }),
    }),
  ),
};

export const trendSpec: TrendSpec = {
  ...caption,
  type: 'trend',
  unit: '%',
  series: [
    {
      name: 'Skåne',
      points: [
        { year: 2016, value: 12.1 },
        { year: 2017, value: 11.4 },
        { year: 2020, value: null, flags: 'u' },
        { year: 2021, value: 14.3, flags: 'b' },
        { year: 2022, value: 13.1, flags: 'u', isDoubtful: true },
      ],
    },
  ],
  reference: {
    name: 'Sweden',
    points: [
      { year: 2016, value: 9 },
      { year: 2022, value: 13.2 },
    ],
  },
};

/** Two and more series: a plot for each. */
export const multiplesSpec: TrendSpec = {
  ...trendSpec,
  title: 'Unemployment rose in Skåne and fell in three others',
  series: ['Skåne', 'Catalonia', 'Murcia', 'Castile and León', 'Североизточен'].map((name, n) => ({
    name,
    beside: { name: 'Sweden', points: [2010, 2011, 2012, 2013, 2014].map((year) => ({ year, value: 8 + n / 3 })) },
    points: Array.from({ length: 13 }, (_, i) => ({
      year: 2010 + i,
      value: 10 + 3 * Math.sin(i / 2 + n) + n,
      ...(i === 7 && n === 0 && { flags: 'b' }),
      ...(i > 10 && n === 1 && { flags: 'u', isDoubtful: true }),
    })),
  })),
  reference: undefined,
};

export const mapSpec: MapSpec = {
  ...caption,
  type: 'map',
  names: { PT20: 'Açores' },
  sizeLabel: 'number of experiences',
  highlightLabel: 'matches your question',
  dots: [
    { name: 'Malmö', latitude: 55.6, longitude: 13, value: 7, highlight: true },
    { name: 'Ponta Delgada', latitude: 37.74, longitude: -25.67, value: 3 },
    { name: 'Варна', latitude: 43.2, longitude: 27.9 },
    { name: 'Nicosia', latitude: 35.17, longitude: 33.36, value: 1 },
    { name: 'Wellington', latitude: -41.3, longitude: 174.8, value: 1 },
  ],
};

export const regionMapSpec: RegionMapSpec = {
  ...caption,
  type: 'regionMap',
  unit: '%',
  names: { PT20: 'Açores', FRY1: 'Guadeloupe' },
  doubtful: ['ES62', 'PT20'],
  values: { SE22: 72.2, ES51: 71.5, ES62: 65.1, PT20: 81.7, MT00: 85, BE10: 61, FRY1: 48, DE30: null, XX99: 5 },
  highlights: [
    { code: 'SE22', name: 'Skåne', isOwn: true },
    { code: 'PT20', name: 'Açores' },
    { code: 'DE30', name: 'Berlin' },
  ],
};

export const groupMapSpec: GroupMapSpec = {
  ...caption,
  type: 'groupMap',
  groups: [
    { label: 'Skåne', regions: [{ name: 'Skåne', codes: ['SE22'] }] },
    {
      label: 'most like it',
      regions: [
        { name: 'West Sweden', codes: ['SE23'] },
        { name: 'Region of Murcia', codes: ['ES62'] },
        { name: 'Açores', codes: ['PT20'] },
        { name: 'Lithuania', codes: ['LT01', 'LT02'] },
        { name: 'Svalbard', codes: ['NO0B'] },
      ],
      named: 4,
    },
    { label: 'members', regions: [{ name: 'Catalonia', codes: ['ES51'] }], isOutlined: true },
  ],
};

export const gapSpec: GapSpec = {
  ...caption,
  type: 'gap',
  groups: ['native-born', 'foreign-born'],
  blocks: [
    {
      label: 'Employment, 20–64, 2025',
      unit: '%',
      better: 'high',
      rows: [
        { name: 'Skåne', figures: [{ value: 83.6 }, { value: 72.2 }], gap: '−11.4 points' },
        {
          name: 'Catalonia',
          figures: [{ value: 78.7 }, { value: 71.5, flags: 'u', isDoubtful: true }],
          gap: '−7.2 points',
        },
        { name: 'Κρήτη', figures: [{ value: 70 }, { value: 76.5 }], gap: '+6.5 points' },
      ],
    },
    {
      label: 'Unemployment, 15–64, 2022',
      unit: '%',
      better: 'low',
      rows: [{ name: 'Mecklenburg-Vorpommern', figures: [{ value: 5 }, { value: 15 }], gap: '+10.0 points' }],
    },
  ],
};

export const timelineSpec: TimelineSpec = {
  type: 'timeline',
  title: 'Mentors for nurses: 2 of 4 steps done',
  subtitle: '0 %: at the start, 100 %: the target',
  source: 'what the testbed’s people measured',
  start: '1 February 2027',
  end: '25 April 2027',
  stepsSaid: 'Steps: 2 done of 4',
  today: { at: 0.55, text: 'today' },
  steps: [0.05, 0.3, 0.6, 0.95].map((at, index) => ({ at, isDone: index < 2 })),
  series: [
    {
      said: 'Families reached: 12 of 20 on 8 March 2027',
      points: [0, 0.2, 0.6].map((share, index) => ({ at: index * 0.2, share })),
    },
    { said: 'Waiting time in days: 40 of 14 on 8 March 2027', points: [{ at: 0.4, share: -0.1 }] },
  ],
};

export const samples: readonly PictureSpec[] = [
  dumbbellSpec,
  beeswarmSpec,
  listedSpec,
  trendSpec,
  multiplesSpec,
  mapSpec,
  regionMapSpec,
  groupMapSpec,
  gapSpec,
  timelineSpec,
];
