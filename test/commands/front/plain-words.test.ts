import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as } = await createDialogue();
const person = as('ana');
await person.submit(await person.say('/me edit'), { region: 'Murcia' });

test.each([
  ['compare Skåne with Catalonia', 'Catalonia'],
  ['compare us with Catalonia on unemployment', 'Murcia'],
  ['who is like us but not from our country?', 'Murcia'],
  ['and better at unemployment', 'nemployment'],
  ['where do we stand on early leavers', 'arly leavers'],
  ['best early leavers in Spain', 'Spain'],
  ['how are we doing on education', 'ducation'],
  ['tell me about Skåne', 'Skåne'],
  ['what did Puglia do on health', 'No experience matches “health”'],
  ['show me experiences from Skåne', 'No experience yet: Skåne'],
  ['what’s new', 'Region of Murcia'],
  ['who am I', 'Name: ana'],
  ['hej', 'What I can do'],
  ['help compare', '/compare <regions …>'],
])('“%s” is answered', async (said, expected) => {
  const outcome = await person.say(said);
  expect(outcome).toMatchObject({ type: 'message' });
  expect(outcome).not.toHaveProperty('failed');
  expect(read(outcome)).toContain(expected);
});

test('a misspelt region is found or asked about', async () => {
  expect(read(await person.say('compare Skåne with Katalonya'))).toContain('Catalonia');
  expect(read(await person.say('who is like Mursia'))).toContain('Murcia');
});

test('an experience is begun by saying so', async () => {
  expect(await person.say('I want to log an experience')).toMatchObject({
    type: 'form',
    form: { id: '/experience log' },
  });
});

test('what is not understood says what to try', async () => {
  const outcome = await person.say('lorem ipsum dolor <!channel>');
  expect(outcome).toMatchObject({ type: 'message', failed: true });
  expect(read(outcome)).toContain('I did not understand “lorem ipsum dolor <!channel>”');
});
