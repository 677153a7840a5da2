import { describe, expect, test } from 'vitest';
import { readBoundaries } from '#src/charts/boundaries.ts';
import { draw } from '#src/charts/draw.ts';
import { measure } from '#src/charts/font.ts';
import { drawKept } from '#src/charts/kept-drawings.ts';
import type { PictureSpec } from '#src/charts/spec.ts';
import {
  beeswarmSpec,
  dumbbellSpec,
  gapSpec,
  listedSpec,
  mapSpec,
  multiplesSpec,
  regionMapSpec,
  samples,
  trendSpec,
} from './samples.ts';
import { listTexts, readSvg } from './xml.ts';

test('a drawing that is kept is that of its spec, and another where any value differs', () => {
  for (const spec of samples) for (let reader = 0; reader < 2; reader += 1) expect(drawKept(spec)).toBe(draw(spec).svg);
  const changed = { ...mapSpec, dots: mapSpec.dots.map((dot, index) => (index === 0 ? { ...dot, value: 77 } : dot)) };
  expect(drawKept(changed)).toBe(draw(changed).svg);
  expect(drawKept(changed)).not.toBe(drawKept(mapSpec));
});

const shown = (spec: PictureSpec) => readSvg(draw(spec).svg).texts.join('\n');

describe.each(samples.map((spec) => [spec.type, spec] as const))('%s', (_, spec) => {
  const drawing = draw(spec);

  test('is well-formed, titled, described and has whole coordinates', () => {
    const { texts, elements } = readSvg(drawing.svg);
    expect(drawing.svg).toMatch(/^<svg [^>]*role="img"/);
    expect(elements.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
    expect(texts[0]).toBe(spec.title);
    expect(texts[1]).toBe(drawing.alt);
    expect(drawing.svg).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(drawing.alt.length).toBeLessThanOrEqual(1000);
    expect(drawing.alt).not.toMatch(/NaN|undefined|Infinity|null/);
  });

  test('keeps every text inside its width', () => {
    for (const { x, size, anchor, text } of listTexts(drawing.svg)) {
      const width = measure(text, size);
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
      expect(left, text).toBeGreaterThanOrEqual(-1);
      expect(left + width, text).toBeLessThanOrEqual(drawing.width + 1);
    }
  });

  test('has no text under 11 px where a phone shows it 360 px wide', () => {
    const sizes = listTexts(drawing.svg).map(({ size }) => (size * 360) / drawing.width);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
  });

  test('is the same every time and survives being stored as JSON', () => {
    expect(draw(JSON.parse(JSON.stringify(spec)))).toEqual(drawing);
  });

  test('escapes what members wrote', () => {
    const name = '<script>alert("&")</script>\u0000\u202e\ud800';
    const hostile = JSON.parse(JSON.stringify(spec), (key, value) =>
      ['name', 'label', 'title', 'source', 'dimension', 'country', 'unit'].includes(key) ? name : value,
    );
    const { svg, alt } = draw(hostile);
    expect(svg).not.toContain('<script');
    for (const character of ['\u0000', '\u202e', '\ud800']) expect(`${svg}${alt}`).not.toContain(character);
    expect(readSvg(svg).texts[0]).toBe('<script>alert("&")</script>');
  });

  test('takes names of forty characters and of one endless word', () => {
    for (const name of [
      'Provincia autonoma di Bolzano/Alto Adige!',
      'Å'.repeat(400),
      'ישראל والعربية Βόρειο Αιγαίο Северен централен',
    ]) {
      const long = JSON.parse(JSON.stringify(spec), (key, value) => (key === 'name' ? name : value));
      const { svg, alt, width } = draw(long);
      readSvg(svg);
      expect(alt.length).toBeLessThanOrEqual(1000);
      for (const { x, size, anchor, text } of listTexts(svg)) {
        if (anchor === 'start') expect(x + measure(text, size), text).toBeLessThanOrEqual(width + 1);
      }
    }
  });
});

test('a dumbbell says names, values, years, flags, units, the median and what is missing', () => {
  const texts = shown(dumbbellSpec);
  for (const part of [
    'Skåne',
    'Κρήτη',
    '72.2',
    '71.5 u',
    '76.5 (2023)',
    '2025 · median 71.6',
    'euro · 2022',
    '52,000',
    'median of 205 regions',
    '71%',
    'better →',
    'No figure: Κρήτη',
    'u low reliability',
    'Each measure has its own scale',
  ])
    expect(texts).toContain(part);
  const { alt } = draw(dumbbellSpec);
  expect(alt).toContain(
    'Employment rate (2025): Skåne 72.2%, Catalonia 71.5% (low reliability), Κρήτη 76.5% (2023), median of 205 regions: 71.6%.',
  );
  expect(alt).toContain('GDP per head (2022): Skåne 52,000 euro, Catalonia 34,500 euro, Κρήτη no figure.');
});

test('a dumbbell of one row has an axis with its ends, and its title speaks of all regions', () => {
  const [row] = dumbbellSpec.rows;
  const { svg, alt } = draw({ ...dumbbellSpec, rows: row ? [row] : [] });
  const ticks = listTexts(svg).filter(({ text }) => /^\d+(?:\.\d)?%$/.test(text));
  expect(ticks.length).toBeGreaterThan(2);
  expect(new Set(ticks.map(({ y }) => y)).size).toBe(1);
  for (const { name } of dumbbellSpec.regions) expect(alt).toContain(name);
});

test('rows of one measure share a scale, others use their own range', () => {
  const rows = dumbbellSpec.rows.map((row) => ({
    ...row,
    unit: '%',
    figures: [{ value: 10 }, { value: 20 }, { value: 30 }],
    median: null,
  }));
  const texts = shown({ ...dumbbellSpec, rows: rows.map((row) => ({ ...row, scale: 'employment' })) });
  expect(texts).not.toContain('own scale');
  expect(texts.split('\n').filter((text) => text === '15%')).toHaveLength(2);
  const [first, second] = rows;
  if (!first || !second) throw new Error('the sample has two rows');
  const low = { ...second, figures: [{ value: 2 }, { value: 3 }, { value: 4 }] };
  const own = shown({ ...dumbbellSpec, rows: [first, low] });
  expect(own).toContain('Each measure has its own scale');
  expect(own.split('\n')).toEqual(expect.arrayContaining(['20%', '2.5%']));
});

test('values that are about level look level: a row has a least span, and stays on its side of zero and below 100%', () => {
  const ticksOf = (values: number[], leastSpan: number | null, more: number[] = []) => {
    const row = { label: 'Rate', unit: '%', scale: 'rate', decimals: 1, leastSpan };
    const rows = [values, more]
      .filter(({ length }) => length > 0)
      .map((each) => ({ ...row, figures: each.map((value) => ({ value })) }));
    const { svg } = draw({ ...dumbbellSpec, rows });
    const ticks = listTexts(svg).filter(({ text, size }) => size < 14 && /^−?[\d.]+%$/.test(text));
    const [first, last] = [ticks[0], ticks.at(-1)];
    const number = (text = '') => Number(text.replace('−', '-').replace('%', ''));
    return [number(first?.text), number(last?.text)] as const;
  };
  expect(ticksOf([71.5, 72.2], null)[1]).toBeLessThan(73);
  expect(ticksOf([71.5, 72.2], 15)).toEqual([60, 80]);
  expect(ticksOf([1, 2], 15)[0]).toBe(0);
  expect(ticksOf([97, 99], 15)[1]).toBe(100);
  // Rows of one measure have the widest of theirs.
  expect(ticksOf([71.5, 72.2], 15, [71, 73])).toEqual([60, 80]);
  // Wider values keep their own range.
  expect(ticksOf([40, 80], 15)).toEqual(ticksOf([40, 80], null));
});

test('what has to be known of the territory stands on the picture and in its text', () => {
  const remark = 'Skåne: figures of South Sweden (SE22)';
  for (const spec of samples) {
    const drawing = draw({ ...spec, remarks: [remark] });
    expect(readSvg(drawing.svg).texts.join(' ')).toContain(remark);
    expect(drawing.alt).toContain(remark);
  }
});

test('no figure is lost at a break', () => {
  const flags = ['', 'b', 'b', '', 'b'];
  const points = flags.map((each, n) => ({ year: 2017 + n, value: 5 + n, ...(each && { flags: each }) }));
  const one = { ...trendSpec, series: [{ name: 'A', points }], reference: { name: 'B', points } };
  const { svg } = draw({ ...one, better: 'low' });
  // A mark for each figure of the region; of the dotted line the first, second and last figure, which no stretch of it reaches.
  const plot = svg.slice(0, svg.indexOf('font-weight="700">A'));
  expect(plot.match(/stroke="#ffffff"|fill="#0072B2"/g)?.length).toBeGreaterThanOrEqual(5);
  expect(readSvg(svg).elements.filter((name) => name === 'circle').length).toBeGreaterThanOrEqual(3);
  expect(readSvg(svg).texts.join(' ')).toContain('↓ better');
  expect(draw(one).alt).toContain('not comparable across the breaks in 2018, 2019, 2021');
});

test('doubtful dots among the others are hollow', () => {
  const { svg } = draw({ ...beeswarmSpec, doubtful: beeswarmSpec.values.slice(2, 5), better: 'low' });
  expect(svg.match(/fill="#ffffff" stroke="#8d99a5"/g)).toHaveLength(3);
  expect(readSvg(svg).texts.join(' ')).toContain('Hollow mark');
  expect(readSvg(svg).texts.join(' ')).toContain('← better');
});

test('a gap is drawn as a line with its length in words, each measure on a scale of its own', () => {
  const { svg, alt } = draw(gapSpec);
  const texts = readSvg(svg).texts;
  expect(texts).toEqual(
    expect.arrayContaining(['native-born', 'foreign-born', '−11.4 points', '% · better →', '% · ← better']),
  );
  expect(alt).toContain('Skåne −11.4 points (native-born 83.6%, foreign-born 72.2%)');
  // The line of Skåne is longer than that of Catalonia, as its gap is wider.
  const lengths = [...svg.matchAll(/x1="([\d.]+)" [^>]*x2="([\d.]+)"[^>]*stroke-linecap/g)].map(
    ([, from, to]) => Number(to) - Number(from),
  );
  expect(lengths[0]).toBeGreaterThan(lengths[1] ?? 0);
});

test('values side by side in a dumbbell never overlap', () => {
  const figures = [50, 50, 50.01, 50.02, 50.02, 50.03].map((value) => ({ value }));
  const regions = figures.map((_, i) => ({ name: `Region ${i}` }));
  const { svg } = draw({ ...dumbbellSpec, regions, rows: [{ label: 'Rate', unit: '%', decimals: 2, figures }] });
  const values = listTexts(svg)
    .filter(({ text, size }) => size === 14 && text.startsWith('50.0'))
    .sort((a, b) => a.x - b.x);
  expect(values).toHaveLength(6);
  values.slice(1).forEach(({ x, text, size }, i) => {
    const before = values[i];
    expect(x - measure(text, size, 700) / 2).toBeGreaterThan(
      (before?.x ?? 0) + measure(before?.text ?? '', size, 700) / 2,
    );
  });
});

test('a beeswarm says ranks and the median and draws a dot for every other region', () => {
  const texts = shown(beeswarmSpec);
  for (const part of ['Skåne', '#35 · 77', 'Североизточен', '#90 · 51 bu', 'median of 120 regions: 66'])
    expect(texts).toContain(part);
  const { elements } = readSvg(draw(beeswarmSpec).svg);
  expect(elements.filter((name) => name === 'circle')).toHaveLength(118);
  expect(draw(beeswarmSpec).alt).toContain('Skåne: #35 of 120, 77%.');
  // The median may lie outside the values when these are a part of all.
  readSvg(draw({ ...beeswarmSpec, values: [1, 2, 3], chosen: [], median: 66 }).svg);
  expect(shown({ ...beeswarmSpec, values: [1, 2, 3], chosen: [], median: 66 }).split('\n')).toContain('60');
});

test('more than two chosen regions are listed by rank below the dots, whole names', () => {
  const texts = readSvg(draw(listedSpec).svg).texts;
  const ranks = texts.filter((text) => text.startsWith('#'));
  expect(ranks).toEqual(['#1', '#25', '#49', '#73', '#97']);
  expect(texts).toEqual(expect.arrayContaining(['62 u', '← better', 'Provincia autonoma di Bolzano/Alto Adige']));
});

test.each([
  ['350 values', Array.from({ length: 350 }, (_, i) => 20 + Math.sin(i) * 5)],
  ['350 equal values', new Array<number>(350).fill(7)],
  ['one value', [3.5]],
  ['no value', []],
  ['negative values', [-12.5, -3, 0, 4]],
])('a beeswarm of %s', (_, values) => {
  const { svg, height } = draw({ ...beeswarmSpec, values, chosen: [], median: null });
  readSvg(svg);
  expect(height).toBeLessThan(700);
  if (values.length === 0) expect(svg).toContain('no figure');
});

test('a break in a year whose figure is withheld has its bar', () => {
  const points = [
    { year: 2019, value: 6 },
    { year: 2020, value: null, flags: 'u' },
    { year: 2021, value: null, flags: 'bu' },
    { year: 2022, value: 9 },
  ];
  const spec = { ...trendSpec, reference: undefined, series: [{ name: 'Corsica', points }] };
  expect(shown(spec)).toContain('Double bar: break in series');
  const whole = points.map((point) => ({ year: point.year, value: point.value ?? 7 }));
  expect(shown({ ...spec, series: [{ name: 'Corsica', points: whole }] })).not.toContain('Double bar');
});

test('a trend leaves gaps for missing years and breaks, and marks uncertain figures', () => {
  const { svg, alt } = draw(trendSpec);
  const path = /<path d="([^"]*)" fill="none" stroke="#0072B2" stroke-width="2.6"/.exec(svg)?.[1] ?? '';
  // 2016–2017, then 2021–2022: two pieces.
  expect(path.match(/M/g)).toHaveLength(2);
  const texts = readSvg(svg).texts.join('\n');
  for (const part of ['Skåne', 'Skåne 13.1 u (2022)', 'Hollow mark', 'u low reliability', 'Sweden'])
    expect(texts).toContain(part);
  expect(alt).toContain('Skåne: from 12.1% in 2016 to 13.1% in 2022 (low reliability)');
  expect(alt).toContain('3 years without a figure');
  // The reference has two lone years, which no line would show.
  expect(readSvg(svg).elements.filter((name) => name === 'circle')).toHaveLength(2);
  const broken = {
    ...trendSpec,
    series: [
      {
        name: 'A',
        points: [
          { year: 2020, value: 1 },
          { year: 2021, value: 2, flags: 'b' },
        ],
      },
    ],
  };
  expect(shown(broken)).toContain('Double bar: break in series');
});

test('two and more regions get a plot each, with one scale, and both axes always', () => {
  const { svg, alt } = draw(multiplesSpec);
  const texts = readSvg(svg).texts;
  for (const { name } of multiplesSpec.series) expect(texts.filter((text) => text === name)).toHaveLength(1);
  expect(texts).toContain('Thin grey lines: the other regions shown');
  // The same numbers stand at each of the five plots.
  expect(texts.filter((text) => text === '10')).toHaveLength(5);
  expect(texts.filter((text) => text === '2022')).toHaveLength(5);
  expect(alt).toContain('Catalonia: from ');
});

test('a trend has marks for data alone', () => {
  const { svg } = draw({
    ...trendSpec,
    series: [{ name: 'A', points: [2010, 2015].map((year) => ({ year, value: year })) }],
  });
  expect(svg.match(/fill="#0072B2"/g)).toHaveLength(3);
});

test.each([
  ['one year', [{ year: 2022, value: 5 }]],
  [
    'the same value always',
    [
      { year: 2020, value: 5 },
      { year: 2021, value: 5 },
    ],
  ],
  ['nothing but suppressed figures', [{ year: 2020, value: null, flags: 'u' }]],
  ['no points', []],
  [
    'negative values',
    [
      { year: 2020, value: -5.5 },
      { year: 2021, value: -1 },
    ],
  ],
])('a trend of %s', (_, points) => {
  const { svg } = draw({ ...trendSpec, series: [{ name: 'A', points }], reference: undefined });
  readSvg(svg);
  if (points.every(({ value }) => value === null)) expect(svg).toContain('No figure: A');
  if (points.some(({ value }) => value === -5.5))
    expect(draw({ ...trendSpec, series: [{ name: 'A', points }] }).alt).toContain('−5.5%');
});

test('dumbbells of missing, equal and negative values', () => {
  const row = (values: (number | null)[]) => ({
    label: 'Rate',
    unit: '%',
    figures: values.map((value) => (value === null ? null : { value })),
  });
  expect(shown({ ...dumbbellSpec, rows: [row([null, null, null])] })).toContain('No figure: Skåne, Catalonia, Κρήτη');
  expect(shown({ ...dumbbellSpec, rows: [row([4, 4, 4])] }).match(/^4$/gm)).toHaveLength(3);
  expect(shown({ ...dumbbellSpec, rows: [row([-4.5, -2.5, 1])] })).toContain('−4.5');
  readSvg(draw({ ...dumbbellSpec, rows: [] }).svg);
});

test('a number that is none counts as missing', () => {
  const { svg } = draw({
    ...dumbbellSpec,
    rows: [
      { label: 'Rate', unit: '%', figures: [{ value: Number.NaN }, { value: 3 }, { value: Number.POSITIVE_INFINITY }] },
    ],
  });
  expect(readSvg(svg).texts.join('\n')).toContain('No figure: Skåne, Κρήτη');
});

test('a map names its base map and what does not lie on it', () => {
  const texts = shown(mapSpec).replaceAll('\n', ' ');
  for (const part of [
    'Outlines: Natural Earth (public domain)',
    'Malmö',
    'Варна',
    'Nicosia',
    'Not on this map: Wellington',
    'Açores',
    'matches your question',
  ])
    expect(texts).toContain(part);
  expect(draw(mapSpec).alt).toContain('matches your question: Malmö 7.');
  readSvg(draw({ ...mapSpec, dots: [] }).svg);
});

test('a map of coinciding dots shows each number', () => {
  const dots = [1, 2, 3].map((value) => ({ name: `Brussels ${value}`, latitude: 50.85, longitude: 4.35, value }));
  const numbers = listTexts(draw({ ...mapSpec, dots }).svg).filter(({ text }) => /^[123]$/.test(text));
  expect(new Set(numbers.map(({ x, y }) => `${x},${y}`)).size).toBe(3);
});

describe('a map of regions', () => {
  test('lists marked regions, limits, what has no figure and what is doubtful', () => {
    const texts = shown({ ...regionMapSpec, better: 'low' });
    for (const part of ['Skåne', '72.2%', 'Açores', '81.7%', 'Berlin', 'no figure', 'Guadeloupe', '← better'])
      expect(texts).toContain(part);
    expect(texts).toContain('may rest on too few answers');
    expect(texts).toContain('Not on this map: XX99');
    const { alt, svg } = draw(regionMapSpec);
    expect(alt).toContain('Skåne: 72.2%. Açores: 81.7%. Berlin: no figure.');
    expect(alt).toContain('8 regions with a figure');
    expect(svg).toContain('url(#hatch)');
  });

  test('takes limits of its own, one value and none', () => {
    expect(draw({ ...regionMapSpec, breaks: [70, 60] }).alt).toContain('60–70');
    readSvg(draw({ ...regionMapSpec, values: {}, highlights: [] }).svg);
    readSvg(draw({ ...regionMapSpec, values: { SE22: 5, ES51: 5 } }).svg);
  });

  test('hatches nothing where all is doubtful, and says so', () => {
    const all = draw({ ...regionMapSpec, doubtful: Object.keys(regionMapSpec.values) });
    expect(all.svg).not.toContain('url(#hatch)');
    expect(readSvg(all.svg).texts.join(' ')).toContain('Flags of none of the figures are known');
  });

  test('has an inset for outermost regions that have a figure, and for no other', () => {
    const texts = shown({ ...regionMapSpec, values: { SE22: 1, PT20: 2 }, highlights: [] });
    expect(texts).toContain('Açores');
    expect(texts).not.toContain('Guadeloupe');
  });

  test('of every region there is takes at most 60 KB', () => {
    const { regions, tiles, insets } = readBoundaries();
    const codes = [...regions.keys(), ...tiles.keys(), ...insets.keys()];
    const values = Object.fromEntries(codes.map((code, i) => [code, (i * 37) % 100]));
    const { svg } = draw({ ...regionMapSpec, values, doubtful: codes.filter((_, i) => i % 9 === 0) });
    expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(60_000);
  });

  test('that was kept under its older name is drawn as it is today', () => {
    expect(draw({ ...regionMapSpec, type: 'tileMap' })).toEqual(draw(regionMapSpec));
  });
});
