import { expect, test } from 'vitest';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, press, context } = await createDialogue();
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

test('a line of a list has the state of the work and the year it began in, and the lessons are a press away', async () => {
  await context.sql`
    update experience set details = details || '{"start": "2023-04"}', lesson = 'Ask landlords first. Then families.' where region = 'ES62'`;
  const list = await say('/experience list status=stopped');
  const listed = read(list);
  expect(listed).toMatch(/Rooms in Murcia.*Region of Murcia: .* · Stopped · 2023/);
  expect(JSON.stringify(list)).toContain('Ask landlords first.');
  expect(listed).toContain('[What was learned]');
});

test('a list offers what would narrow it down, with how many that leaves', async () => {
  await context.sql`update experience set details = details || '{"evaluation": "external"}' where region = 'SE224'`;
  const all = await say('/experience search rooms');
  expect(read(all)).toContain('Only stopped ones (2)');
  const stopped = await press(all, 'Only stopped ones (2)');
  expect(read(stopped)).toContain('2 experiences for “rooms” (State of the work: Stopped)');
  const evaluated = await press(stopped, 'Only evaluated (1)');
  expect(read(evaluated)).toContain('Rooms in Skåne');
  expect(read(evaluated)).not.toContain('Rooms in Murcia');
  // What all of them are is no choice.
  expect(read(evaluated)).not.toContain('Only');
  expect(read(await press(all, 'Country: Spain (2)'))).not.toContain('Rooms in Skåne');
});

test('filters are said by names and codes, on lists and searches alike', async () => {
  await context.sql`update experience set language = 'es', target_groups = '{women}', details = details || '{"personsReached": 1200, "funding": ["ESF+"], "start": "2019", "stage": "output"}' where region = 'ES62'`;
  for (const filter of [
    'group=women',
    'written=Spanish',
    'written=es',
    'country=Spain status=stopped',
    'reach=1000-to-9999',
    'funding=ESF+',
    // Its successor is found with the older fund, and not the other way round.
    'funding=ESF',
    'year=2019',
    'stage=output',
  ]) {
    const said = read(await say(`/experience list ${filter}`));
    expect(said, filter).toContain('Rooms in Murcia');
    expect(said, filter).not.toContain('Rooms in Skåne');
  }
  expect(read(await say('/experience list reach=many'))).toContain('10000-or-more');
});

test('more like this', async () => {
  const card = await say('/experience show 1');
  const alike = read(await press(card, 'More like this'));
  expect(alike).toContain('Like #1 “Rooms in Catalonia”');
  expect(alike).toContain('Rooms in Murcia');
  expect(alike).not.toMatch(/\n#1 Rooms in Catalonia/);
  expect(read(await say('/experience alike 99'))).toContain('no experience #99');
});

test('“language” alone is the policy area, and words that name filters are words', async () => {
  await context.sql`update experience set policy_areas = '{language}' where region = 'SE224'`;
  expect(read(await say('/experience list language'))).toContain('Rooms in Skåne');
  expect(read(await say('/experience search language rooms'))).toContain('Rooms in Skåne');
});
