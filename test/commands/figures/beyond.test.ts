import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const firstOf = async (line: string) => read(await say(line)).split('\n---\n')[0] ?? '';

test.each([
  ['/indicator rank unemployment above=Andalusia', 'By value, 2 of the other 243 are above Andalusia (19.1% d).'],
  ['/indicator rank early-leavers below=SE224', 'By value, 47 of the other 184 are below Skåne'],
  ['/indicator rank unemployment above=FRH0', 'By value, 105 of the other 243 are above Brittany'],
  [
    '/indicator rank employment-third-country-nationals countries above=IT',
    'By value, 17 of the other 29 are above Italy (65.2%).',
  ],
  ['/indicator rank unemployment country=DE below=Berlin', 'By value, 33 of the other 34 are below Berlin (4.8%).'],
  ['/indicator rank unemployment country=DE above=Ceuta', 'By value, none of 35 is above Ceuta (28.7% d).'],
  ['/indicator rank education country=IT above=Skåne', 'By value, 2 of 19 are above Skåne (81.0).'],
])('%s: %s', async (line, sentence) => {
  expect(await firstOf(line)).toContain(sentence);
});

test('a limit is named that has no figure, or that is no number and no region', async () => {
  expect(await firstOf('/indicator rank employment-third-country-nationals countries above=Skåne')).toContain(
    'Skåne has no figure on Employment rate of third-country nationals in 2024',
  );
  expect(await firstOf('/indicator rank unemployment above=Nowhereland')).toContain(
    'I know no number or region called “Nowhereland”.',
  );
});

test('the place of one region in a list is told', async () => {
  expect(await firstOf('/indicator rank neet country=DE region=DE25 year=2022')).toContain(
    'Middle Franconia is 7 of 23 (6.9%).',
  );
  expect(await firstOf('/indicator rank employment-third-country-nationals country=IT')).toContain(
    'Italy is 18 of 30 (65.2%).',
  );
});

test('a region that is none of those ranked is told so only where its place is asked', async () => {
  const said = 'Skåne is none of the regions that are ranked here.';
  expect(await firstOf('/indicator rank unemployment country=DE region=Skåne')).toContain(said);
  await say('/me edit region=Skåne');
  expect(await firstOf('/indicator rank unemployment country=DE')).not.toContain('Skåne');
});
