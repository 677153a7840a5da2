import { expect, test } from 'vitest';
import type { KnownFigures } from '#src/domain/figures/figure-row.ts';
import { findSuccessors, readGeo } from '#src/domain/regions/nuts.ts';
import { readPolicyFile } from '#src/sources/policy-index.ts';
import { SourceError } from '#src/sources/source.ts';
import { parseSubscriberCsv } from '#src/sources/subscriber-csv.ts';
import { readRows } from './support.ts';

const known: KnownFigures = {
  series: [{ indicator: 'jobs', dataset: 'lfsa_ergan', dimensions: { unit: 'PC', sex: 'T' }, unit: '%' }],
  isTerritory: (code) => code === 'ES',
  findTerritories: () => [],
  lastYear: 2026,
};

/** What every object answers to, of which nobody thinks who looks a word up in a table. */
const words = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'name'];

/** How files look where one of the words stands in the place of a name or a value. */
const files = (word: string): string[] => {
  const header = 'DATAFLOW,LAST UPDATE,freq,unit,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG';
  const row = 'ESTAT:LFSA_ERGAN(1.0),27/04/23 03:08:00,A,PC,T,ES,2022,12.5,';
  const jsonStat = (dimension: string, value: string) =>
    JSON.stringify({
      ...{ version: '2.0', class: 'dataset', label: 'Jobs', extension: { id: 'LFSA_ERGAN' } },
      ...{ id: ['unit', dimension, 'geo', 'time'], size: [1, 1, 1, 1], value: { 0: 12.5 } },
      dimension: Object.fromEntries(
        Object.entries({ unit: 'PC', [dimension]: value, geo: 'ES', time: '2022' }).map(([name, code]) => [
          name,
          { label: name, category: { index: { [code]: 0 }, label: { [code]: code } } },
        ]),
      ),
    });
  return [
    `${header.replace('sex', word)}\n${row}\n`,
    `${header},${word}\n${row},T\n`,
    `${header},${word},${word}\n${row},T,T\n`,
    ...['PC', 'T', 'ES', '2022', '12.5', 'A'].map((value) => `${header}\n${row.replace(`,${value},`, `,${word},`)}\n`),
    `${header.replace('sex', word)}\n${row.replace(',T,', `,${word},`)}\n`,
    `${header}\n${row}${word}\n`,
    `freq,unit,${word},geo\\TIME_PERIOD\t2022 \nA,PC,T,ES\t12.5 \n`,
    `freq,unit,sex,geo\\TIME_PERIOD\t2022 \nA,${word},${word},${word}\t12.5 ${word}\n`,
    jsonStat(word, 'T'),
    jsonStat('sex', word),
    jsonStat(word, word),
  ];
};

test.each(words)('a file with “%s” in it is read, or refused in words', async (word) => {
  for (const file of files(word)) {
    const read = await readRows(file, known, { table: 'lfsa_ergan', date: '2026-11-01' }).catch((error) => error);
    if (!Array.isArray(read)) expect(read, file).toBeInstanceOf(SourceError);
  }
  expect(readGeo(word, known.isTerritory).kind).toBe('unknown');
  expect(findSuccessors(word)).toBeNull();
  parseSubscriberCsv(`name,mail,${word}\n${word},${word},${word}\n`);
  try {
    readPolicyFile(`country,${word},2020\n${word},${word},${word}\n`, () => null, 2026);
  } catch (error) {
    expect(error).toBeInstanceOf(SourceError);
  }
});
