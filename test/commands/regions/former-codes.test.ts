import { expect, test } from 'vitest';
import { findSuccessors } from '#src/domain/regions/nuts.ts';
import { listTerritories } from '#src/store/figures/catalogue.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, context, database } = await createDialogue();
const ana = as('ana');

test.each([
  ['FR51', 'FRG0, Pays de la Loire'],
  ['fr82', 'FRL0, Provence-Alpes-Côte d’Azur'],
  ['EL14', 'EL61, Thessaly'],
  ['GR14', 'EL61, Thessaly'],
  ['GR30', 'EL30, Attica'],
  ['GBK3', 'UKK3, Cornwall and Isles of Scilly'],
  ['ITD3', 'ITH3, Veneto'],
  ['FR91', 'FRY1, Guadeloupe'],
  ['PL31', 'PL81, Lublin Province'],
])('/region show %s is answered by what it is now', async (code, now) => {
  const said = read(await ana.say(`/region show ${code}`));
  expect(said).toContain(`${code.toUpperCase()} is now ${now.split(',')[0]}, `);
  expect(said).not.toContain('Did you mean');
});

test.each([
  ['PT17', ['PT1A', 'PT1B']],
  ['PT16', ['PT19', 'PT1D']],
  ['UKI1', ['UKI3', 'UKI4']],
  ['IE01', ['IE04', 'IE06']],
  ['SE04', ['SE22']],
])('/region show %s offers what its territory is in now', async (code, now) => {
  const said = read(await ana.say(`/region show ${code}`));
  expect(said).toContain(`${code} is a code of earlier years.`);
  for (const each of now) expect(said).toContain(`${each}, `);
});

test('in /compare each is told, by any way it is written', async () => {
  const said = read(await ana.say('/compare FR51 EL14'));
  expect(said).toContain('FR51 is now FRG0, Pays de la Loire. EL14 is now EL61');
  expect(said).toContain('Thessaly');
  expect(read(await ana.say('/compare regions=FR51,SE22'))).toContain('FR51 is now FRG0');
  const asked = await ana.say('/compare PT17 SE22');
  expect(read(asked)).toContain('PT1A');
  expect(read(asked)).not.toContain('FR51');
});

test.each([
  ['FR51', ['FRG0']],
  ['gr14', ['EL61']],
  ['PT17', ['PT1A', 'PT1B']],
  ['UKI1', ['UKI3', 'UKI4']],
])('%s is completed by what it is now', async (code, now) => {
  const suggested = await context.vocabulary.suggest('region', code, 5);
  expect(suggested.slice(0, now.length).map(({ value }) => value)).toEqual(now);
  expect(new Set(suggested.map(({ value }) => value)).size).toBe(suggested.length);
});

test('today’s codes and ordinary names are no old codes', async () => {
  for (const line of ['/region show SE22', '/region show ES51', '/region show HR02', '/region show Campania'])
    expect(read(await ana.say(line))).not.toMatch(/is now|earlier years/);
});

test('every successor is an area of today, and no code of today is an old one', async () => {
  const areas = new Set((await listTerritories(database.sql)).map(({ code }) => code));
  const letters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries =
    'AT BE BG CH CY CZ DE DK EE EL ES FI FR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK UK'.split(' ');
  const codes = countries.flatMap((country) =>
    letters.flatMap((first) => [`${country}${first}`, ...letters.map((second) => `${country}${first}${second}`)]),
  );
  let count = 0;
  for (const code of codes) {
    const found = findSuccessors(code);
    if (!found) continue;
    count += 1;
    expect(areas.has(code), code).toBe(false);
    for (const successor of found.codes) expect(areas.has(successor), `${code} → ${successor}`).toBe(true);
  }
  expect(count).toBeGreaterThan(110);
});

test.each([
  ['/region ES 51', 'Catalonia'],
  ['/region show ES 51', 'Catalonia'],
  ['/region es 51', 'Catalonia'],
  ['/region ES-51', 'Catalonia'],
  ['/region ES–51', 'Catalonia'],
  ['/region ES.51', 'Catalonia'],
  ['/region ES\u00a051', 'Catalonia'],
  ['/region IT F4', 'Apulia'],
  ['/region IT F 4', 'Apulia'],
  ['/region FR K2', 'Rhône-Alpes'],
  ['/region SE 22', 'Skåne'],
  ['/region SE 224', 'Skåne'],
  ['/region EL 30', 'Attica'],
  ['/region FR 52', 'FRH0'],
  ['/region FR-51', 'FRG0'],
  ['/region "FR 52"', 'FRH0'],
  ['region ES 51', 'Catalonia'],
  ['/compare ES 51 SE 22', 'Skåne'],
  ['/compare ES 51, SE 22', 'Catalonia'],
])('a code whose figures are written apart is that code: %s', async (line, name) => {
  const said = read(await ana.say(line));
  expect(said).toContain(name);
  expect(said).not.toMatch(/I know no|do not know what to do|can mean/);
});

test.each(['/region XX 52', '/region ES 99', '/region FR', '/region 52'])(
  'no code is made of what is none: %s',
  async (line) => {
    expect(read(await ana.say(line))).not.toContain('FRH0');
  },
);
