import { beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { forgetPersonalData, listPersonalData } from '#src/operations/personal-data.ts';
import { runTestbeds } from '#src/operations/testbeds/run-testbeds.ts';
import { createPages } from '#src/web/pages.ts';
import { actFor } from '#test/support/act-for.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, bot, clock, context, database } = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, remoteOf: () => '192.0.2.1' });
const [ana, olle, joana, luca] = [as('ana'), as('olle'), as('joana'), as('luca')];

const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;
const tick = async (now: string) => {
  clock.now = new Date(now);
  await runTestbeds(context, { now: clock.now, signal: new AbortController().signal });
};
const asOutcome = (message: Message) => ({ type: 'message' as const, visibility: 'private' as const, ...message });
const lettersTo = async (user: string, like = '%') =>
  sql<{ period: string; message: Message }[]>`
    select period, message from delivery where person = ${await idOf(user)} and purpose = 'testbed' and period like ${like} order by created_at, period`;
const letter = async (user: string, like: string) => {
  const found = (await lettersTo(user, like)).at(-1);
  if (!found) throw new Error(`${user} got no letter ${like}`);
  return asOutcome(found.message);
};

const plan = {
  ...{
    title: 'Mentors for nurses',
    question: 'Do mentors shorten the way to a licence?',
    hypothesis: 'By half.',
    region: 'Murcia',
  },
  ...{
    areas: ['health'],
    startsOn: '2026-11-30',
    endsOn: '2027-02-21',
    timeZone: 'Europe/Madrid',
    everyWeeks: 3,
    isPublic: true,
  },
  ...{ risks: 'Few mentors.', ethics: 'Consent of each nurse.' },
  steps: '2026-12-07 | Find ten mentors | Ana\n2027-01-11 ; Match them ; Olle\n2027-02-15 | Ask all nurses',
  measures: 'Nurses with a mentor | 0 | 20\nDays to a licence | 200 | 100',
};

beforeAll(async () => {
  for (const [speaker, region] of [
    [ana, 'Murcia'],
    [olle, 'Skåne'],
    [joana, 'Puglia'],
    [luca, 'Skåne'],
  ] as const)
    await speaker.submit(await speaker.say('/me edit'), { region });
});

describe('twelve weeks', () => {
  test('a plan that cannot be read is told line by line, a good one begins', async () => {
    const refused = await ana.submit(await ana.say('/testbed create'), {
      ...{ ...plan, endsOn: '2026-11-01', steps: 'soon | Find mentors', measures: 'Nurses | some | 20' },
    });
    expect(refused).toMatchObject({
      problems: {
        endsOn: 'The last day is not after the first.',
        steps: '“soon | Find mentors” does not begin with a day such as 2027-02-01.',
        measures: expect.stringContaining('needs two numbers'),
      },
    });
    const longest = Array.from({ length: 20 }, () => `2026-12-07 | ${'x'.repeat(160)} | ${'y'.repeat(60)}`).join('\n');
    const all = await ana.submit(await ana.say('/testbed create'), { ...plan, endsOn: '2026-11-01', steps: longest });
    // Twenty steps, each as long as one may be, fit: only the day is wrong.
    expect(all).toMatchObject({ type: 'problems', problems: { endsOn: expect.any(String) } });
    expect(all.type === 'problems' && Object.keys(all.problems)).toEqual(['endsOn']);
    const begun = read(await ana.submit(await ana.say('/testbed create'), plan));
    expect(begun).toContain('The testbed “Mentors for nurses” is begun.');
    expect(begun).toContain('State: planned');
    expect(begun).toContain('Next check-in: 21 December 2026');
    expect(begun).toContain('7 December 2026 | 1. Find ten mentors | Ana | ');
    expect(begun).toContain('[picture ');
  });

  test('others ask to take part or follow, and the host answers', async () => {
    await actFor(sql, await idOf('olle'), 'City of Malmö', 'SE224');
    expect(read(await olle.press(await olle.say('/testbed show 1'), 'Ask to take part'))).toContain('Its host is told');
    const asked = await letter('ana', 'asked%');
    expect(read(asked)).toContain('olle, City of Malmö (Skåne) would like to take part in “Mentors for nurses”.');
    expect(read(await olle.say('/testbed accept 1 1'))).toContain('Who speaks for the host');
    expect(read(await ana.press(asked, 'Take them in'))).toContain('olle takes part');
    expect(read(await ana.press(asked, 'Take them in'))).toContain('was answered already');
    expect(read(await letter('olle', 'answered%'))).toContain('You take part');
    expect(read(await joana.say('/testbed follow 1'))).toContain('You follow');
    expect(read(await joana.say('/testbed follow 1'))).toContain('already');
  });

  test('check-ins come in the morning every three weeks, once; who does not answer is reminded once', async () => {
    await tick('2026-12-21T07:59:00Z');
    expect(await lettersTo('ana', 'check%')).toHaveLength(0);
    await tick('2026-12-21T08:00:00Z');
    await tick('2026-12-21T08:01:00Z');
    expect(await lettersTo('ana', 'check%')).toHaveLength(1);
    expect(await lettersTo('joana', 'check%')).toHaveLength(0);
    const form = await ana.press(await letter('ana', 'check%'), 'Answer three questions');
    expect(
      read(await ana.submit(form, { pace: 'slow', learned: 'Mentors need pay.', hinders: 'Holidays.' })),
    ).toContain('Thank you');
    await tick('2026-12-23T09:00:00Z');
    await tick('2026-12-23T09:01:00Z');
    expect(await lettersTo('olle', 'reminder%')).toHaveLength(1);
    expect(await lettersTo('ana', 'reminder%')).toHaveLength(0);
    expect(read(await olle.say('/testbed show 1'))).toContain('Check-ins: 1 answered, none skipped, 1 open');
    expect(read(await joana.say('/testbed check 1'))).toContain('No check-in of “Mentors for nurses” is open for you');
  });

  test('steps are done, values are entered, and the picture shows how far they are', async () => {
    expect(read(await olle.say('/testbed done 1 1'))).toContain('Step 1 of “Mentors for nurses” is done');
    // Said again, it stays done: who is told so can take it back.
    const again = await olle.say('/testbed done 1 1');
    expect(read(again)).toContain('Step 1 of “Mentors for nurses” was done on 23 December 2026 already.');
    expect(read(await olle.press(again, 'It is not done after all'))).toContain(
      'Step 1 of “Mentors for nurses” is open',
    );
    expect(read(await olle.say('/testbed undone 1 1'))).toContain('was not done before either');
    expect(read(await olle.say('/testbed done 1 1'))).toContain('Step 1 of “Mentors for nurses” is done');
    expect(read(await joana.say('/testbed done 1 1'))).toContain('You do not take part');
    expect(read(await olle.say('/testbed done 1 9'))).toContain('has no step 9');
    const wrong = await olle.submit(await olle.say('/testbed measure 1'), { value1: 'many', day: '2027-12-01' });
    expect(wrong).toMatchObject({
      problems: { value1: '“many” is no number, or can be two. Write it as 1500 or as 1.5.', day: expect.any(String) },
    });
    expect(
      read(
        await olle.submit(await olle.say('/testbed measure 1'), { value1: '5', value2: '180,5', day: '2026-12-23' }),
      ),
    ).toContain('2 values of');
    const shown = read(await olle.submit(await olle.say('/testbed measure 1'), { value1: '6', day: '2026-12-23' }));
    expect(shown).toContain('Nurses with a mentor | 0 | 20 | 6 (23 December 2026)');
    expect(shown).toContain('Days to a licence | 200 | 100 | 180.5 (23 December 2026)');
    expect(shown).toContain('[picture Mentors for nurses: 1 of 3 steps done');
    expect(shown).toContain('Nurses with a mentor: 6 of 20 on 23 December 2026');
  });

  test('followers ask, its people are told, and the answer comes to all', async () => {
    await joana.submit(await joana.say('/testbed ask 1'), { words: 'Who pays the mentors? https://example.org/q' });
    const told = await letter('ana', 'note%');
    expect(read(told)).toContain('joana writes on “Mentors for nurses”:');
    await ana.submit(await ana.press(told, 'Ask or answer'), { words: 'The region.' });
    expect(read(await letter('joana', 'note%'))).toContain('The region.');
    expect(read(await luca.say('/testbed show 1 notes'))).toContain('Who pays the mentors?');
  });

  test('half time asks for a review; a skipped check-in stays seen; a server that was off asks the last one alone', async () => {
    await tick('2027-01-11T09:00:00Z');
    expect(read(await letter('ana', 'midterm%'))).toContain('at half time');
    const form = await ana.press(await letter('ana', 'midterm%'), 'Review at half time');
    const kept = read(await ana.submit(form, { well: 'They meet.', badly: 'Too few.', advice: '', verdict: 'change' }));
    expect(kept).toContain('It goes on in another way.');
    expect(kept).toContain('Check-ins: 1 answered, 1 skipped, 2 open');
    const before = (await lettersTo('ana', 'check%')).length;
    await tick('2027-02-20T09:00:00Z');
    expect(await lettersTo('ana', 'check%')).toHaveLength(before + 1);
    expect(read(await ana.say('/testbed show 1'))).not.toContain('Next check-in');
  });

  test('a host who leaves hands it over; a region that tries it too starts from the same plan', async () => {
    expect(read(await ana.say('/testbed leave 1'))).toContain('Hand it over with /testbed host, or stop it');
    expect(read(await ana.say(`/testbed host 1 ${await idOf('luca')}`))).toContain('Only who takes part');
    const again = await luca.press(await luca.say('/testbed show 1'), 'We try this too');
    expect(formOf(again).values).toMatchObject({
      title: 'Mentors for nurses',
      region: 'SE224',
      measures: 'Nurses with a mentor | 0 | 20\nDays to a licence | 200 | 100',
    });
    const made = read(await luca.submit(again, { startsOn: '2027-03-01', endsOn: '2027-05-30' }));
    // Steps keep their distance from the first day.
    expect(made).toContain('8 March 2027 | 1. Find ten mentors');
    expect(read(await letter('ana', 'again%'))).toContain('Skåne tries what you tried in “Mentors for nurses”');
  });

  test('the end makes an experience, begun from the check-ins and values', async () => {
    await tick('2027-02-22T08:00:00Z');
    await tick('2027-02-22T08:01:00Z');
    expect(await lettersTo('ana', 'end %')).toHaveLength(1);
    expect(read(await ana.say('/testbed experience 1'))).toContain('finish it first');
    const form = await ana.press(await letter('ana', 'end %'), 'Finish it');
    const ended = await ana.submit(form, {
      well: 'Licences came sooner.',
      badly: 'Half left.',
      advice: 'Pay the mentors.',
    });
    expect(read(ended)).toContain('is finished');
    expect(read(await letter('joana', 'ended%'))).toContain('See what came of it, or try it too');
    const experience = await ana.press(ended, 'Make an experience of it');
    expect(formOf(experience).values).toMatchObject({
      title: 'Mentors for nurses',
      region: 'ES62',
      challenge: 'Do mentors shorten the way to a licence?\nBy half.',
      action: 'What was done:\n– Find ten mentors',
      lesson: expect.stringMatching(
        /Pay the mentors\.[\s\S]*Nurses with a mentor: 0 at the start, 6 at the end \(target 20\)[\s\S]*– Mentors need pay\./,
      ),
    });
    // Pressed three times at once.
    const made = await Promise.all([1, 2, 3].map(() => ana.submit(experience, { groups: ['women'] })));
    // One who comes after the first has ended is told so, without the whole of it.
    for (const each of made)
      expect(read(each)).toMatch(/Do mentors shorten the way to a licence\?|has become experience 1 already/);
    expect(made.filter((each) => read(each).includes('has become experience 1 already'))).toHaveLength(2);
    expect(await sql`select number::int from experience`).toEqual([{ number: 1 }]);
    expect(read(await ana.say('/testbed experience 1'))).toContain('has become experience 1 already');
    expect(read(await olle.say('/testbed done 1 2'))).toContain('is over');
  });
});

test('who takes no part writes five times a day, also at once; its host more often', async () => {
  const noted = async (user: typeof ana, times: number) => {
    const form = await user.say('/testbed ask 2');
    const said = await Promise.all(
      Array.from({ length: times }, (_, index) => user.submit(form, { words: `Word ${index}` })),
    );
    const refused = said.filter((each) =>
      read(each).includes('You wrote 5 times on “Mentors for nurses” within a day'),
    );
    return [(await sql`select 1 from testbed_note where testbed = 2`).length, refused.length];
  };
  expect(await noted(joana, 8)).toEqual([5, 3]);
  expect(await noted(luca, 8)).toEqual([13, 0]);
  const before = clock.now;
  clock.now = new Date(before.getTime() + 24 * 3_600_000 + 1000);
  expect(await noted(joana, 1)).toEqual([14, 0]);
  clock.now = before;
});

test('a stopped testbed says why, and its lesson is as welcome', async () => {
  expect(read(await joana.say('/testbed stop 2'))).toContain('Who speaks for the host');
  await joana.say('/testbed follow 2');
  const stopped = await luca.submit(await luca.say('/testbed stop 2'), { why: 'No hospital had time.' });
  expect(read(stopped)).toContain('is stopped');
  expect(read(await letter('joana', 'ended 2'))).toContain('No hospital had time.');
  expect(read(await ana.say('/testbed show 2'))).toContain('Why it was stopped: No hospital had time.');
  const form = await luca.press(stopped, 'Make an experience of it');
  expect(formOf(form).values.lesson).toContain('It was stopped: No hospital had time.');
});

test('the page shows everybody how it stands, without what people said', async () => {
  const page = async (path: string) => {
    const response = await pages.request(path);
    return { status: response.status, text: await response.text() };
  };
  const { text, status } = await page('/testbeds/1');
  expect(status).toBe(200);
  expect(text).toContain('Do mentors shorten the way to a licence?');
  expect(text).not.toMatch(/Mentors need pay|Who pays|Holidays/);
  // Who does a step was named by the host, and never asked.
  expect(text).toContain('Find ten mentors');
  expect(text).not.toMatch(/\bOlle\b/);
  expect(read(await joana.say('/testbed show 1 plan'))).toContain('Olle');
  expect((await page('/testbeds')).text).toContain('href="/testbeds/1"');
  expect((await page('/calendar?month=2026-12')).text).toContain('Testbed: Mentors for nurses – Find ten mentors');
  clock.now = new Date('2027-03-01T09:00:00Z');
  await as('piotr').submit(await as('piotr').say('/testbed create'), { ...plan, title: 'Among us', isPublic: false });
  expect((await page('/testbeds/3')).status).toBe(404);
  expect((await page('/testbeds')).text).not.toContain('Among us');
});

test('a host who is forgotten leaves it to the participants, who are told once', async () => {
  await olle.say('/testbed join 3');
  const other = await idOf('olle');
  await as('piotr').say(`/testbed accept 3 ${other}`);
  const id = await idOf('piotr');
  expect(await listPersonalData(sql, id)).toMatchObject({
    testbed: [{ title: 'Among us' }],
    testbed_person: [{ part: 'host' }],
  });
  await database.withTransaction((inside) =>
    forgetPersonalData(inside, id, { isKept: true, now: clock.now, removedTitle: () => '' }),
  );
  await sql`delete from person where id = ${id}`;
  await tick('2027-03-02T09:00:00Z');
  await tick('2027-03-02T09:01:00Z');
  expect(await lettersTo('olle', 'orphan%')).toHaveLength(1);
  expect(read(await olle.press(await letter('olle', 'orphan%'), 'Take it over'))).toContain('olle speaks for the host');
  expect(read(await olle.say('/testbed show 3'))).toContain('You: you speak for the host');
});

describe('a host who is forgotten', () => {
  const [zeb, wim] = [as('zebulonq'), as('wim')];
  const review = { well: 'zwell', badly: 'zbad', advice: 'zadvice', verdict: 'change' };
  const own = { ...plan, question: 'zquestion?', risks: 'zrisks', startsOn: '2027-03-08', endsOn: '2027-06-06' };
  const steps = '2027-03-15 | Find | Zebulonq\n2027-03-22 | Match | Olle, zebulonq\n2027-03-29 | Ask | Zebulonqa';
  const begin = async (title: string) => {
    await zeb.submit(await zeb.say('/testbed create'), { ...own, title, steps });
    const number = (await sql`select number from testbed where title = ${title}`)[0]?.number as number;
    await zeb.submit(await zeb.say(`/testbed review ${number}`), review);
    return number;
  };
  const pageOf = async (number: number) => {
    const response = await pages.request(`/testbeds/${number}`);
    return { status: response.status, text: await response.text() };
  };
  const owners = async (number: number) =>
    (await sql`select owner from testbed_step where testbed = ${number} order by position`).map(({ owner }) => owner);

  test('keeps the plan for the network: the name leaves the steps, whoever else is at them stays', async () => {
    const number = await begin('Kept one');
    expect((await pageOf(number)).text).not.toContain('Zebulonq');
    expect(read(await zeb.say(`/testbed show ${number} plan`))).toContain('Zebulonq');
    const asked = await zeb.say('/me forget');
    expect(read(asked)).toContain('One testbed of yours can stay');
    expect(read(asked)).toContain('a testbed that others take part in stays');
    expect(read(await zeb.press(asked, 'Keep'))).toContain('One testbed stays without your name');
    const { text } = await pageOf(number);
    expect(text).toContain('zquestion?');
    expect(text).toContain('zadvice');
    expect(text).not.toMatch(/zebulonq\b/i);
    expect(await owners(number)).toEqual(['', 'Olle', 'Zebulonqa']);
  });

  test('deletes testbeds of their own whole, and of those with others the reviews and why they were stopped', async () => {
    const [alone, shared, stopped] = [await begin('Alone'), await begin('Shared'), await begin('Halted')];
    for (const number of [shared, stopped]) {
      await wim.say(`/testbed join ${number}`);
      await zeb.say(`/testbed accept ${number} ${await idOf('wim')}`);
    }
    await zeb.submit(await zeb.say(`/testbed stop ${stopped}`), { why: 'zwhy' });
    expect(read(await zeb.press(await zeb.say('/me forget'), 'Delete them too'))).toContain('You are forgotten.');
    expect((await pageOf(alone)).status).toBe(404);
    expect(await owners(alone)).toEqual([]);
    for (const number of [shared, stopped]) {
      const { status, text } = await pageOf(number);
      expect(status).toBe(200);
      expect(text).not.toMatch(/zebulonq\b|zwell|zbad|zadvice|zwhy/i);
    }
    const shown = read(await wim.say(`/testbed show ${stopped}`));
    expect(shown).toContain('State: stopped');
    expect(shown).not.toContain('Why it was stopped');
  });
});

test('a measure of the catalogue begins at the newest figure of its host, with year and flags, and at that of whoever tries it too', async () => {
  const own = { ...plan, title: 'Work first', steps: '', measures: 'unemployment |  | 10' };
  const begun = read(await ana.submit(await ana.say('/testbed create'), own));
  const number = Number(/^(\d+): Work first/m.exec(begun)?.[1]);
  // The starter figures have this one for Murcia.
  expect(begun).toMatch(/unemployment \| 13\.4 \(20\d\d, d\) \| 10/);
  const form = await ana.say(`/testbed edit ${number}`);
  expect(formOf(form).values.measures).toMatch(/^unemployment \| 13\.4 \(20\d\d, d\) \| 10$/);
  expect(read(await ana.submit(form, { title: 'Work first, again' }))).toMatch(/13\.4 \(20\d\d, d\)/);
  const dates = { startsOn: '2027-06-01', endsOn: '2027-09-01' };
  const again = await olle.say(`/testbed again ${number}`);
  expect(formOf(again).values.measures).toBe('unemployment |  | 10');
  const repeated = read(await olle.submit(again, dates));
  expect(repeated).toMatch(/unemployment \| \d+\.\d \(20\d\d/);
  expect(repeated).not.toContain('13.4');
  const open = { ...own, measures: 'Happiness of all |  | 10' };
  expect(await ana.submit(await ana.say('/testbed create'), open)).toMatchObject({
    problems: { measures: expect.stringContaining('is no indicator of the catalogue') },
  });
});

test('who asks by turns is told of once in a week, and not at all after a no', async () => {
  const eve = as('eve');
  await eve.submit(await eve.say('/me edit'), { region: 'Skåne' });
  const begun = read(
    await ana.submit(await ana.say('/testbed create'), {
      ...plan,
      title: 'Bicycles',
      startsOn: '2027-04-05',
      endsOn: '2027-06-27',
      steps: '',
    }),
  );
  const number = Number(/testbed join (\d+)/.exec(begun)?.[1]);
  const asked = async () => (await lettersTo('ana', `asked ${number} %`)).length;
  for (let round = 0; round < 4; round += 1) {
    expect(read(await eve.say(`/testbed join ${number}`))).toContain(
      round === 0 ? 'Its host is told' : 'no new letter goes to them',
    );
    await eve.say(`/testbed ${round % 2 === 0 ? 'follow' : 'leave'} ${number}`);
    clock.now = new Date(clock.now.getTime() + 1_000);
  }
  expect(await asked()).toBe(1);
  await eve.say(`/testbed join ${number}`);
  await ana.press(await letter('ana', `asked ${number} %`), 'Not now');
  expect(read(await eve.say(`/testbed join ${number}`))).toContain('had no place for you. You can ask again from');
  expect(await asked()).toBe(1);
  clock.now = new Date(clock.now.getTime() + 7 * 24 * 3_600_000 + 2_000);
  expect(read(await eve.say(`/testbed join ${number}`))).toContain('You asked to take part');
  expect(await asked()).toBe(2);
});

test('a testbed that is deleted with its host leaves the letters about it', async () => {
  const zoe = as('zoe');
  await zoe.submit(await zoe.say('/me edit'), { region: 'Skåne' });
  const form = await zoe.say('/testbed again 1');
  await zoe.submit(form, {
    ...formOf(form).values,
    title: 'Unheard-of title',
    startsOn: '2027-05-03',
    endsOn: '2027-08-01',
  });
  const told = async () =>
    JSON.stringify(await sql`select message from delivery where purpose = 'testbed' and period like 'again 1 %'`);
  expect(await told()).toContain('Unheard-of title');
  await zoe.press(await zoe.say('/me forget'), 'Delete them too');
  expect(await told()).not.toContain('Unheard-of title');
});

test('a server that was off beyond the end of a testbed asks for the end alone', async () => {
  const nils = as('nils');
  await nils.submit(await nils.say('/me edit'), { region: 'Skåne' });
  clock.now = new Date('2027-06-01T09:00:00Z');
  const values = { ...plan, title: 'Long away', startsOn: '2027-06-07', endsOn: '2027-08-29', steps: '' };
  await nils.submit(await nils.say('/testbed create'), values);
  await tick('2028-06-01T09:00:00Z');
  await tick('2028-06-01T09:01:00Z');
  expect((await lettersTo('nils')).map(({ period }) => period.split(' ')[0])).toEqual(['end']);
});

test('who is asked at a check-in long after it was due is reminded two days later, not at once', async () => {
  const nils = as('nils');
  clock.now = new Date('2028-06-05T09:00:00Z');
  const values = { ...plan, title: 'Late', startsOn: '2028-06-12', endsOn: '2028-12-31', steps: '' };
  await nils.submit(await nils.say('/testbed create'), values);
  const told = async () =>
    (await lettersTo('nils', '%'))
      .map(({ period }) => period.split(' ')[0])
      .filter((what) => what === 'check' || what === 'reminder');
  const before = await told();
  await tick('2028-08-20T09:00:00Z');
  await tick('2028-08-20T09:01:00Z');
  expect((await told()).slice(before.length)).toEqual(['check']);
  await tick('2028-08-22T09:02:00Z');
  expect((await told()).slice(before.length)).toEqual(['check', 'reminder']);
});
