import { expect, test } from 'vitest';
import { describeImport } from '#src/answers/figures/import-report.ts';
import { emptyImportReport, type ImportReport } from '#src/domain/figures/import-report.ts';

const nothing = emptyImportReport('x.csv');

test('only what happened is told', () => {
  expect(describeImport(nothing, 'en')).toEqual(['The file has no rows below its first line. Nothing was changed.']);
  expect(describeImport({ ...nothing, read: 1, older: 1 }, 'en')[1]).toBe(
    '1 row not taken: a figure of a later date is already there.',
  );
  expect(describeImport({ ...nothing, read: 2, repeated: 1, ahead: 2 }, 'en').slice(1)).toEqual([
    '2 figures of a LAST UPDATE that is still to come, taken as of today.',
    '1 row repeats the same place and year; the last one counts.',
  ]);
});

test('everything is told: counts, what was left out and why, bad rows with their line', () => {
  const report: ImportReport = {
    ...nothing,
    dataset: 'lfst_r_lfur2gac',
    read: 25_576,
    new: 20_000,
    revised: 5,
    unchanged: 3_097,
    repeated: 2,
    relabelled: 106,
    relabelledCodes: { HU10: 'HU1', LT00: 'LT' },
    oldCodes: { NL31: 1_000, PT16: 152 },
    leftOut: { ...nothing.leftOut, oldCode: 1_152, otherCountry: 1_322 },
    bad: 3,
    problems: [
      { line: 17, reason: '“n/a” is not a number.' },
      { line: 1_018, reason: '“XX” is not a code of a country or a region.' },
    ],
  };
  expect(describeImport(report, 'en')).toEqual([
    '25,576 rows read of lfst_r_lfur2gac: 20,000 new, 5 revised, 3,097 unchanged.',
    '2 rows repeat the same place and year; the last one counts.',
    '106 figures carried over from an older code of the same territory (HU10 → HU1, LT00 → LT).',
    'Left out: 1,322 for another country, 1,152 for an old code whose area no longer exists.',
    'Old codes: NL31 (1,000 rows), PT16 (152 rows).',
    '3 rows could not be read:',
    '  line 17: “n/a” is not a number.',
    '  line 1,018: “XX” is not a code of a country or a region.',
    '  and 1 more',
  ]);
});
