import { expect, test } from 'vitest';
import { completeLine } from '#adapters/terminal/complete/complete.ts';
import type { Bot } from '#src/core/bot.ts';
import type { Choice } from '#src/core/outcome.ts';
import { createContractHouse } from '../../contracts/house.ts';

const complete = (line: string, choices?: Choice[]) => {
  const { bot } = createContractHouse().house;
  const answering: Bot = choices ? { ...bot, handle: async () => ({ type: 'choices', choices }) } : bot;
  return completeLine(answering, 'maria', line);
};

test('a beginning is completed to a name, in quotes where it has blanks, not to a code', async () => {
  expect(await complete('/regions skan')).toEqual([['Skåne '], 'skan']);
  expect(await complete('/regions Skåne murc')).toEqual([['"Region of Murcia" '], 'murc']);
});

test('a name in quotes that are still open is completed', async () => {
  expect(await complete('/regions "region of mu')).toEqual([['"Region of Murcia" '], '"region of mu']);
});

test('the value of an option is completed behind its name', async () => {
  expect(await complete('/regions regions=murc')).toEqual([['regions="Region of Murcia" '], 'regions=murc']);
});

test('what shares its name with another, and what is found by number, is completed to its value', async () => {
  const limburgs = [
    { value: 'BE22', label: 'Limburg (BE22)' },
    { value: 'NL42', label: 'Limburg (NL42)' },
  ];
  expect((await complete('/regions limb', limburgs))[0]).toEqual(['BE22 ', 'NL42 ']);
  expect((await complete('/regions caf', [{ value: '7', label: '#7 Language cafés' }]))[0]).toEqual(['7 ']);
});

test('where names begin with what is typed, only such are offered', async () => {
  const alike = [
    { value: 'ES51', label: 'Catalonia (ES51)' },
    { value: 'ES13', label: 'Cantabria (ES13)' },
    { value: 'ES62', label: 'Region of Murcia (ES62)' },
  ];
  expect((await complete('/regions catal', alike))[0]).toEqual(['Catalonia ']);
  expect((await complete('/regions murc', alike))[0]).toEqual(['"Region of Murcia" ']);
  expect((await complete('/regions Cataluña', alike))[0]).toHaveLength(3);
});
