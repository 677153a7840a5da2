import { beforeAll, describe, expect, test } from 'vitest';
import { plainText } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import { runEvents } from '#src/operations/events/run-events.ts';
import { runIntroductions } from '#src/operations/introductions/run-introductions.ts';
import { forgetPersonalData, listPersonalData, movePersonalData } from '#src/operations/personal-data.ts';
import { actFor } from '#test/support/act-for.ts';
import { createDialogue, formOf, lineOf, read } from '#test/support/dialogue.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const admin = as('admin');

/** 14:00 in Madrid. */
const start = new Date('2026-12-03T13:00:00Z');
const at = (time: string) => new Date(`2026-12-03T${time}Z`);
const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;
const run = () => ({ now: clock.now, signal: new AbortController().signal });
const tick = async (now: Date) => {
  clock.now = now;
  await runEvents(context, run());
};

type Letter = { period: string; message: Message; dueAt: Date; state: string };
const lettersTo = async (user: string, like = '%') =>
  sql<Letter[]>`
    select period, message, due_at, state from delivery
    where person = ${await idOf(user)} and purpose = 'event' and period like ${like} order by due_at, period`;
const asOutcome = (message: Message) => ({ type: 'message' as const, visibility: 'private' as const, ...message });
const letter = async (user: string, period: string) => {
  const [found] = await lettersTo(user, period);
  if (!found) throw new Error(`${user} got no letter ${period}`);
  return asOutcome(found.message);
};

/** A member of a region, with what they look for and offer. */
async function settle(
  user: string,
  region: string,
  { seeks = [], offers = [] }: { seeks?: string[]; offers?: string[] } = {},
) {
  const speaker = as(user);
  await speaker.submit(await speaker.say('/me edit'), { region });
  if (seeks.length + offers.length > 0)
    await speaker.submit(await speaker.say('/me introductions'), { seekAreas: seeks, offerAreas: offers });
}

const fields = {
  title: 'First exchange',
  day: '2026-12-03',
  time: '14:00',
  timeZone: 'Europe/Madrid',
  rounds: 3,
  minutes: 15,
  size: 2,
  areas: ['housing'],
  topics: '',
  link: 'https://meet.example.org/{room}#config',
};
const users = ['ana', 'olle', 'joana', 'luca', 'marie', 'piotr'];
const groupsOf = async (round: number, event = 1) =>
  (
    await sql<{ names: string[] }[]>`
      select array_agg(p.display_name order by p.display_name) as names
      from event_group g join event_seat s on s.event_group = g.id join person p on p.id = s.person
      where g.event = ${event} and g.round = ${round} group by g.id order by 1`
  ).map(({ names }) => names.join(' '));

beforeAll(async () => {
  await settle('ana', 'Murcia', { seeks: ['housing'] });
  await settle('olle', 'Skåne', { offers: ['housing'] });
  await settle('joana', 'Catalonia');
  await settle('luca', 'Puglia');
  await settle('marie', 'Brittany');
  await settle('piotr', 'Murcia');
});

describe('before', () => {
  test('members create none, and see that there is none', async () => {
    expect(read(await as('ana').say('/event list'))).toContain('There is no event yet.');
    expect((await as('ana').say('/event create')).type).not.toBe('form');
    expect(read(await as('ana').say('/event show 7'))).toContain('There is no event 7.');
  });

  test('staff create one, in a form that says all that is wrong', async () => {
    const form = await admin.say('/event create');
    const wrong = await admin.submit(form, {
      ...fields,
      ...{ time: '25 o’clock', timeZone: 'Mars', day: '2026', link: 'http://meet.example.org/{room}' },
      topics: Array(13).fill('topic').join('\n'),
    });
    expect(wrong).toMatchObject({
      problems: {
        time: expect.stringContaining('“25 o’clock” is no time.'),
        timeZone: expect.stringContaining('I know no time zone “Mars”.'),
        day: 'Write the whole date, with day and month.',
        link: expect.stringContaining('begins with https://, such as https://meet.jit.si/{room}.'),
        topics: 'Write at most 12 topics.',
      },
    });
    const problemOf = async (values: object) => {
      const outcome = await admin.submit(form, { ...fields, ...values });
      return outcome.type === 'problems' ? Object.values(outcome.problems).join(' ') : outcome.type;
    };
    expect(await problemOf({ day: '2026-11-02' })).toMatch(/This time is over/);
    expect(await problemOf({ day: '2026-02-30' })).toMatch(/Please write a date/);
    expect(await problemOf({ day: '2036-02-20' })).toMatch(/next two years/);
    expect(await problemOf({ link: 'https://meet.example.org/one' })).toMatch(/where the name of the room stands/);
    expect(await problemOf({ link: 'https://{room}.example.org/' })).toMatch(/behind the name of the server/);
    expect(await problemOf({ topics: 'x'.repeat(201) })).toMatch(/at most 200 characters for a topic/);
    expect(await problemOf({ rounds: 13 })).toMatch(/12/);
    expect(await problemOf({ minutes: 4 })).toMatch(/5/);
    expect(await problemOf({ size: 1 })).toMatch(/2/);
    expect(await sql`select 1 from networking_event`).toHaveLength(0);
    const created = read(await admin.submit(form, fields));
    expect(created).toContain('The event “First exchange” is created. People join with /event join 1');
    expect(created).toContain('until 14:45 CET');
    expect(created).toContain('3 rounds of 15 minutes');
    expect((await sql`select starts_at from networking_event`)[0]?.startsAt).toEqual(start);
    expect(formOf(form).fields.map(({ name }) => name)).toContain('link');
  });

  test('people join and leave by buttons, also of an announcement to a channel', async () => {
    const announced = await admin.say('/event announce 1');
    expect(announced).toMatchObject({ visibility: 'public' });
    expect(read(announced)).toContain('First exchange: 3 December 2026, 14:00 CET, until 14:45 CET');
    expect(read(announced)).toContain('About: Housing');
    for (const user of users)
      expect(read(await as(user).press(announced, 'Take part'))).toContain(
        'You take part in “First exchange”: 3 December',
      );
    expect(read(await as('ana').press(announced, 'Take part'))).toContain('already');
    expect(read(await as('luca').press(announced, 'Leave'))).toContain('You left “First exchange”.');
    expect(read(await as('luca').press(announced, 'Leave'))).toContain('You did not take part');
    expect(read(await as('luca').press(announced, 'Take part'))).toContain('You take part in “First exchange”');
    const shown = read(await as('ana').say('/event show 1'));
    expect(shown).toContain('Take part: 6');
    expect(shown).toContain('You: you take part');
    expect(shown).not.toContain('Schedule');
    expect(
      (await as('ana').say('/event announce 1')).type === 'message' && read(await as('ana').say('/event announce 1')),
    ).not.toContain('December');
  });

  test('sign-up is closed and opened', async () => {
    expect(read(await admin.say('/event close 1'))).toContain('Nobody joins');
    expect(read(await as('late').say('/event join 1'))).toContain('Sign-up for “First exchange” is closed.');
    expect(read(await admin.say('/event open 1'))).toContain('People may join');
  });

  test('the schedule is shown with its quality: nobody meets twice, no two of one region meet', async () => {
    const preview = read(await admin.say('/event preview 1'));
    expect(preview).toContain(
      '6 people take part. nobody meets twice · no two of one region meet · everybody meets at least 3 people',
    );
    expect(preview).toContain('ana (Region of Murcia), olle (Skåne) | Housing');
    const shown = read(await admin.say('/event show 1'));
    expect(shown).toContain('Schedule: nobody meets twice');
    const all = [...(await groupsOf(1)), ...(await groupsOf(2)), ...(await groupsOf(3))];
    expect(all).toHaveLength(9);
    expect(new Set(all).size).toBe(9);
    expect(all).not.toContain('ana piotr');
    expect(read(await as('ana').say('/event preview 1'))).not.toContain('nobody meets twice');
    await as('zoe').say('/event join 1');
    expect(read(await admin.say('/event show 1'))).toContain('people came or went since');
    await as('zoe').say('/event leave 1');
    expect(await sql`select 1 from delivery where purpose = 'event'`).toHaveLength(0);
  });
});

describe('while it runs', () => {
  test('nothing is told before, and the first letters are written ahead with their instant', async () => {
    await tick(at('11:50:00'));
    expect(await lettersTo('ana')).toHaveLength(0);
    await tick(at('11:59:00'));
    expect(await lettersTo('ana')).toMatchObject([{ period: 'reminder 1 1', dueAt: at('12:00:00') }]);
    expect(read(await letter('ana', 'reminder 1 1'))).toContain('First exchange begins in an hour, at 14:00 CET');
    await tick(at('12:57:00'));
    const [, call] = await lettersTo('ana');
    expect(call).toMatchObject({ period: 'call 1 1', dueAt: at('12:58:00') });
    expect(read(await letter('ana', 'call 1 1'))).toContain('First exchange begins in two minutes, at 14:00 CET');
    await tick(at('12:59:00'));
    await tick(at('12:59:00'));
    const [, , group, ...more] = await lettersTo('ana');
    expect(more).toHaveLength(0);
    expect(group).toMatchObject({ period: 'start 1 1', dueAt: at('12:59:56') });
  });

  test('everybody gets group, names, regions, one prompt and the link', async () => {
    const partner = (await groupsOf(1))
      .find((names) => names.includes('ana'))
      ?.replace('ana', '')
      .trim() as string;
    const said = await letter('ana', 'start 1 1');
    expect(read(said)).toContain('Round 1 of 3');
    expect(read(said)).toContain('First exchange: from 14:00 CET until 14:15 CET you meet');
    expect(read(said)).toContain(`${partner} (`);
    expect(read(said)).toContain('To begin: Housing: what worked where you are, and what did not?');
    const linkIn = (message: Message) =>
      message.blocks.flatMap((block) =>
        block.type === 'actions' ? block.items.flatMap((item) => (item.type === 'link' ? item.url : [])) : [],
      )[0];
    const url = linkIn(said);
    expect(url).toMatch(/^https:\/\/meet\.example\.org\/causeway-[0-9a-f]{18}#config$/);
    expect(linkIn(await letter(partner, 'start 1 1'))).toBe(url);
    const urls = await Promise.all(users.map(async (user) => linkIn(await letter(user, 'start 1 1'))));
    expect(new Set(urls).size).toBe(3);
  });

  test('two minutes before the end everybody is warned, once', async () => {
    await tick(at('13:12:00'));
    await tick(at('13:12:30'));
    const [warning, ...more] = await lettersTo('olle', 'warning%');
    expect(more).toHaveLength(0);
    expect(warning).toMatchObject({ dueAt: at('13:13:00') });
    expect(read(await letter('olle', 'warning 1 1'))).toContain(
      'two minutes are left of round 1. The next round begins at 14:15 CET.',
    );
  });

  test('who comes late and who leaves are in the rounds that are left, and nobody meets twice', async () => {
    expect(read(await as('zoe').say('/event join 1'))).toContain('from round 2 on, at 3 December 2026, 14:15 CET');
    expect(read(await as('marie').say('/event leave 1'))).toContain('You left');
    const before = await groupsOf(1);
    await tick(at('13:14:00'));
    const second = await groupsOf(2);
    expect(second.join(' ')).toContain('zoe');
    expect(second.join(' ')).not.toContain('marie');
    expect(second.filter((names) => before.includes(names))).toEqual([]);
    expect(await lettersTo('marie', 'start 1 2')).toHaveLength(0);
    expect(await lettersTo('zoe', 'start%')).toHaveLength(1);
    expect(await groupsOf(1)).toEqual(before);
  });

  test('whom a leaver leaves alone is put in another group', async () => {
    clock.now = at('13:14:30');
    const one = (await groupsOf(2)).find((names) => !names.includes('ana')) ?? '';
    const [leaver = '', alone = ''] = one.split(' ');
    await as(leaver).say('/event leave 1');
    const groups = await groupsOf(2);
    expect(groups.join(' ').split(' ')).not.toContain(leaver);
    expect(groups.find((names) => names.includes(alone))?.split(' ')).toHaveLength(3);
    const moved = await lettersTo(alone, 'moved%');
    expect(moved).toHaveLength(1);
    expect(await lettersTo(alone, 'start 1 2')).toMatchObject([{ state: 'cancelled' }]);
    expect(await lettersTo(leaver, 'start 1 2')).toMatchObject([{ state: 'cancelled' }]);
    await as(leaver).say('/event join 1');
  });

  test('a server that was off takes up the round that runs, and repeats none', async () => {
    // Nothing ran since 13:14:30; it is 13:33 and the third round began at 13:30.
    await tick(at('13:33:00'));
    expect(await sql`select kind, round, state from event_step where state = 'missed'`).toEqual([
      { kind: 'warning', round: 2, state: 'missed' },
    ]);
    const [third] = await lettersTo('ana', 'start 1 3');
    expect(third).toMatchObject({ dueAt: at('13:33:00') });
    await tick(at('13:33:30'));
    expect(await lettersTo('ana', 'start%')).toHaveLength(3);
    expect(read(await as('nina').say('/event join 1'))).toContain('No round of “First exchange” is left');
  });
});

describe('afterwards', () => {
  test('everybody gets the list of those they met, and two questions', async () => {
    await tick(at('13:44:00'));
    expect((await lettersTo('ana', 'finish%'))[0]).toMatchObject({ dueAt: at('13:45:00') });
    const finish = await letter('ana', 'finish 1 3');
    expect(read(finish)).toContain('First exchange is over. You met');
    const survey = await as('ana').press(finish, 'Answer two questions');
    expect(read(await as('ana').submit(survey, { useful: '4', again: 'yes' }))).toContain('Staff see it in sums only.');
    const again = formOf(await as('ana').say('/event survey 1'));
    expect(again.values).toEqual({ useful: '4', again: 'yes' });
    expect(read(await as('nina').say('/event survey 1'))).toContain('You did not take part');
    const shown = read(await admin.say('/event show 1'));
    expect(shown).toContain('How useful, 1–5 | 4.0 (1 answer)');
    expect(shown).toContain('1 yes · 0 perhaps · 0 no');
    expect(shown).toMatch(/Pairs of people who met \| \d+/);
    expect(read(await as('olle').say('/event show 1'))).not.toContain('How useful');
  });

  test('staying in touch is an introduction that both confirm', async () => {
    const finish = await letter('ana', 'finish 1 3');
    const list = await as('ana').press(finish, 'Stay in touch');
    expect(read(list)).toContain('First exchange: whom you met');
    expect(read(list)).toContain('olle (Skåne) (not asked)');
    const asked = await as('ana').press(list, 'olle (Skåne)');
    expect(read(asked)).toContain('I asked olle.');
    expect(await as('ana').press(list, 'olle (Skåne)')).toMatchObject({
      text: expect.stringContaining('I asked olle.'),
    });
    expect(await sql`select 1 from introduction`).toHaveLength(1);
    const [request] = await sql<{ message: Message }[]>`
      select message from delivery where purpose = 'introduction' and person = ${await idOf('olle')}`;
    expect(plainText(request?.message.text ?? '')).toContain('ana');
    expect(read(asOutcome(request?.message as Message))).toContain('you met at “First exchange”');
    expect(read(asOutcome(request?.message as Message))).not.toContain('“”');
    expect(read(await as('olle').say('/event met 1'))).toContain('wants to stay in touch with you');
    await actFor(sql, await idOf('ana'), 'City of Murcia', 'ES62');
    const back = await as('olle').press(await as('olle').say('/event met 1'), 'ana, City of Murcia (Region of Murcia)');
    expect(read(back)).toContain('You and ana both want to stay in touch');
    await runIntroductions(context, run());
    const [introduction] = await sql`select state, told from introduction`;
    expect(introduction).toMatchObject({ state: 'accepted', told: 'bridged' });
    expect(read(await as('ana').say('/event met 1'))).toContain('olle (Skåne) (you are brought together)');
  });

  test('nobody stays in touch with whom they did not meet, or who does not want to meet them', async () => {
    expect(read(await as('ana').say(`/event keep 1 person=${await idOf('nina')}`))).toContain(
      'You cannot stay in touch',
    );
    expect(read(await as('ana').say('/event keep 1 person=99999'))).toContain('You cannot stay in touch');
    const list = await as('ana').say('/event met 1');
    const other = read(list).match(/• (\w+) \([^)]*\) \(not asked\)/)?.[1] as string;
    await sql`insert into introduction_block (person, other, blocked_at) values (${await idOf(other)}, ${await idOf('ana')}, now())`;
    expect(read(await as('ana').say('/event met 1'))).not.toContain(`• ${other}`);
    expect(read(await as('ana').say(`/event keep 1 person=${await idOf(other)}`))).toContain(
      'You cannot stay in touch',
    );
  });

  test('what is kept of a person is exported, moved and forgotten', async () => {
    const exported = await listPersonalData(sql, await idOf('ana'));
    expect(exported).toMatchObject({
      event_member: [{ event: 1, useful: 4, again: 'yes' }],
      event_seat: [{ event: 1, round: 1 }, { round: 2 }, { round: 3 }],
    });
    const [from, to] = [await idOf('ana'), await idOf('maria')];
    await as('maria').say('/me');
    const target = await idOf('maria');
    await context.withTransaction((inside) => movePersonalData(inside, from, target, clock.now));
    expect(await sql`select useful from event_member where person = ${target}`).toEqual([{ useful: 4 }]);
    expect(await sql`select 1 from event_seat where person = ${target}`).toHaveLength(3);
    expect(to === undefined || to === target).toBe(true);
    await context.withTransaction((inside) =>
      forgetPersonalData(inside, target, { isKept: true, now: clock.now, removedTitle: () => '' }),
    );
    expect(await sql`select 1 from event_seat where person = ${target}`).toHaveLength(0);
    const letters = await lettersTo('olle');
    expect(JSON.stringify(letters)).toContain('somebody who is no longer here');
    expect(JSON.stringify(letters)).not.toMatch(/\b(ana|maria)\b/);
  });
});

describe('other events', () => {
  test('one that is called off tells who takes part', async () => {
    const form = await admin.say('/event create');
    await admin.submit(form, { ...fields, day: '2026-12-04', link: '', topics: 'Housing first\nJobs' });
    await as('joana').say('/event join 2');
    await as('luca').say('/event join 2');
    const asked = await admin.say('/event cancel 2');
    expect(read(asked)).toContain('Call “First exchange” off? 2 people who take part are told.');
    expect(read(await admin.confirm('/event cancel 2'))).toContain('is called off');
    expect(read(await letter('joana', 'cancelled 2'))).toContain('First exchange was called off.');
    expect(read(await as('joana').say('/event join 2'))).toContain('was called off');
    await tick(new Date('2026-12-04T13:00:00Z'));
    expect(await lettersTo('joana', 'start 2%')).toHaveLength(0);
    expect(read(await as('joana').say('/event show 2'))).toContain('This event was called off.');
  });

  test('without a link groups have a number, and begin with the topics of staff', async () => {
    const form = await admin.say('/event create');
    await admin.submit(form, { ...fields, day: '2026-12-05', link: '', topics: 'Housing first\nJobs', rounds: 2 });
    await as('joana').say('/event join 3');
    await as('luca').say('/event join 3');
    await as('olle').say('/event join 3');
    await tick(new Date('2026-12-05T12:59:00Z'));
    const said = read(await letter('joana', 'start 3 1'));
    expect(said).toContain('You are group 1.');
    expect(said).toContain('To begin: Housing first');
    await tick(new Date('2026-12-05T13:14:00Z'));
    expect(read(await letter('luca', 'start 3 2'))).toContain('To begin: Jobs');
  });

  test('one that no server ran is told of at the end, and nobody is said to have met', async () => {
    const form = await admin.say('/event create');
    await admin.submit(form, { ...fields, day: '2026-12-06' });
    await as('joana').say('/event join 4');
    await as('luca').say('/event join 4');
    await tick(new Date('2026-12-06T16:00:00Z'));
    expect(read(await letter('joana', 'finish 4 3'))).toContain('could not take place');
    expect(await lettersTo('joana', 'start 4%')).toHaveLength(0);
    expect(read(await as('joana').say('/event met 4'))).toContain('You met nobody');
    expect(read(await as('joana').say('/event show 4'))).toContain('This event is over.');
  });

  test('one alone is told that there is nobody', async () => {
    const form = await admin.say('/event create');
    await admin.submit(form, { ...fields, day: '2026-12-07', rounds: 1 });
    await as('joana').say('/event join 5');
    expect(read(await admin.say('/event preview 5'))).toContain('Fewer than two people');
    await tick(new Date('2026-12-07T12:59:00Z'));
    expect(read(await letter('joana', 'start 5 1'))).toContain('there is nobody for you to meet. It was the last one.');
    expect(lineOf(await letter('joana', 'start 5 1'), 'Leave')).toBe('/event leave 5');
  });

  test('two of whom one blocked the other after the schedule was computed are told that there is nobody', async () => {
    const form = await admin.say('/event create');
    await admin.submit(form, { ...fields, day: '2026-12-08', rounds: 2 });
    await as('joana').say('/event join 6');
    await as('luca').say('/event join 6');
    expect(read(await admin.say('/event preview 6'))).toContain('joana');
    const pair = { person: await idOf('joana'), other: await idOf('luca'), blockedAt: clock.now };
    await sql`insert into introduction_block ${sql(pair)}`;
    await tick(new Date('2026-12-08T12:59:00Z'));
    for (const user of ['joana', 'luca'])
      expect(read(await letter(user, 'start 6 1'))).toContain('in round 1 there is nobody for you to meet');
    // Somebody who comes is with one of them.
    await as('ana').say('/event join 6');
    await tick(new Date('2026-12-08T13:14:00Z'));
    expect(await groupsOf(2, 6)).toEqual([expect.stringMatching(/^ana (joana|luca)$/)]);
    expect(read(await admin.say('/event preview 6'))).toContain('1 group changed');
  });

  test('staff are told where no two may meet, and of nobody who it is', async () => {
    const form = await admin.say('/event create');
    await admin.submit(form, { ...fields, day: '2026-12-09', rounds: 1 });
    await as('joana').say('/event join 7');
    await as('luca').say('/event join 7');
    const preview = read(await admin.say('/event preview 7'));
    expect(preview).toContain('no two of those who take part may meet');
    expect(preview).not.toMatch(/joana|luca/);
  });
});
