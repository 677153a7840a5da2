import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as } = await createDialogue();

test('plain words continue the answer shown last, typed or asked', async () => {
  const ana = as('ana');
  await ana.say('compare Murcia, Apulia and Skåne on work');
  await ana.say('/compare Murcia Apulia');
  const after = read(await ana.say('and Catalonia?'));
  expect(after).toContain('Catalonia');
  expect(after).toContain('Apulia');
  expect(after).not.toContain('Skåne');
  expect(after).not.toMatch(/^Labour market/m);
});

test('what opens a part of an answer, or is no question, leaves it the last one', async () => {
  const ben = as('ben');
  await ben.say('compare Murcia and Apulia on education');
  await ben.say('/help');
  const after = read(await ben.say('and Catalonia?'));
  for (const name of ['Murcia', 'Apulia', 'Catalonia']) expect(after).toContain(name);
});

test('an indicator typed is what the next place is of', async () => {
  const eva = as('eva');
  await eva.say('compare Murcia and Apulia on work');
  await eva.say('/indicator show unemployment region=Skåne');
  const after = read(await eva.say('and Catalonia?'));
  expect(after).toContain('Catalonia, Unemployment: 9.8% in 2022');
});
