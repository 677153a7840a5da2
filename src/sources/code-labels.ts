import { ownValue } from '#src/core/own-value.ts';
import type { KnownFigures } from '#src/domain/figures/figure-row.ts';

type Labels = Record<string, string>;

const originLabels: Labels = {
  total: 'TOTAL',
  'reporting country': 'NAT',
  'foreign country': 'FOR',
  'eu27 countries (from 2020) except reporting country': 'EU27_2020_FOR',
  'non-eu27 countries (from 2020) nor reporting country': 'NEU27_2020_FOR',
  'eu28 countries (2013-2020) except reporting country': 'EU28_FOR',
  'non-eu28 countries (2013-2020) nor reporting country': 'NEU28_FOR',
  'european free trade association except reporting country': 'EFTA_FOR',
  'no response': 'NRP',
  stateless: 'STLS',
  unknown: 'UNK',
};

/** Eurostat's English labels of the codes that its tables on regions and migrants use, by dimension. */
const labelsOf: Record<string, Labels> = {
  freq: { annual: 'A', 'half-yearly, semesterly': 'S', quarterly: 'Q', monthly: 'M', weekly: 'W', daily: 'D' },
  sex: { total: 'T', males: 'M', men: 'M', females: 'F', women: 'F' },
  unit: {
    percentage: 'PC',
    number: 'NR',
    person: 'PER',
    'thousand persons': 'THS_PER',
    thousand: 'THS',
    euro: 'EUR',
    'euro per inhabitant': 'EUR_HAB',
    'purchasing power standard (pps)': 'PPS',
    'purchasing power standard (pps, eu27 from 2020), per inhabitant': 'PPS_EU27_2020_HAB',
    year: 'YR',
    'persons per square kilometre': 'PER_KM2',
  },
  age: { total: 'TOTAL', unknown: 'UNK' },
  c_birth: originLabels,
  citizen: originLabels,
  isced11: { 'all isced 2011 levels': 'TOTAL' },
  indic_il: { 'median equivalised net income': 'MED_E', 'mean equivalised net income': 'MEI_E' },
};

/** “Y18-24:From 18 to 24 years”, as files with codes and labels have it: the code. */
export function codeOf(text: string): string {
  return text.includes(':') ? (/^([A-Za-z0-9_.-]+):./.exec(text)?.[1] ?? text) : text;
}

/** The code of a dimension's value, which a file may write as “PC”, “PC:Percentage” or “Percentage”; what is unknown stays as it is written. */
export function codeForValue(dimension: string, written: string): string {
  const text = codeOf(written.trim());
  if (!/\p{Ll}/u.test(text)) return text;
  const label = text.toLowerCase().replaceAll(/\s+/g, ' ');
  return ownValue(ownValue(labelsOf, dimension) ?? {}, label) ?? codeByPattern(dimension, label) ?? text;
}

function codeByPattern(dimension: string, label: string): string | null {
  if (dimension === 'age') {
    const [, from, to] = /^from (\d+) to (\d+) years$/.exec(label) ?? [];
    if (from) return `Y${from}-${to}`;
    const [, least] = /^(\d+) years or over$/.exec(label) ?? [];
    if (least) return `Y_GE${least}`;
    const [, below] = /^less than (\d+) years$/.exec(label) ?? [];
    return below ? `Y_LT${below}` : null;
  }
  if (dimension !== 'isced11') return null;
  const [, first, sign, last] = /\(levels? (\d)(?:(-| and )(\d))?\)$/.exec(label) ?? [];
  if (!first) return null;
  return sign === undefined ? `ED${first}` : `ED${first}${sign === '-' ? '-' : '_'}${last}`;
}

const neighbours = 'AL AD AM AZ BA BY GE MC MD ME MK RS RU SM TR UA US XK JP CA AU KR'.split(' ');
const english = new Intl.DisplayNames('en', { type: 'region' });
const neighbourNames = new Map<string, string>([
  ...neighbours.map((code): [string, string] => [(english.of(code) ?? code).toLowerCase(), code]),
  ['türkiye', 'TR'],
  ['turkey', 'TR'],
  ['kosovo', 'XK'],
  ['north macedonia', 'MK'],
]);

/** What a place of a table is: a code, or names that stand for none or several. */
export type WrittenPlace = { code: string } | { ambiguous: string[] };

/** The code of a place that a file may write as “AT11”, “AT11:Burgenland (A)” or “Austria”; what is unknown stays as it is written. */
export function codeForPlace(written: string, findTerritories: KnownFigures['findTerritories']): WrittenPlace {
  const text = codeOf(written.trim());
  if (!/\p{Ll}/u.test(text)) return { code: text };
  const name = text.replace(/\*+$/, '').trim();
  for (const form of [name, name.replace(/\s*\([^()]*\)$/, '')]) {
    const [territory, ...others] = findTerritories?.(form) ?? [];
    if (territory !== undefined) return others.length > 0 ? { ambiguous: [territory, ...others] } : { code: territory };
    const neighbour = neighbourNames.get(form.toLowerCase());
    if (neighbour !== undefined) return { code: neighbour };
  }
  // “European Union - 27 countries (from 2020)”, “Euro area – 20 countries (from 2023)”.
  if (/^(European Union|Euro area|European Economic Area|European Free Trade Association)\b/.test(text))
    return { code: text.startsWith('Euro area') ? 'EA' : 'EU' };
  return { code: text };
}
