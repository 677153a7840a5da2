import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foldText } from '#src/core/text.ts';
import { isExtraRegio } from '#src/domain/regions/nuts.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { isOfMigrants, isPopulationGroup } from '#src/domain/topics/population-group.ts';
import { listIndicators, listRegions, listSeries, listTerritories } from '#src/store/figures/catalogue.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase({ figures: true });
const areas = await listTerritories(sql);
const regions = await listRegions(sql);
const indicators = await listIndicators(sql);
const byCode = new Map(areas.map((area) => [area.code, area]));
const countries = areas.filter(({ level }) => level === 0);
const languages = ['en', 'es', 'ca', 'it', 'pt', 'pl', 'sv', 'fr', 'de'];

const shown = (code: string, language: string) =>
  regions.find((region) => region.code === code)?.names.find((name) => name.language === language && !name.isAlias)
    ?.name;

test('areas: 32 countries and all their NUTS 1 and 2 areas, each below its parent', () => {
  expect(countries).toHaveLength(32);
  expect(areas.filter(({ level }) => level === 1)).toHaveLength(108);
  expect(areas.filter(({ level }) => level === 2)).toHaveLength(301);
  for (const { code, level, country, parent, name } of areas) {
    expect(code).toHaveLength(level + 2);
    expect(country).toBe(code.slice(0, 2));
    expect(parent).toBe(level === 0 ? null : code.slice(0, -1));
    expect(name).toMatch(/^[^\p{Script=Greek}\p{Script=Cyrillic}]+$/u);
    expect(isExtraRegio(code)).toBe(false);
  }
  for (const area of areas.filter(({ level }) => level < 2))
    expect(
      areas.some(({ parent }) => parent === area.code),
      area.code,
    ).toBe(true);
});

test('areas: size and types are within their scales, and a country is as large as its parts', () => {
  for (const { code, areaKm2, urbanType, coastType, mountainType } of areas) {
    if (areaKm2 !== null) expect(areaKm2, code).toBeGreaterThan(10);
    for (const [type, most] of [
      [urbanType, 3],
      [coastType, 3],
      [mountainType, 4],
    ] as const)
      if (type !== null) expect(type >= 1 && type <= most, code).toBe(true);
  }
  expect(areas.filter(({ areaKm2 }) => areaKm2 === null)).toEqual([]);
  const sweden = areas.filter(({ country, level }) => country === 'SE' && level === 2);
  const sum = sweden.reduce((total, { areaKm2 }) => total + (areaKm2 ?? 0), 0);
  expect(Math.abs(sum - (byCode.get('SE')?.areaKm2 ?? 0))).toBeLessThan(5);
  expect(byCode.get('ITF4')?.coastType).toBe(1);
  expect(byCode.get('CZ01')?.coastType).toBe(3);
});

test('regions: each area has exactly one region among those of the same extent', () => {
  const pointedAt = new Set(regions.map(({ territory }) => territory));
  expect(pointedAt.size).toBe(regions.length);
  for (const { code } of areas) {
    const names = regions.filter(
      (region) => region.territory === code || region.code === code || region.names.some(({ name }) => name === code),
    );
    expect(
      names.map((region) => region.code),
      code,
    ).toHaveLength(1);
  }
  for (const { code } of countries)
    expect(
      regions.some((region) => region.code === code),
      code,
    ).toBe(true);
});

test('regions: each has an area, a city with coordinates in or near Europe or overseas, and an English name', () => {
  const overseas = new Set(['FRY', 'FRY1', 'FRY2', 'FRY3', 'FRY4', 'FRY5']);
  for (const { code, territory, city, latitude, longitude } of regions) {
    expect(byCode.has(territory), code).toBe(true);
    expect(city, code).toBeTruthy();
    expect(shown(code, 'en'), code).toBeTruthy();
    if (overseas.has(code)) continue;
    expect(latitude, code).toBeGreaterThan(27);
    expect(latitude, code).toBeLessThan(79);
    expect(longitude, code).toBeGreaterThan(-32);
    expect(longitude, code).toBeLessThan(35);
  }
});

test('regions: the seven members have a name in each of the nine languages, and so have the countries', () => {
  const members = regions.filter(({ isMember }) => isMember).map(({ code }) => code);
  expect(members).toEqual(['ES21', 'ES51', 'ES62', 'ITF3', 'ITF4', 'PT20', 'SE224']);
  for (const code of [...members, ...countries.map((country) => country.code)])
    for (const language of languages) expect(shown(code, language), `${code} ${language}`).toBeTruthy();
});

test('names: at most one shown in a language; no name holds two, nor an abbreviation of the official list', () => {
  for (const { code, names } of regions) {
    const shownNames = names.filter(({ isAlias }) => !isAlias);
    expect(new Set(shownNames.map(({ language }) => language)).size, code).toBe(shownNames.length);
    for (const { name, language } of shownNames) {
      expect(name, code).toBe(name.trim());
      expect(name, code).not.toMatch(/\/|Prov\.|\([A-Z]{2}\)/);
      expect(language, code).toMatch(/^[a-z]{2}$/);
    }
  }
});

test.each([
  ['Scania', 'SE224'],
  ['SE22', 'SE224'],
  ['Sydsverige', 'SE224'],
  ['South Sweden', 'SE224'],
  ['Catalunya', 'ES51'],
  ['Cataluña', 'ES51'],
  ['Azoren', 'PT20'],
  ['PT2', 'PT20'],
  ['Euskadi', 'ES21'],
  ['Pays basque', 'ES21'],
  ['Puglia', 'ITF4'],
  ['Apulia', 'ITF4'],
  ['Bayern', 'DE2'],
  ['Bavière', 'DE2'],
  ['Antwerpen', 'BE21'],
  ['Prov. Antwerpen', 'BE21'],
  ['Bruxelles', 'BE10'],
  ['Югозападен', 'BG41'],
  ['Yugozapaden', 'BG41'],
  ['Αττική', 'EL30'],
  ['Attiki', 'EL30'],
  ['LU00', 'LU'],
  ['Noord-Holland', 'NL32'],
  ['Aosta Valley', 'ITC2'],
  ['Fryslân', 'NL12'],
])('%s is %s', (name, code) => {
  const found = regions.filter((region) => region.names.some((one) => foldText(one.name) === foldText(name)));
  expect(found.map((region) => region.code)).toEqual([code]);
});

test('Skåne says for what its figures are', () => {
  const noted = regions.filter(({ territoryNote }) => territoryNote !== null);
  expect(noted).toMatchObject([
    {
      code: 'SE224',
      territory: 'SE22',
      territoryNote: 'Figures exist only for South Sweden (SE22): Skåne and Blekinge together.',
    },
  ]);
});

test('indicators: complete, in the vocabulary of the field, and no alias stands for two', () => {
  const owners = new Map<string, string>();
  for (const indicator of indicators) {
    const {
      code,
      name,
      shortName,
      aliases,
      definition,
      unit,
      decimals,
      polarity,
      policyArea,
      source,
      dataset,
      licence,
      url,
    } = indicator;
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [name, shortName, definition, unit, source, dataset, licence]) expect(text, code).toBeTruthy();
    expect(definition, code).toMatch(/\.$/);
    if (source === 'Eurostat') expect(url, code).toContain(dataset);
    expect(url, code).toMatch(/^https:/);
    expect([-1, 0, 1], code).toContain(polarity);
    expect([0, 1, 2], code).toContain(decimals);
    if (policyArea !== null) expect(policyAreas, code).toContain(policyArea);
    if (policyArea !== null) expect(polarity, code).not.toBe(0);
    expect(isPopulationGroup(indicator.populationGroup), code).toBe(true);
    if (indicator.role === 'composition') expect(isOfMigrants(indicator.populationGroup), code).toBe(true);
    if (indicator.lowest !== null && indicator.highest !== null)
      expect(indicator.lowest, code).toBeLessThan(indicator.highest);
    if (unit === '%') expect([indicator.lowest, indicator.highest], code).toEqual([0, 100]);
    for (const alias of new Set([name, shortName, code, ...aliases].map(foldText))) {
      expect(owners.get(alias) ?? code, alias).toBe(code);
      owners.set(alias, code);
    }
  }
});

test('indicators: one family has one unit, one age band and one polarity', () => {
  for (const [family, members] of Map.groupBy(indicators, (indicator) => indicator.family)) {
    if (family === null) continue;
    const kinds = new Set(members.map(({ unit, ageBand, polarity }) => [unit, ageBand, polarity].join('|')));
    expect(kinds.size, family).toBe(1);
  }
});

test('indicators: the groups of a family are within one another, and one measure has one unit and polarity', () => {
  for (const [measure, members] of Map.groupBy(indicators, (indicator) => indicator.measure)) {
    if (measure === null || measure === 'poverty' || measure === 'gdp-per-head') continue;
    const kinds = new Set(members.map(({ unit, polarity }) => [unit, polarity].join('|')));
    expect(kinds.size, measure).toBe(1);
  }
  for (const { code, family, measure, populationGroup } of indicators) {
    expect(measure === null, code).toBe(family === null);
    const sameFamily = indicators.filter((each) => each.family === family && each.code !== code);
    expect(
      sameFamily.map((each) => each.populationGroup),
      code,
    ).not.toContain(populationGroup);
  }
});

test.each([
  ['employment rate', 'employment'],
  ['tasa de empleo', 'employment'],
  ['tasso di occupazione', 'employment'],
  ['taux d’emploi', 'employment'],
  ['Beschäftigungsquote', 'employment'],
  ['sysselsättningsgrad', 'employment'],
  ['taxa d’ocupació', 'employment'],
  ['taxa de emprego', 'employment'],
  ['unemployment rate', 'unemployment'],
  ['NEET', 'neet'],
  ['ninis', 'neet'],
  ['AROPE', 'poverty-risk'],
  ['pobreza', 'poverty-risk'],
  ['GDP in PPS', 'gdp-per-head-pps'],
  ['quality of government', 'quality-of-government'],
  ['self-perceived health', 'good-health-foreign-born'],
  ['Einbürgerung', 'naturalisation'],
])('indicators: “%s” is %s', (said, code) => {
  const meant = indicators.filter(({ name, shortName, aliases }) =>
    [name, shortName, ...aliases].some((each) => foldText(each) === foldText(said)),
  );
  expect(meant.map((each) => each.code)).toEqual([code]);
});

test('indicators: no two can be meant by the same row of a file', async () => {
  const keys = (await listSeries(sql)).map(({ dataset, dimensions }) =>
    JSON.stringify([dataset, Object.entries(dimensions).sort()]),
  );
  expect(keys.length).toBeGreaterThan(15);
  expect(new Set(keys).size).toBe(keys.length);
});

/** Indicators that the catalogue knows and the starter has no table for: an import or the nightly job brings their figures. */
const withoutTable = [
  'adult-learning',
  'adult-learning-foreign-born',
  'early-leavers-foreign-born',
  'early-leavers-native-born',
  'good-health-foreign-born',
  'home-ownership-foreign-born',
  'income-poverty',
  'long-term-residence',
  'naturalisation',
  'neet-foreign-born',
  'neet-native-born',
  'over-qualification-foreign-born',
  'over-qualification-native-born',
  'overcrowding-foreign-born',
  'poverty-risk-foreign-born',
  'poverty-risk-third-country-nationals',
  'self-employment-foreign-born',
  'unemployment-native-born',
  'unemployment-third-country-nationals',
  'youth-employment',
];

test('figures: a table for each indicator but those named, and nothing out of its bounds', async () => {
  const files = readdirSync(join(import.meta.dirname, '../../data/figures')).map((name) => name.replace('.csv', ''));
  expect([...files, ...withoutTable].sort()).toEqual(indicators.map(({ code }) => code).sort());
  const rows = await sql<
    {
      indicator: string;
      lowest: number | null;
      highest: number | null;
      low: number;
      high: number;
      first: number;
      last: number;
      figures: number;
    }[]
  >`
    select indicator, lowest, highest, min(value) as low, max(value) as high, min(year) as first, max(year) as last, count(*) as figures
    from observation join indicator on code = indicator group by indicator, lowest, highest`;
  expect(rows.reduce((sum, { figures }) => sum + figures, 0)).toBe(121_242);
  for (const { indicator, lowest, highest, low, high, first, last } of rows) {
    expect(first, indicator).toBeGreaterThanOrEqual(1990);
    expect(last, indicator).toBeLessThanOrEqual(2025);
    expect(low, indicator).toBeGreaterThanOrEqual(lowest ?? Number.NEGATIVE_INFINITY);
    expect(high, indicator).toBeLessThanOrEqual(highest ?? Number.POSITIVE_INFINITY);
  }
});

test.each([
  ['unemployment-foreign-born', 'SE22', 2022, 19.5, ''],
  ['unemployment-foreign-born', 'PT20', 2022, null, 'u'],
  ['employment-foreign-born', 'ES51', 2025, 71.5, ''],
  ['population', 'SE', 2021, 10_379_295, ''],
])('figures: %s of %s in %i is %d', async (indicator, area, year, value, flags) => {
  expect(
    await sql`select value, flags from observation where indicator = ${indicator} and area = ${area} and year = ${year}`,
  ).toEqual([{ value, flags }]);
});
