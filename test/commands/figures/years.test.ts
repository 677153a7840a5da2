import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();

test.each([
  [
    '/compare Skåne Catalonia year=99999',
    '“99999” is not a number for “year”. Write a whole number from 1900 to 2100.',
  ],
  ['/compare Skåne Catalonia year=-1', 'Write a whole number from 1900 to 2100.'],
  ['/indicator show unemployment Azores since=-5', '“-5” is not a number for “since”'],
  ['/indicator show unemployment Azores years=-3', 'Write a whole number from 1 to 200.'],
  ['/indicator rank unemployment year=0', 'Write a whole number from 1900 to 2100.'],
  ['/score Catalonia year=3000', 'Write a whole number from 1900 to 2100.'],
  ['/experience list page=-1', '“-1” is not a number for “page”. Write a whole number, 1 or more.'],
  ['/question list page=0', 'Write a whole number, 1 or more.'],
])('%s is refused', async (line, sentence) => {
  const refused = await say(line);
  expect(refused).toMatchObject({ failed: true });
  expect(read(refused)).toContain(sentence);
});

test('a year without a figure is no comparison, and says which years there are', async () => {
  const refused = await say('/compare Skåne Catalonia year=1950');
  expect(refused).toMatchObject({ failed: true });
  expect(read(refused)).toMatch(
    /There is no figure of Skåne and Catalonia for 1950 in what was asked\. We hold figures for \d{4}–20\d\d\./,
  );
});

test('a span that ends before it begins is refused', async () => {
  expect(read(await say('/indicator show unemployment Azores since=2022 until=2010'))).toContain(
    '2022 is after 2010: write the earlier year behind “since”',
  );
});

test('scores of a year are of that year', async () => {
  const said = read(await say('/score Catalonia year=2019'));
  expect(said).toContain('Scores: Catalonia, 2019');
  expect(said).toContain('Catalonia has 20.0 ± 13.0 of 100 points on education in 2019');
  for (const other of [2024, 2025]) expect(said).not.toContain(`points on education in ${other}`);
  expect(said).not.toContain('in 2025');
  expect(read(await say('/score Catalonia year=1950'))).toMatch(
    /There is no score of Catalonia in 1950\. There are scores of 1999–2025/,
  );
});

test('a year that is withheld is said to be, and no span of years holds one without a figure', async () => {
  const said = read(await say('/indicator show unemployment-foreign-born FRC2 year=2011'));
  expect(said).toContain('for 2011: not published (too few answers to be reliable)');
  expect(said).toContain('We hold figures for 2010, 2013–2018 and 2021.');
  expect(read(await say('/indicator show unemployment-foreign-born FRC2 year=1996'))).toContain(
    'We hold no figure of Franche-Comté on Unemployment rate of the foreign-born for 1996. We hold figures for 2010, 2013–2018 and 2021.',
  );
  expect(read(await say('/compare FRC2 ES51 indicators=unemployment-foreign-born year=2011 details'))).toContain(
    'Franche-Comté: Unemployment, foreign-born, 15–64: not published',
  );
  expect(read(await say('/compare FRC2 FRH0 indicators=net-migration year=1980'))).toContain(
    'We hold figures for 2000–2021 and 2024.',
  );
  expect(read(await say('/indicator list'))).toContain('2000–2021, 2024');
});
