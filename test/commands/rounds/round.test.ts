import { beforeAll, describe, expect, test } from 'vitest';
import { plainText } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import { forgetPersonalData, listPersonalData } from '#src/operations/personal-data.ts';
import { runRounds } from '#src/operations/rounds/run-rounds.ts';
import { actFor } from '#test/support/act-for.ts';
import { createDialogue, formOf, lineOf, read } from '#test/support/dialogue.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const admin = as('admin');

/** Mo 30 November 2026, 9:00 in Madrid. */
const firstRun = new Date('2026-11-30T08:00:00Z');
const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;
const tick = () => runRounds(context, { now: clock.now, signal: new AbortController().signal });
/** Letters of one instant have no order: each step has its own. */
const later = () => {
  clock.now = new Date(clock.now.getTime() + 1_000);
};
const lettersTo = async (user: string) =>
  sql<{ period: string; message: Message }[]>`
    select period, message from delivery where person = ${await idOf(user)} and purpose = 'round' order by created_at, period`;
const lastLetter = async (user: string) => {
  const { message } = (await lettersTo(user)).at(-1) as { message: Message };
  return { type: 'message' as const, visibility: 'private' as const, ...message };
};

/** A member of a region, open to introductions. */
async function settle(
  user: string,
  region: string,
  { seeks = [], offers = [], contact = '' }: { seeks?: string[]; offers?: string[]; contact?: string } = {},
) {
  const speaker = as(user);
  await speaker.submit(await speaker.say('/me edit'), { region });
  await speaker.submit(await speaker.say('/me introductions'), { isOpen: true, seekAreas: seeks, offerAreas: offers });
  if (contact) await speaker.submit(await speaker.say('/me availability'), { contact });
  return speaker;
}

const fields = {
  title: 'Monday meetings',
  kind: 'pairs',
  day: '2026-11-30',
  time: '9:00',
  timeZone: 'Europe/Madrid',
  everyWeeks: 2,
  cooldown: 3,
  odd: 'wait',
};

beforeAll(async () => {
  await settle('ana', 'Murcia', { seeks: ['housing'], contact: 'ana@example.org' });
  await settle('olle', 'Skåne', { offers: ['housing'], contact: 'olle@example.org' });
  await settle('joana', 'Catalonia');
  await settle('luca', 'Puglia');
  await settle('marie', 'Brittany');
});

test('members cannot create a round, and see that there is none', async () => {
  expect(read(await as('ana').say('/round list'))).toContain('There is no round yet.');
  expect((await as('ana').say('/round create')).type).not.toBe('form');
});

test('staff create one, in a form that says what is wrong', async () => {
  const form = await admin.say('/round create');
  const wrong = await admin.submit(form, { ...fields, time: '25 o’clock', timeZone: 'Mars', day: '2026' });
  expect(await admin.submit(form, { ...fields, timeZone: 'Mars/Olympus_Mons' })).toMatchObject({
    problems: { timeZone: 'I know no time zone “Mars/Olympus_Mons”. Write it as Europe/Madrid or Atlantic/Azores.' },
  });
  expect(wrong.type === 'problems' && Object.keys(wrong.problems).sort()).toEqual(['day', 'time', 'timeZone']);
  expect(await admin.submit(form, { ...fields, day: '2026-11-02' })).toMatchObject({ problems: { day: /over/ } });
  const created = read(await admin.submit(form, fields));
  expect(created).toContain('The round “Monday meetings” is created. Members join with /round join 1.');
  // Clocks of Madrid: every second Monday at nine.
  expect(created).toContain('30 November 2026');
  expect(created).toContain('14 December 2026');
  expect((await sql`select next_run from round`)[0]?.nextRun).toEqual(firstRun);
  expect(formOf(form).fields.map(({ name }) => name)).toContain('languages');
});

test('whoever is not open to introductions is asked first', async () => {
  const zoe = as('zoe');
  const asked = await zoe.say('/round join 1');
  expect(read(asked)).toContain('You are not open to introductions yet.');
  expect(await sql`select 1 from round_member`).toHaveLength(0);
  expect(read(await zoe.press(asked, 'Be open to introductions, and join'))).toContain('You joined “Monday meetings”.');
  expect(read(await zoe.say('/round leave 1'))).toContain('You left “Monday meetings”.');
  expect(read(await zoe.say('/round leave 1'))).toContain('You had not joined');
});

test('members join, see it, and may leave a run out', async () => {
  for (const user of ['ana', 'olle', 'joana', 'luca', 'marie'])
    expect(read(await as(user).say('/round join 1'))).toContain('You joined “Monday meetings”. The next run is 30');
  expect(read(await as('ana').say('/round join 1 mentors=2'))).toContain('“Monday meetings” has no mentors');
  expect(read(await as('ana').say('/round show 1'))).toContain('You: joined');
  expect(read(await as('ana').say('/round show 1'))).not.toContain('Who would meet');
  expect(read(await as('zoe').say('/round skip 1'))).toContain('You have not joined');
  expect(read(await as('ana').say('/round show 99'))).toContain('There is no round 99.');
});

test('a dry run names who would meet, keeps nothing and tells nobody', async () => {
  const preview = read(await admin.say('/round preview 1'));
  expect(preview).toContain('5 people take part');
  expect(preview).toContain('ana (Region of Murcia) – olle (Skåne)');
  expect(preview).toMatch(/Left out: \w+ \(\w+\)/);
  expect(await sql`select 1 from round_run`).toHaveLength(0);
  expect(await sql`select 1 from delivery where purpose = 'round'`).toHaveLength(0);
  expect(read(await as('ana').say('/round preview 1'))).not.toContain('take part');
});

test('everybody is reminded one working day before, once', async () => {
  clock.now = new Date('2026-11-27T07:59:00Z');
  await tick();
  expect(await lettersTo('ana')).toHaveLength(0);
  clock.now = new Date('2026-11-27T08:00:00Z');
  await tick();
  await tick();
  expect(await lettersTo('ana')).toHaveLength(1);
  const reminder = await lastLetter('marie');
  expect(read(reminder)).toContain('Monday meetings: you are matched 30 November 2026');
  expect(read(await as('marie').press(reminder, 'Leave out the next run'))).toContain('You leave out the run');
});

test('the run matches who is there, says why, and is not repeated', async () => {
  clock.now = new Date('2026-11-30T08:01:00Z');
  await tick();
  await tick();
  const runs = await sql`select state, method, cooldown, decide_by, seed from round_run`;
  expect(runs).toMatchObject([{ state: 'offered', method: 'matching-2' }]);
  expect(await sql`select 1 from round_presence`).toHaveLength(4);
  expect(await sql`select 1 from round_group`).toHaveLength(2);
  expect((await sql`select next_run from round`)[0]?.nextRun).toEqual(new Date('2026-12-14T08:00:00Z'));
  const offer = read(await lastLetter('ana'));
  expect(offer).toContain('Monday meetings matched you with olle (Skåne).');
  expect(offer).toContain('you look for housing, and olle can tell about it');
  expect(offer).toContain('you both speak English');
  expect(offer).toContain('2 December 2026');
  expect(read(await lastLetter('olle'))).toContain('ana looks for housing, and you can tell about it');
  expect(await lettersTo('marie')).toHaveLength(1);
  expect(await lettersTo('ana')).toHaveLength(2);
});

test('nobody decides for others', async () => {
  const line = lineOf(await lastLetter('ana'), 'Yes');
  expect(read(await as('joana').say(line))).toContain('This is no meeting of yours.');
});

test('two who both say yes learn how to reach each other', async () => {
  later();
  expect(read(await as('ana').press(await lastLetter('ana'), 'Yes'))).toContain('When everybody has said yes');
  expect(read(await as('olle').press(await lastLetter('olle'), 'Yes'))).toContain('Everybody has said yes');
  expect(read(await lastLetter('ana'))).toContain('olle: olle@example.org');
  expect(read(await lastLetter('olle'))).toContain('ana: ana@example.org');
});

test('who is declined is told kindly, and matched again once', async () => {
  const offer = await lastLetter('luca');
  later();
  expect(read(offer)).toContain('joana (Catalonia)');
  expect(read(await as('joana').press(await lastLetter('joana'), 'Rather somebody else'))).toContain(
    'You are matched again when the time to decide is over',
  );
  const told = read(await lastLetter('luca'));
  expect(told).toContain('does not work out this time');
  expect(told).not.toContain('declined');
  expect(read(await as('luca').press(offer, 'Yes'))).toContain('This meeting does not take place any more.');
  clock.now = new Date('2026-12-02T08:02:00Z');
  await tick();
  await tick();
  // Nobody else is left: both come first the next time.
  expect(await sql`select state from round_run`).toMatchObject([{ state: 'done' }]);
  expect(read(await lastLetter('luca'))).toContain('You come first in the next run.');
  const waiting = await sql`select person, waiting from round_member where waiting > 0 order by person`;
  expect(waiting.map(({ person }) => person).sort()).toEqual([await idOf('joana'), await idOf('luca')].sort());
});

test('ten days later people say whether they met', async () => {
  clock.now = new Date('2026-12-10T08:05:00Z');
  await tick();
  const asked = await lastLetter('ana');
  expect(read(asked)).toContain('Monday meetings matched you with olle (Skåne). Did you meet?');
  const met = await as('ana').press(asked, 'Yes, we met');
  expect(read(await as('ana').press(met, '4'))).toContain('Staff see it in sums only.');
  await as('olle').press(await lastLetter('olle'), 'Not yet');
});

test('the next run keeps apart who met, and leaves nobody out twice', async () => {
  clock.now = new Date('2026-12-14T08:00:30Z');
  await tick();
  const seats = await sql<{ round_group: number; user: string }[]>`
    select s.round_group, a.user from round_seat s join round_group g on g.id = s.round_group join account a on a.person = s.person
    where g.run = (select max(id) from round_run) order by 1, 2`;
  const together = [
    ...Map.groupBy(seats, (seat) => (seat as unknown as { roundGroup: number }).roundGroup).values(),
  ].map((group) => group.map(({ user }) => user));
  expect(together).toHaveLength(2);
  expect(together).not.toContainEqual(['ana', 'olle']);
  const left = await sql<{ user: string }[]>`
    select a.user from round_presence q join account a on a.person = q.person
    where q.run = (select max(id) from round_run) and q.is_left`;
  expect(left.map(({ user }) => user)).not.toContain('joana');
  expect(left.map(({ user }) => user)).not.toContain('luca');
  expect(left).toHaveLength(1);
});

test('who did not meet yet is asked once more', async () => {
  clock.now = new Date('2026-12-20T08:05:00Z');
  await tick();
  await tick();
  const periods = (await lettersTo('olle')).map(({ period }) => period);
  expect(periods.filter((period) => period.startsWith('met 1 '))).toEqual(['met 1 1', 'met 1 2']);
  expect((await lettersTo('ana')).filter(({ period }) => period.startsWith('met 1 '))).toHaveLength(1);
});

test('staff see what it brought, with a map in words, and as a file; members their own history', async () => {
  const shown = read(await admin.say('/round show 1'));
  for (const said of [
    'Runs so far: 2',
    'nobody twice in a row',
    'Confirmed | 2',
    'Met | 1',
    '4.0 (1 answer)',
    'matching-2',
    '[picture ',
    'Murcia',
  ])
    expect(shown).toContain(said);
  expect(read(await admin.say('/round show 1 csv'))).toContain('[file ');
  await actFor(sql, await idOf('olle'), 'City of Malmö', 'SE224');
  const mine = read(await as('ana').say('/round mine'));
  expect(mine).toContain('olle, City of Malmö (Skåne) | met');
  expect(read(await as('luca').say('/round mine'))).toContain('did not work out');
});

test('a run beside the planned ones asks first, and a round can be ended', async () => {
  const before = await sql`select 1 from round_run`;
  const asked = await admin.say('/round run 1');
  expect(read(asked)).toContain('in “Monday meetings” now?');
  expect(await sql`select 1 from round_run`).toHaveLength(before.length);
  expect(read(await admin.press(asked, 'Run it now'))).toContain('begins within a minute');
  expect(await sql`select 1 from round_run`).toHaveLength(before.length + 1);
  // The server stops before it is matched: it waits for the next start.
  await runRounds(context, { now: clock.now, signal: AbortSignal.abort() });
  expect(await sql`select 1 from round_run where state = 'matching'`).toHaveLength(1);
  await tick();
  expect(await sql`select 1 from round_run where state = 'matching'`).toHaveLength(0);
  expect(read(await admin.confirm('/round end 1'))).toContain('has no more runs');
  expect(read(await as('zoe').say('/round join 1'))).toContain('has no run to come');
});

describe('a crash', () => {
  test('between the matching of a run and its letters is made up for, and tells nobody twice', async () => {
    clock.now = new Date('2027-02-01T10:00:00Z');
    const form = await admin.say('/round create');
    await admin.submit(form, { ...fields, title: 'Again', kind: 'groups', size: 3, day: '2027-02-02' });
    for (const user of ['ana', 'olle', 'joana', 'luca', 'marie']) await as(user).say('/round join 2');
    clock.now = new Date('2027-02-02T08:00:00Z');
    const broken = { ...context, outbox: { ...context.outbox, enqueueAll: () => Promise.reject(new Error('away')) } };
    await expect(runRounds(broken, { now: clock.now, signal: new AbortController().signal })).rejects.toThrow('away');
    const untold = () =>
      sql`select g.id from round_group g join round_run u on u.id = g.run where u.round = 2 and told_at is null order by g.id`;
    const before = await untold();
    expect(before).toHaveLength(2);
    // Two servers at once.
    await Promise.all([tick(), tick()]);
    expect(await sql`select state from round_run where round = 2`).toMatchObject([{ state: 'offered' }]);
    expect(await untold()).toHaveLength(0);
    const offers = (await lettersTo('ana')).filter(({ period }) => period.startsWith('offer'));
    expect(offers.filter(({ message }) => plainText(message.text).includes('Again'))).toHaveLength(1);
    const sizes = await sql`
      select count(*)::int as size from round_seat s join round_group g on g.id = s.round_group join round_run u on u.id = g.run
      where u.round = 2 group by g.id order by 1`;
    expect(sizes.map(({ size }) => size)).toEqual([2, 3]);
  });
});

test('mentors get as many people as they said, and whoever joins says so in the line', async () => {
  clock.now = new Date('2027-04-05T10:00:00Z');
  const form = await admin.say('/round create');
  await admin.submit(form, { ...fields, title: 'Mentoring', kind: 'mentors', everyWeeks: null, day: '2027-04-06' });
  const { number } = (await sql`select number from round where title = 'Mentoring'`)[0] as { number: number };
  expect(read(await as('olle').say(`/round join ${number} mentors=9`))).toContain('A mentor takes 1 to 8 people.');
  expect(read(await as('olle').say(`/round join ${number} mentors=2`))).toContain('as a mentor for up to 2 people');
  for (const user of ['ana', 'joana', 'luca']) await as(user).say(`/round join ${number}`);
  clock.now = new Date('2027-04-06T08:00:00Z');
  await tick();
  const groups = await sql<{ people: number[] }[]>`
    select array_agg(s.person order by s.person) as people
    from round_seat s join round_group g on g.id = s.round_group join round_run u on u.id = g.run
    where u.round = ${number} group by g.id`;
  const mentor = await idOf('olle');
  expect(groups).toHaveLength(2);
  expect(groups.every(({ people }) => people.length === 2 && people.includes(mentor))).toBe(true);
  expect(
    await sql`select 1 from round_presence q join round_run u on u.id = q.run where u.round = ${number} and q.is_left`,
  ).toHaveLength(1);
  expect(await sql`select next_run from round where number = ${number}`).toEqual([{ nextRun: null }]);
});

test('who is forgotten is gone from rounds and letters; their data was handed out before', async () => {
  const id = await idOf('olle');
  const data = await listPersonalData(sql, id);
  expect(data.round_member).toHaveLength(3);
  expect(data.round_seat).not.toHaveLength(0);
  expect(data.round_presence).not.toHaveLength(0);
  await database.withTransaction((inside) =>
    forgetPersonalData(inside, id, { isKept: false, now: clock.now, removedTitle: () => '' }),
  );
  const [{ left }] = await sql<[{ left: number }]>`
    select count(*)::int as left from round_seat where person = ${id} or reasons @> ${JSON.stringify([{ other: id }])}::text::jsonb`;
  expect(left).toBe(0);
  const [{ letters }] = await sql<[{ letters: number }]>`
    select count(*)::int as letters from delivery where purpose = 'round' and message::text like '%olle%'`;
  expect(letters).toBe(0);
});
