import { createIndicatorData, type IndicatorData } from '#src/domain/figures/indicator-data.ts';
import type { UnreadTerritory } from '#src/domain/figures/missing.ts';
import type { TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';

export function makeIndicator(changes: Partial<Indicator> = {}): Indicator {
  return {
    code: 'employment',
    name: 'Employment rate',
    shortName: 'Employment',
    aliases: [],
    definition: 'People in work.',
    unit: '%',
    decimals: 1,
    polarity: 1,
    policyArea: 'labour-market',
    role: 'outcome',
    ageBand: '20–64',
    populationGroup: 'everyone',
    family: 'employment',
    measure: 'employment',
    level: 'regions',
    transform: 'identity',
    lowest: 0,
    highest: 100,
    source: 'Eurostat',
    dataset: 'lfst',
    nationalDataset: null,
    url: null,
    licence: 'free',
    position: 1,
    hasFigures: true,
    hasRegionFigures: true,
    countriesWithFigures: [],
    regionsWithFigures: [],
    ...changes,
  };
}

/** An territory of level 2, or of the level its code's length tells. */
export function makeArea(code: string): Territory {
  return {
    code,
    level: (code.length - 2) as Territory['level'],
    country: code.slice(0, 2),
    parent: code.length > 2 ? code.slice(0, -1) : null,
    name: code,
    areaKm2: null,
    urbanType: null,
    coastType: null,
    mountainType: null,
  };
}

/** Figures by territory and year; "12.5u" is flagged, "u" alone is suppressed, "12.5?" came without its flags. */
export function makeIndicatorData(
  figures: Record<string, Record<number, number | string>>,
  indicator = makeIndicator(),
  unread: readonly UnreadTerritory[] = [],
): IndicatorData {
  const series = Object.entries(figures).map(([territory, byYear]): TimeSeries => {
    const entries = Object.entries(byYear).map(([year, figure]) => {
      const [, number, flags = '', unknown] = /^(-?[\d.]*)([a-z]*)(\??)$/.exec(String(figure)) ?? [];
      return { year: Number(year), value: number ? Number(number) : null, flags, flagsKnown: !unknown };
    });
    return {
      indicator: indicator.code,
      territory,
      years: entries.map(({ year }) => year),
      values: entries.map(({ value }) => value),
      flags: entries.map(({ flags }) => flags),
      flagsKnown: entries.map(({ flagsKnown }) => flagsKnown),
      retrieved: entries.map(() => '2026-01-02'),
    };
  });
  return createIndicatorData(
    indicator,
    series,
    new Map(Object.keys(figures).map((code) => [code, makeArea(code)])),
    unread,
  );
}
