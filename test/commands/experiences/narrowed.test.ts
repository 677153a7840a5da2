import { expect, test } from 'vitest';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, context } = await createDialogue();
const fields = {
  policyAreas: ['housing' as const],
  targetGroups: [],
  challenge: 'No rooms.',
  action: 'Mentors helped.',
  lesson: 'Begin early.',
};

for (const [region, title, status] of [
  ['ES51', 'Rooms in Catalonia', 'running'],
  ['ES62', 'Rooms in Murcia', 'stopped'],
  ['SE224', 'Rooms in Skåne', 'stopped'],
] as const) {
  const record = { ...fields, region, title, author: null, language: 'en' };
  const { number } = await insertExperience(context.sql, record, new Date());
  await context.sql`update experience set details = ${context.sql.json({ status })} where number = ${number}`;
}

test('except leaves regions and whole countries out, status keeps a state', async () => {
  const all = read(await say('/experience search rooms'));
  for (const title of ['Catalonia', 'Murcia', 'Skåne']) expect(all).toContain(`Rooms in ${title}`);
  const withoutSpain = read(await say('/experience search rooms except=ES'));
  expect(withoutSpain).toContain('Rooms in Skåne');
  expect(withoutSpain).not.toContain('Rooms in Murcia');
  expect(withoutSpain).toContain('not from Spain');
  const stopped = read(await say('/experience search rooms status=stopped except=SE224'));
  expect(stopped).toContain('1 experience');
  expect(stopped).toContain('Rooms in Murcia');
  const listed = read(await say('/experience list status=stopped'));
  expect(listed).toContain('2 experiences');
  expect(listed).not.toContain('Rooms in Catalonia');
});
