import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, clock, database, say, press, submit } = await createDialogue();
const { sql } = database;
const reviewer = as('rosa');
await reviewer.say('/help');
await sql`update person set role = 'reviewer' where display_name = 'rosa'`;
clock.now = new Date(clock.now.getTime() + 60_000);
const filled = {
  title: 'Mentors for foreign-trained nurses',
  region: 'Skåne',
  areas: ['labour-market', 'health'],
  groups: ['women'],
  challenge: 'Nurses with diplomas from elsewhere waited for years.',
  action: 'Each got a mentor at a hospital.',
  lesson: 'Pay the mentors for their time.',
};
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
async function log(more: Record<string, string | string[]> = {}, speaker = { say, submit, press }) {
  const sent = await speaker.submit(await speaker.say('/experience log'), { ...filled, ...more });
  const another = 'It is another one: log it';
  const outcome = read(sent).includes(another) ? await speaker.press(sent, another) : sent;
  expect(outcome.type).toBe('message');
  return { number: numberOf(outcome), outcome };
}

test('an experience is logged in one form, shown as a card and found by others', async () => {
  const form = formOf(await say('/experience log'));
  expect(form.fields.map(({ name }) => name)).toEqual([
    'title',
    'challenge',
    'action',
    'lesson',
    'region',
    'areas',
    'groups',
  ]);
  const { number, outcome } = await log();
  const card = read(outcome);
  expect(card).toContain(`#${number} Mentors for foreign-trained nurses`);
  expect(card).toContain('Skåne · Labour market, Health · For: Women');
  // What was done and learned stands before why, and before what is known of it.
  expect(card).toMatch(/What we did[\s\S]*One lesson[\s\S]*The challenge[\s\S]*Record: /);
  expect(card).toContain('Record: Not reviewed yet');
  expect(card).toContain('by maria, 23 November 2026');
  // What is missing is asked for above: completing it stands in the menu.
  expect(card).toMatch(/\[Add it now\][\s\S]*\[Change it\] \[Withdraw\]/);
  const other = as('jordi');
  const found = await other.say('/experience search nurses');
  expect(read(found)).toContain(`#${number} Mentors`);
  const shown = await other.press(found, `#${number}`);
  expect(read(shown)).toContain('Pay the mentors for their time.');
  expect(read(shown)).not.toContain('[Complete it]');
});

test('every fault comes back by field with everything typed kept', async () => {
  const typed = {
    ...filled,
    title: Array(16).fill('word').join(' '),
    region: 'Skåän',
    challenge: 'x'.repeat(100_000),
    lesson: '',
  };
  const refused = await submit(await say('/experience log'), typed);
  if (refused.type !== 'problems') throw new Error('accepted');
  expect(refused.problems).toMatchObject({
    challenge: expect.stringContaining('100000 characters'),
    lesson: 'Please fill this in.',
    title: 'This has 16 words; at most 15 fit. Please shorten it.',
    region: expect.stringContaining('Skåne'),
  });
  expect(refused.problems.challenge).toContain('3000');
  expect(refused.form.values).toMatchObject(typed);
  expect(formOf(await say('/experience log')).values).toMatchObject(typed);
  const done = await submit(refused, { challenge: 'Short', lesson: 'One', region: 'Skåne', title: 'A title' });
  expect(read(done)).toContain('Thank you');
  expect(formOf(await say('/experience log')).values).not.toMatchObject({ challenge: 'Short' });
});

test('a closed form comes back as it was', async () => {
  const ines = as('ines');
  await ines.close(await ines.say('/experience log'), { title: 'Half a tit' });
  expect(formOf(await ines.say('/experience log')).values.title).toBe('Half a tit');
});

test('hostile text is kept and shown as text', async () => {
  const hostile =
    '<script>alert(1)</script> <!channel> @everyone **bold** [x](https://evil.example) \u200f\u202e\u0000 `code`';
  const { number } = await log({ title: hostile, challenge: hostile, action: hostile, lesson: hostile });
  const outcome = await say(`/experience show ${number}`);
  const kept = '<script>alert(1)</script> <!channel> @everyone **bold** [x](https://evil.example) \u200f `code`';
  expect(read(outcome)).toContain(`#${number} ${kept}`);
  expect(read(outcome).split(kept).length).toBeGreaterThan(4);
  expect(read(await say('/experience search alert everyone'))).toContain(kept);
  expect(read(await say('/experience mine'))).toContain(kept);
});

test('the same submission twice is one experience', async () => {
  const form = await say('/experience log');
  const first = await submit(form, filled, 'event-1');
  const again = await submit(form, filled, 'event-1');
  expect(again).toEqual(first);
  expect(formOf(await say('/experience log')).values).not.toHaveProperty('title');
  expect(await sql`select 1 from experience_revision where experience = ${numberOf(first)}`).toHaveLength(1);
});

test('the same submission twice at once is one experience', async () => {
  const before = await sql`select count(*) as experiences from experience`;
  const form = await say('/experience log');
  const swimming = {
    ...filled,
    title: 'Swimming school',
    challenge: 'Fear of water.',
    action: 'We swim.',
    lesson: 'Warm water.',
  };
  const both = await Promise.all([submit(form, swimming, 'event-2'), submit(form, swimming, 'event-2')]);
  expect(both[0]).toEqual(both[1]);
  expect(formOf(await say('/experience log')).values).not.toHaveProperty('title');
  const after = await sql`select count(*) as experiences from experience`;
  expect(after[0]?.experiences - before[0]?.experiences).toBe(1);
});

test('when the database fails in the middle nothing is lost, and the next try works', async () => {
  const form = await say('/experience log');
  await sql`alter table experience_revision rename to elsewhere`;
  const choir = {
    ...filled,
    title: 'Choir of many tongues',
    challenge: 'Silence.',
    action: 'We sing.',
    lesson: 'Songs first.',
  };
  const failed = await submit(form, choir, 'event-3');
  await sql`alter table elsewhere rename to experience_revision`;
  expect(failed).toMatchObject({ type: 'message', failed: true });
  expect(read(failed)).toContain('Something went wrong');
  expect(formOf(await say('/experience log')).values).toMatchObject({ title: choir.title, lesson: choir.lesson });
  expect(read(await submit(form, choir, 'event-3'))).toContain('Thank you');
});

test('completed later, with everything shown', async () => {
  const { number, outcome } = await log();
  const form = await press(outcome, 'Complete it');
  expect(formOf(form)).toMatchObject({ id: `/experience complete ${number}` });
  const bad = await submit(form, {
    links: 'https://example.org/a\nexample.org',
    start: '2025-01-01',
    end: '2024-01-01',
    personsReached: '1.5',
    costEuro: 'a lot',
  });
  if (bad.type !== 'problems') throw new Error('accepted');
  expect(Object.keys(bad.problems).sort()).toEqual(['costEuro', 'end', 'links', 'personsReached']);
  const done = await submit(bad, {
    status: 'stopped',
    stage: 'evaluation',
    start: 'March 2023',
    end: '2025-12-31',
    results: 'Found work: 62,5 % (2024)\nHappier',
    personsReached: '1 240',
    evaluation: 'external',
    funding: ['AMIF', 'regional'],
    costEuro: '120000.5',
    contact: 'ana@example.org',
    links: 'https://example.org/a_b(c)',
    aspects: ['inclusion'],
  });
  const card = read(done);
  for (const said of [
    'State of the work: Stopped',
    'Start: March 2023',
    'End: 31 December 2025',
    'Persons reached: 1,240',
    'Cost in euro: 120,000.50',
    'Funding: AMIF, regional',
    'Found work: 62,5 % (2024)',
    'Contact: ana@example.org',
    'https://example.org/a_b(c)',
  ])
    expect(card).toContain(said);
  const again = formOf(await say(`/experience complete ${number}`));
  expect(again.values).toMatchObject({
    status: 'stopped',
    results: 'Found work: 62,5 % (2024)\nHappier',
    personsReached: 1240,
  });
  const [row] = await sql`select details from experience where number = ${number}`;
  expect(row?.details.results).toEqual([
    { text: 'Found work: 62,5 % (2024)', value: 62.5, unit: '%', date: '2024' },
    { text: 'Happier', value: null, unit: '', date: '' },
  ]);
});

test('the first fields can be corrected, and the old version stays', async () => {
  const { number, outcome } = await log();
  const done = await submit(await press(outcome, 'Change it'), { title: 'Mentors for midwives' });
  expect(read(done)).toContain(`#${number} Mentors for midwives`);
  const revisions =
    await sql`select content->>'title' as title from experience_revision where experience = ${number} order by revision`;
  expect(revisions.map(({ title }) => title)).toEqual([filled.title, 'Mentors for midwives']);
});

test('only the author and reviewers change it', async () => {
  const { number } = await log();
  const other = as('jordi');
  for (const line of ['complete', 'edit', 'withdraw', 'restore'])
    expect(read(await other.say(`/experience ${line} ${number}`))).toContain('Only the person who logged');
  expect((await reviewer.say(`/experience complete ${number}`)).type).toBe('form');
});

test('withdrawn after asking, out of everyone’s sight, and back again', async () => {
  const { number, outcome } = await log({ title: 'Zebra crossings' });
  const asked = await press(outcome, 'Withdraw');
  expect(read(asked)).toContain('Withdraw #');
  expect(read(await say(`/experience show ${number}`))).toContain('Zebra');
  const done = await press(asked, 'Withdraw');
  expect(read(done)).toContain('is withdrawn');
  const other = as('jordi');
  expect(read(await other.say(`/experience show ${number}`))).toContain('There is no experience');
  expect(read(await other.say('/experience search zebra'))).toContain('No experience matches');
  expect(read(await say(`/experience show ${number}`))).toContain('Record: Withdrawn');
  expect(read(await say(`/experience complete ${number}`))).toContain('Restore it before');
  const toReviewers = await reviewer.say(`/experience show ${number}`);
  expect(read(toReviewers)).not.toContain('Zebra');
  expect(read(await reviewer.press(toReviewers, 'Review'))).toContain('Zebra');
  expect(read(await press(done, 'Restore'))).toContain('is back');
  expect(read(await other.say('/experience search zebra'))).toContain('Zebra crossings');
  expect(read(await say(`/experience restore ${number}`))).toContain('is not withdrawn');
});

test('search: filters, typos, nothing found, filler words, pages', async () => {
  for (let index = 0; index < 7; index += 1)
    await log({ title: `Bicycle course ${index}`, region: 'Murcia', areas: ['culture-religion'], groups: [] });
  const first = await say('/experience search bicycle courses');
  expect(read(first)).toContain('7 experiences for “bicycle courses”');
  const second = await press(first, 'More');
  const titles = (outcome: Outcome) => new Set(read(outcome).match(/Bicycle course \d/g));
  expect(titles(first).size).toBe(5);
  expect([...titles(second)].filter((title) => titles(first).has(title))).toEqual([]);
  expect(read(await say('/experience search bicycle Murcia'))).toContain('(Region of Murcia');
  expect(read(await say('/experience search bicycle region=Puglia'))).toContain('No experience matches');
  expect(read(await say('/experience search bycicle'))).toContain('I looked for “bicycle”');
  expect(read(await say('/experience search xylophone'))).toContain('No experience matches “xylophone”');
  expect(read(await say('/experience search the of and'))).toContain('says too little');
  expect(read(await say('/experience search'))).toContain('Usage: /experience search <words>');
  expect(read(await say('/experience "bicycle"'))).toContain('7 experiences');
  expect(read(await say('/experience list Murcia'))).toContain('7 experiences');
  expect(read(await say('/experience list culture'))).toContain('7 experiences');
  expect(read(await say('/experience list Malta'))).toContain('No experience yet: Malta');
});

test('an area named in one language finds what was written in another', async () => {
  const sofia = as('sofia', { locale: 'es' });
  await log(
    { title: 'Pisos compartidos', region: 'Murcia', areas: ['housing'], challenge: 'a', action: 'b', lesson: 'c' },
    sofia,
  );
  expect(read(await say('/experience search logement'))).toContain('Pisos compartidos');
});

test('mine, and what is not there', async () => {
  const nobody = as('nobody');
  expect(read(await nobody.say('/experience mine'))).toContain('You have logged no experience yet');
  expect(read(await say('/experience mine'))).toContain('Mentors for foreign-trained nurses');
  expect(read(await say('/experience show 999999'))).toContain('There is no experience #999999');
  expect(read(await say('/experience show twelve'))).toContain('Write the number of an experience');
});

test('a message is begun as an experience', async () => {
  const { bot } = await createDialogue({ database });
  const base = { id: 's1', actor: as('pau').actor, place: 'test:hall:channel:main' as const };
  const outcome = await bot.handle({
    ...base,
    type: 'shortcut',
    shortcut: 'log-message-as-experience',
    message: { text: 'We tried a buddy scheme.', link: 'https://chat.example/1' },
  });
  expect(formOf(outcome).values.action).toBe('We tried a buddy scheme.\n\nhttps://chat.example/1');
  expect(read(await as('pau').submit(outcome, { ...filled, action: String(formOf(outcome).values.action) }))).toContain(
    'Thank you',
  );
});

test('completion offers numbers and titles', async () => {
  const { number } = await log({ title: 'Quinces in town' });
  const { bot } = await createDialogue({ database });
  const outcome = await bot.handle({
    id: 'a1',
    actor: as('pau').actor,
    place: 'test:hall:channel:main',
    type: 'autocomplete',
    command: 'experience',
    subcommand: 'show',
    argument: 'number',
    partial: 'quin',
    limit: 5,
  });
  expect(outcome).toEqual({
    type: 'choices',
    choices: [{ value: String(number), label: `#${number} Quinces in town` }],
  });
});
