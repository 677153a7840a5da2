import { expect, test } from 'vitest';
import { z } from 'zod';
import { completeLine, completeLookup } from '#adapters/playground/complete/complete.ts';
import { argument } from '#src/commands/arguments.ts';
import { createDefiner } from '#src/core/command.ts';
import { createContractHouse, type Record } from '#test/contracts/house.ts';

const { defineCommand } = createDefiner<Record>();
const region = defineCommand({
  name: 'region',
  args: z.object({ region: argument.region() }),
  visibility: 'public',
  run: async (_, args) => ({ text: args.region, blocks: [] }),
});
const { house } = createContractHouse();
const { house: houseOfOne } = createContractHouse({ commands: [region] });
const asker = { bot: house.bot, actor: { platform: 'playground', space: 'local', user: 'someone' } };

async function complete(line: string, { bot } = house) {
  const { from, items } = await completeLine(line, { ...asker, bot });
  return items.map(({ text }) => line.slice(0, from) + text);
}

test('names of commands, those that begin so first', async () => {
  expect(await complete('/')).toContain('/everything ');
  expect(await complete('/re')).toEqual(['/regions ', '/pictured ', '/secret ']);
  expect(await complete('  /ech')).toEqual(['  /echo ']);
  expect(await complete('/nothing')).toEqual([]);
  expect(await complete('plain words')).toEqual([]);
});

test('subcommands', async () => {
  expect(await complete('/form ')).toEqual(['/form short ', '/form long ']);
  expect(await complete('/form l')).toEqual(['/form long ']);
  expect(await complete('/form long ')).toEqual([]);
});

test('regions by name and alias, quoted where they have blanks', async () => {
  expect(await complete('/regions sk')).toContain('/regions Skåne ');
  expect(await complete('/regions Scan')).toContain('/regions Skåne ');
  expect(await complete('/regions Skåne Cat')).toContain('/regions Skåne Catalonia ');
  expect(await complete('/regions Skåne Region of Mu')).toEqual(['/regions Skåne "Region of Murcia" ']);
});

test('a name of several words by any of its names', async () => {
  expect(await complete('/region Región de Mu', houseOfOne)).toEqual(['/region "Region of Murcia" ']);
  expect((await complete('/region South Swe', houseOfOne))[0]).toBe('/region Skåne ');
});

test('a name that several regions have is completed to a code', async () => {
  expect(await complete('/regions Limb')).toEqual(expect.arrayContaining(['/regions BE22 ', '/regions NL42 ']));
});

test('options by name, and their values', async () => {
  expect(await complete('/regions Skåne Catalonia ar')).toContain('/regions Skåne Catalonia area=');
  expect(await complete('/regions Skåne Catalonia area=he')).toContain('/regions Skåne Catalonia area=Health ');
  expect(await complete('/regions Skåne Catalonia area la')).toContain(
    '/regions Skåne Catalonia area "Labour market" ',
  );
});

test('what is completed is understood', async () => {
  const [line = ''] = await complete('/regions Skåne Region of Mu');
  const outcome = await house.bot.handle({
    type: 'command',
    id: 'playground:someone:1',
    actor: asker.actor,
    place: 'playground:local:user:someone',
    command: 'regions',
    text: line.slice('/regions '.length),
  });
  expect(outcome).toMatchObject({ text: 'Regions: SE224, ES62' });
});

test('regions for a field, shown by label and held by code', async () => {
  expect((await completeLookup('region', 'catal', asker)).items[0]).toEqual({
    label: 'Catalonia (ES51)',
    hint: '',
    text: 'Catalonia (ES51)',
    value: 'ES51',
  });
});
