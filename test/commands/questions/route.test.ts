import { expect, test } from 'vitest';
import { runIntroductions as runJob } from '#jobs/run-introductions.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { forgetPersonalData, movePersonalData } from '#src/operations/personal-data.ts';
import { createDialogue, formOf, lineOf, read, type Speaker } from '#test/support/dialogue.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const alone = (user: string) => as(user, {}, `test:hall:user:${user}`);
const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;
const tick = () => runJob.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const pass = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * 86_400_000);
};
const told = async (user: string, purpose = 'question-request') => {
  const rows = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery
    where person = ${await idOf(user)} and purpose = ${purpose} order by created_at, period`;
  return rows.map(({ text }) => plainText(text));
};
async function member(user: string, region: string, offerAreas: string[] = [], monthly = 8): Promise<Speaker> {
  const speaker = alone(user);
  await speaker.submit(await speaker.say('/me edit'), { region });
  await speaker.submit(await speaker.say('/me introductions'), { isOpen: true, offerAreas });
  await speaker.submit(await speaker.say('/me availability'), { monthly, contact: `${user}@example.org` });
  return speaker;
}
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
async function log(speaker: Speaker, title: string, area: string, action: string) {
  const region = formOf(await speaker.say('/experience log')).values.region as string;
  const values = {
    title,
    region,
    areas: [area],
    groups: [],
    challenge: 'Few knew how.',
    action,
    lesson: 'Begin early.',
  };
  return numberOf(await speaker.submit(await speaker.say('/experience log'), values));
}
const asker = alone('asker');
await asker.submit(await asker.say('/me edit'), { region: 'Puglia' });
const olle = alone('olle');
await olle.say('/help');
await sql`update person set role = 'staff' where id = ${await idOf('olle')}`;
async function ask(title: string, area: string, detail = '') {
  return numberOf(await asker.submit(await asker.say('/question ask'), { title, areas: [area], detail, region: '' }));
}
const namesIn = (outcome: Outcome) =>
  [...read(outcome).matchAll(/^\d\. (\S+) \(/gm)]
    .map(([, name]) => name)
    .filter((name, index, all) => all.indexOf(name) === index);

const people = {
  nurse: await member('nurse', 'Skåne', ['health']),
  mentor: await member('mentor', 'Skåne'),
  third: await member('third', 'Skåne', ['housing', 'health']),
  landlord: await member('landlord', 'Catalonia'),
  teacher: await member('teacher', 'Murcia', ['education']),
  doctor: await member('doctor', 'Azores', ['health']),
  firm: await member('firm', 'Catalonia', ['labour-market']),
  closed: alone('closed'),
};
await people.closed.submit(await people.closed.say('/me edit'), { region: 'Murcia' });
await log(
  people.nurse,
  'Mentors for foreign nurses in hospitals',
  'health',
  'Experienced nurses met newcomers each week.',
);
await log(people.mentor, 'Mental health of unaccompanied minors', 'health', 'Psychologists visited shelters.');
await log(people.landlord, 'Guarantee fund for landlords', 'housing', 'The region paid the deposit of refugees.');
await log(people.third, 'Shared flats with students', 'housing', 'Students and refugees shared a flat.');
await log(people.teacher, 'Summer school for late arrivals', 'education', 'Pupils learned the language before term.');
await log(people.firm, 'Recognition of diplomas by employers', 'labour-market', 'Firms tested skills on the job.');
await log(people.closed, 'Landlords and deposits', 'housing', 'Deposit paid in advance.');

test('questions with known answerers: who should be asked is among the first three', async () => {
  const labelled: [string, string, string[]][] = [
    ['How do you support foreign nurses in their first year?', 'health', ['nurse']],
    ['Who pays the deposit to landlords for refugees?', 'housing', ['landlord']],
    ['Do students and refugees share flats anywhere?', 'housing', ['third']],
    ['What helps the mental health of minors without parents?', 'health', ['mentor']],
    ['How do pupils who arrive late learn the language?', 'education', ['teacher']],
    ['Which employers recognise diplomas from abroad?', 'labour-market', ['firm']],
    ['Is there a summer school for newcomers?', 'education', ['teacher']],
    ['How do you reach people in hospitals?', 'health', ['nurse', 'doctor']],
  ];
  let hits = 0;
  for (const [title, area, right] of labelled) {
    const number = await ask(title, area);
    const names = namesIn(await asker.say(`/question people ${number}`));
    if (names.slice(0, 3).some((name) => right.includes(name ?? ''))) hits += 1;
    expect(names).not.toContain('closed');
    await asker.confirm(`/question withdraw ${number}`);
  }
  expect(hits).toBe(labelled.length);
});

test('what is known is of the area of the question, with its state; nothing fits where nothing is of it', async () => {
  const number = await ask('How do others house seasonal workers? Mentors for nurses?', 'housing');
  const known = read(await asker.say(`/question known ${number}`));
  expect(known).toContain('Guarantee fund for landlords');
  expect(known).toContain('Shared flats with students');
  expect(known).not.toContain('Mentors for foreign nurses');
  // The text and the blocks say it, each once a hit.
  expect(known.match(/same policy area: Housing/g)).toHaveLength(6);
  expect(known.match(/Not reviewed yet/g)).toHaveLength(6);
  await sql`update experience set life = 'published' where title like 'Shared flats%'`;
  const reviewed = read(await asker.say(`/question known ${number}`));
  expect(reviewed.indexOf('Shared flats')).toBeLessThan(reviewed.indexOf('Guarantee fund'));
  expect(reviewed.match(/Not reviewed yet/g)).toHaveLength(4);
  await sql`update experience set life = 'submitted' where title like 'Shared flats%'`;
  await asker.confirm(`/question withdraw ${number}`);
  const other = await ask('Mentors for nurses at the theatre?', 'culture-religion');
  expect(read(await asker.say(`/question known ${other}`))).toContain('Nobody has logged an experience that fits');
  await asker.confirm(`/question withdraw ${other}`);
});

test('people who may know are offered only where there are some', async () => {
  await sql`update introduction_preference set is_open = false`;
  const number = await ask('How do mentors help nurses now?', 'health');
  const known = await asker.say(`/question known ${number}`);
  expect(read(known)).toContain('I know of nobody to ask');
  expect(read(known)).not.toContain('Ask people who may know');
  await sql`update introduction_preference set is_open = true where person <> all(${[await idOf('closed')]})`;
  expect(read(await asker.say(`/question known ${number}`))).toContain('Ask people who may know');
  await asker.confirm(`/question withdraw ${number}`);
});

test('what is known comes first; then people with reasons, at most two of a region, asked once the asker says so', async () => {
  const number = await ask('How do mentors help foreign nurses?', 'health', 'We begin in spring.');
  const known = await asker.say(lineOf(await asker.say(`/question show ${number}`), 'What is known already'));
  expect(read(known)).toContain('Mentors for foreign nurses in hospitals');
  const suggested = await asker.say(lineOf(known, 'Ask people who may know'));
  const names = namesIn(suggested);
  expect(names.length).toBeGreaterThanOrEqual(3);
  expect(names.filter((name) => ['nurse', 'mentor', 'third'].includes(name ?? ''))).toHaveLength(2);
  expect(read(suggested)).toContain('nurse wrote experience');
  expect(await sql`select 1 from question_request`).toHaveLength(0);
  const sent = await asker.press(suggested, 'Ask these');
  expect(read(sent)).toContain(`asked about #${number}`);
  await asker.press(suggested, 'Ask these');
  const [letter, ...more] = await told('nurse');
  expect(more).toEqual([]);
  expect(letter).toContain(`asker (Apulia) asks, and you may know: question #${number}`);
  expect(letter).toContain('We begin in spring.');
  expect(letter).toContain('Why you: you wrote experience');
  expect(read(await people.doctor.say(`/question people ${number}`))).toContain('Only the person who asked');
  await people.nurse.submit(await people.nurse.say(`/question answer ${number}`), {
    content: 'Ours meet weekly. Pay them.',
  });
  expect(
    await sql`select state from question_request where question = ${number} and person = ${await idOf('nurse')}`,
  ).toEqual([{ state: 'answered' }]);
  pass(4);
  await tick();
  expect(await told('olle')).toEqual([]);
  expect(await sql`select 1 from question_request where question = ${number} and wave > 1`).toHaveLength(0);
});

test('the asker says that an answer helped; its author makes an experience of it in two clicks', async () => {
  const number = await ask('Who pays mentors?', 'health');
  await people.doctor.submit(await people.doctor.say(`/question answer ${number}`), {
    content: 'The region pays mentors by the hour. Do not rely on volunteers.',
  });
  const thread = await asker.say(`/question show ${number}`);
  expect(read(await asker.press(thread, 'Answer 1 helped'))).toContain('helped who asked');
  expect(read(await people.nurse.say(`/question rate ${number} 1 no`))).toContain('Only the person who asked');
  const own = await people.doctor.say(`/question show ${number}`);
  const form = await people.doctor.say(lineOf(own, 'Keep answer 1 as an experience'));
  const kept = await people.doctor.submit(form, {});
  expect(read(kept)).toContain('The region pays mentors by the hour.');
  const experience = numberOf(kept);
  expect(await sql`select author, lesson from experience where number = ${experience}`).toEqual([
    { author: await idOf('doctor'), lesson: 'Do not rely on volunteers.' },
  ]);
  expect(read(await asker.say(`/question show ${number}`))).toContain(`Experience #${experience}`);
  expect(read(await people.nurse.say(`/question keep ${number} 1`))).toContain('Only the person who gave answer 1');
});

test('unanswered after three days it goes to others, then to staff; who passes makes room at once', async () => {
  const number = await ask('Which landlords take refugees?', 'housing');
  const suggested = await asker.say(`/question people ${number}`);
  const first = namesIn(suggested);
  await asker.press(suggested, 'Ask');
  await member('late', 'Azores', ['housing']);
  for (const name of first) await alone(name ?? '').say(`/question pass ${number}`);
  await tick();
  expect((await told('late')).at(-1)).toContain(`question #${number}`);
  expect((await told('asker')).at(-1)).toContain('so I asked one more person');
  pass(2);
  await tick();
  expect(await told('olle')).toEqual([]);
  pass(2);
  await tick();
  await tick();
  expect(await told('olle')).toEqual([expect.stringContaining(`Nobody has answered question #${number}`)]);
  expect((await told('asker')).at(-1)).toContain('The secretariat is told');
});

test('nobody is asked beyond their limit of a month', async () => {
  const limited = await member('limited', 'Azores', ['language'], 1);
  const first = await ask('How do you teach adults to read?', 'language');
  expect(namesIn(await asker.say(`/question people ${first}`))).toContain('limited');
  await asker.press(await asker.say(`/question people ${first}`), 'Ask');
  const second = await ask('How long are your courses?', 'language');
  expect(namesIn(await asker.say(`/question people ${second}`))).not.toContain('limited');
  await limited.say(`/question pass ${first}`);
  expect(namesIn(await asker.say(`/question people ${second}`))).toContain('limited');
});

test('who is forgotten is asked no more, and is gone from letters; accounts that are joined are asked once', async () => {
  const number = await ask('How do you count who found work?', 'labour-market', 'Words of the asker');
  await asker.press(await asker.say(`/question people ${number}`), 'Ask');
  const [firms, doctors, askers] = [await idOf('firm'), await idOf('doctor'), await idOf('asker')];
  await sql`insert into question_request (question, person, wave, asked_at) values (${number}, ${doctors}, 1, now()) on conflict do nothing`;
  await database.withTransaction((tx) => movePersonalData(tx, doctors, firms, clock.now));
  expect(
    await sql`select person from question_request where question = ${number} and person in (${firms}, ${doctors})`,
  ).toEqual([{ person: firms }]);
  expect((await told('firm')).join()).toContain('Words of the asker');
  const how = { now: clock.now, isKept: false, removedTitle: () => 'gone' };
  await database.withTransaction((tx) => forgetPersonalData(tx, askers, how));
  const left = (await told('firm')).join();
  expect(left).not.toContain('Words of the asker');
  expect(left).not.toContain('asker (');
});

test('who was not asked passes on nothing, and is told so', async () => {
  const other = alone('other-asker');
  await other.submit(await other.say('/me edit'), { region: 'Puglia' });
  const values = { title: 'Who has rooms for a nursery of languages?', areas: ['education'], detail: '', region: '' };
  const number = numberOf(await other.submit(await other.say('/question ask'), values));
  const outsider = alone('outsider');
  await outsider.say('/help');
  const said = read(await outsider.say(`/question pass ${number}`));
  expect(said).toContain(`You are not asked #${number} now`);
  expect(said).not.toContain('somebody else');
});
