import { expect, test } from 'vitest';
import { nameTables } from '#src/core/files.ts';

const table = (...labels: string[]) => ({ columns: labels.map((label) => ({ label })) });

test('files of tables that begin alike are told apart by what only one of them has', () => {
  expect(
    nameTables([table('Region', 'Similarity'), table('Region', 'Gain'), table('Outcomes', 'Skåne', 'Similarity')]),
  ).toEqual(['Region (Similarity)', 'Region (Gain)', 'Outcomes']);
  expect(nameTables([table('Region', 'Value'), table('Region', 'Value')])).toEqual(['Region', 'Region']);
});
