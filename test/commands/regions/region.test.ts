import { describe, expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, press, as } = await createDialogue();

test('/region show says what it is and its figures, its page its experiences and peers besides', async () => {
  const text = read(await say('/region show Skåne'));
  for (const part of [
    'Skåne is a region of Sweden and a member of the network.',
    'Sydsverige (SE22), NUTS 2',
    'Main city: Malmö',
    'intermediate between urban and rural, coastal',
    'Unemployment, foreign-born, 15–64, 2022 | 19.5% | 132 of 156\n',
    'Source: Eurostat',
  ])
    expect(text).toContain(part);
});

test('it leads to the experiences of a region once one is logged after it was asked, until it is withdrawn', async () => {
  const ask = async () => JSON.stringify(await say('/region show Murcia'));
  const list = '"/experience list region=ES62"';
  expect(await ask()).not.toContain(list);
  const author = as('author');
  await author.submit(await author.say('/experience log'), {
    title: 'Mentors at work',
    region: 'ES62',
    areas: ['labour-market'],
    challenge: 'x',
    action: 'y',
    lesson: 'z',
  });
  expect(await ask()).toContain(list);
  await author.press(await author.say('/experience withdraw 1'), 'Withdraw');
  expect(await ask()).not.toContain(list);
});

test('/region alone means the profile, by any name', async () => {
  expect(read(await say('/region Scania'))).toBe(read(await say('/region show Skåne')));
});

test('an island without figures by birth says which are not published', async () => {
  const text = read(await say('/region show Azoren'));
  expect(text).toContain('island');
  expect(text).toContain('Unemployment, foreign-born, 15–64 | not published');
});

test('a country is shown as one', async () => {
  expect(read(await say('/region show Sweden'))).toContain('Sweden is a country.');
});

test('goes on to comparing', async () => {
  expect(read(await press(await say('/region show Skåne'), 'Regions like it'))).toMatch(/^Regions like Skåne/);
});

test('a country of one region is not set beside itself', async () => {
  const text = read(await say('/region show Iceland'));
  expect(text).toContain('Iceland is a country.');
  expect(text).toContain('Figure | Value | Rank\n');
});

describe('names that are no region’s', () => {
  test.each(['Syria', 'Siria', 'Syrie', 'Australia', 'Guyana', 'Morocco'])(
    '%s is no region like it in spelling',
    async (name) => {
      const outcome = await say(`/region show ${name}`);
      expect(outcome).toMatchObject({ failed: true });
      expect(read(outcome)).toContain(`I know no region called “${name}”`);
    },
  );

  test.each([
    ['Bari', 'Apulia'],
    ['Napoli', 'Campania'],
    ['Roma', 'Lazio'],
    ['Gotland', 'Småland and the islands'],
    ['Palencia', 'Castile and León'],
    ['Matera', 'Basilicata'],
    ['Angers', 'Pays de la Loire'],
    ['Pula', 'Adriatic Croatia'],
    ['Lolland', 'Zealand'],
    ['Alpes-Maritimes', 'Provence-Alpes-Côte d’Azur'],
    ['Bizkaia', 'Basque Country'],
    ['Tenerife', 'Canary Islands'],
    ['Göteborg', 'West Sweden'],
    ['Foggia', 'Apulia'],
  ])('%s leads to %s, and is not taken for another', async (name, region) => {
    const outcome = await say(`/region show ${name}`);
    expect(outcome).toMatchObject({ failed: true });
    expect(read(outcome)).toContain(`${name} is in ${region}; figures are for ${region}.`);
  });

  test.each([
    ['Palatinate', 'Rhineland-Palatinate'],
    ['FVG', 'Friuli'],
    ['VGR', 'West Sweden'],
    ['Région Sud', 'Provence'],
    ['Euskal Herria', 'Basque Country'],
    ['CLM', 'La Mancha'],
  ])('%s is another name of %s', async (name, region) => {
    expect(read(await say(`/region show ${name}`))).toContain(region);
  });
});
