import { expect, test } from 'vitest';
import { runIntroductions as runJob } from '#jobs/run-introductions.ts';
import { plainText } from '#src/core/markdown.ts';
import { insertExamples } from '#src/operations/experiences/examples.ts';
import { deleteExamples } from '#src/operations/questions/examples.ts';
import { createDialogue, formOf, read, type Speaker } from '#test/support/dialogue.ts';
import { demoExamples } from '../../../scripts/demo-examples.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;

const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;
const tick = () => runJob.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const pass = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * 86_400_000);
};
/** What went to somebody, the newest last. */
async function told(user: string): Promise<string[]> {
  const rows = await sql<{ text: string }[]>`
    select message ->> 'text' as text from delivery
    where person = ${await idOf(user)} and state <> 'cancelled' order by created_at, period`;
  return rows.map(({ text }) => plainText(text));
}
const log = async (speaker: Speaker, title: string, areas = ['housing']) =>
  Number(
    /#(\d+)/.exec(
      read(
        await speaker.submit(await speaker.say('/experience log'), {
          ...{ title, region: '', areas, groups: [], challenge: 'c', action: 'a', lesson: 'l' },
          region: (formOf(await speaker.say('/experience log')).values.region as string) ?? 'Skåne',
        }),
      ),
    )?.[1],
  );

type Told = { region?: string; offerAreas?: string[]; seekAreas?: string[]; monthly?: number; contact?: string };
/** Somebody of a region who is open to introductions. */
async function open(user: string, { region, monthly = 2, contact = `${user}@example.org`, ...topics }: Told = {}) {
  const speaker = as(user);
  if (region) await speaker.submit(await speaker.say('/me edit'), { region });
  await speaker.submit(await speaker.say('/me introductions'), { isOpen: true, ...topics });
  await speaker.submit(await speaker.say('/me availability'), { monthly, contact });
  return speaker;
}
/** Asks `other` for housing and returns the number of the introduction. */
async function ask(asker: Speaker, other: string, note = 'How do you find landlords?') {
  const form = await asker.say(`/introduction write person=${await idOf(other)} area=housing`);
  const done = await asker.submit(form, { note, contact: 'asker@example.org' });
  expect(read(done)).toContain('whether they would like to meet you');
  const [row] = await sql<{ number: number }[]>`select max(number) as number from introduction`;
  return row?.number as number;
}
const stateOf = async (number: number) =>
  (await sql`select state from introduction where number = ${number}`)[0]?.state;

test('where to begin, and a sentence where nobody fits', async () => {
  const maria = as('maria');
  expect(read(await maria.say('/introduction'))).toContain('Say whom you look for in your own words');
  const nobody = read(await maria.say('/introduction ask housing'));
  expect(nobody).toContain('I have nobody to suggest for that now');
  expect(nobody).toContain('[Ask the network]');
  // Why, and what else there is to do.
  expect(nobody).toContain('Nobody else here has said yet that they are open to being introduced.');
  expect(nobody).toContain('[What I offer and look for]');
  await insertExamples(database, demoExamples, clock.now);
  const [example] = await sql<{ number: number }[]>`select min(number) as number from experience where is_example`;
  const number = example?.number ?? 0;
  expect(read(await maria.say(`/introduction ask experience=${number}`))).toContain(
    `Experience #${number} is an example that shows how this works: nobody wrote it.`,
  );
  await deleteExamples(sql);
});

test('who opens up without a name or a region is asked for them, and what they wrote is shown', async () => {
  const zoe = as('zoe');
  await zoe.submit(await zoe.say('/me edit'), { name: null });
  const form = await zoe.say('/me introductions');
  expect(formOf(form).fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['name', 'region']));
  const offer = { offerText: 'We run mentoring for nurses' };
  expect(await zoe.submit(form, { isOpen: true, ...offer })).toMatchObject({
    problems: { name: expect.stringContaining('Others see this') },
  });
  // Whoever is not open need not say it.
  expect(read(await zoe.submit(form, { isOpen: false, ...offer }))).toContain('Saved.');
  const saved = read(await zoe.submit(form, { isOpen: true, ...offer, name: 'Zoe', region: 'Catalonia' }));
  expect(saved).toContain('Catalonia');
  const said = await as('maria').say('/introduction ask mentoring');
  expect(read(said)).toMatch(/1\. Zoe \(Catalonia\).*\n.*“We run mentoring for nurses”/);
  const write = formOf(await as('maria').press(said, 'Ask Zoe'));
  expect(write.values.note).toBe('I would like to hear what you know about “mentoring”.');
  const region = read(await zoe.say('/me region Puglia'));
  expect(region).toContain('Saved.');
  expect(region).toContain('Apulia');
  await zoe.submit(await zoe.say('/me introductions'), { isOpen: false });
});

test('only who is open is suggested: with reasons, at most two of a region, in an order', async () => {
  const maria = as('maria');
  await maria.submit(await maria.say('/me edit'), { region: 'Skåne' });
  await maria.submit(await maria.say('/me introductions'), { offerAreas: ['education'] });
  const ana = await open('ana', { region: 'Murcia', offerAreas: ['housing'], seekAreas: ['education'] });
  const experience = await log(ana, 'Keys for newcomers');
  for (const user of ['ben', 'cleo']) await open(user, { region: 'Murcia', offerAreas: ['housing'] });
  await open('dan', { region: 'Puglia', offerAreas: ['housing'] });
  await open('eva', { region: 'Campania', offerAreas: ['health'] });
  const shut = as('fay');
  await shut.submit(await shut.say('/me introductions'), { isOpen: false, offerAreas: ['housing'] });
  const said = read(await maria.say('/introduction ask housing'));
  expect(said).toContain('3 people who may help');
  expect(said).toMatch(
    new RegExp(
      `1\\. ana \\(Region of Murcia\\): ana wrote experience #${experience} “Keys for newcomers”; ana offers help with Housing; Region of Murcia is like Skåne \\(75 of 100\\)`,
    ),
  );
  expect(said).toContain('ana looks for what you offer (Education)');
  expect(said).toContain('both work in English');
  expect(said).toMatch(/2\. (ben|dan) /);
  for (const absent of ['cleo', 'eva', 'fay', 'example.org']) expect(said).not.toContain(absent);
  // By the words of an experience, without its area.
  expect(read(await maria.say('/introduction ask somebody who gives newcomers keys'))).toContain(
    '1. ana (Region of Murcia)',
  );
  // By its number, by a region, and by who answered a question.
  expect(read(await maria.say(`/introduction ask experience=${experience}`))).toContain('1. ana (Region of Murcia)');
  expect(read(await maria.say('/introduction ask regions=Campania'))).toContain('1. eva (Campania)');
});

test('plain words lead there, and regions that are named are meant', async () => {
  const maria = as('maria');
  const said = read(await maria.say('Introduce me to somebody in Murcia who does housing'));
  expect(said).toContain('Read as: Housing · Region of Murcia');
  expect(said).toContain('1. ana (Region of Murcia)');
  expect(said).not.toContain('dan');
  const spanish = read(await maria.say('preséntame a alguien que trabaje en vivienda en Apulia'));
  expect(spanish).toContain('1. dan (Apulia)');
  expect(spanish).not.toContain('ana');
  // Eva lives there, and knows nothing of it.
  expect(read(await maria.say('put me in touch with somebody in Campania who does housing'))).toContain(
    'nobody to suggest',
  );
  // A country stands for all its regions.
  const spaniards = read(await maria.say('quería hablar con alguien de España que lleve temas de vivienda'));
  expect(spaniards).toContain('1. ana (Region of Murcia)');
  expect(spaniards).not.toContain('dan');
});

test('both say yes: each learns of the other, and nothing private before', async () => {
  const [maria, ana] = [as('maria'), as('ana')];
  const form = await maria.press(await maria.say('/introduction ask housing'), 'Ask ana');
  expect(formOf(form).intro).toContain('To ana.');
  const missing = await maria.submit(form, { note: '', contact: 'maria@example.org' });
  expect(missing.type).toBe('problems');
  await maria.submit(form, { note: 'How do you find landlords?', contact: 'maria@example.org' });
  const [letter = ''] = await told('ana');
  for (const said of [
    'maria (Skåne) would like to meet you',
    '“How do you find landlords?”',
    'Why you: you wrote experience',
    'They can tell you about: Education',
  ])
    expect(letter).toContain(said);
  expect(letter).not.toContain('example.org');
  const [{ number } = { number: 0 }] = await sql<{ number: number }[]>`select max(number) as number from introduction`;
  expect(read(await maria.say('/introduction mine'))).toContain(`#${number} ana (Region of Murcia) (you asked`);
  expect(read(await as('ben').say(`/introduction show ${number}`))).toContain('There is no introduction');
  expect(read(await maria.say(`/introduction accept ${number}`))).toContain('Only who was asked can answer');
  const mine = read(await ana.say(`/introduction show ${number}`));
  expect(mine).toContain('would like to meet you');
  const yes = await ana.submit(await ana.say(`/introduction accept ${number}`), { contact: 'ana on 0034 600' });
  expect(read(yes)).toContain('You both said yes');
  expect(read(await ana.say(`/introduction accept ${number}`))).toContain('You both said yes already');
  await tick();
  await tick();
  const toMaria = await told('maria');
  const toAna = await told('ana');
  expect(toMaria).toHaveLength(1);
  expect(toAna).toHaveLength(2);
  for (const said of [
    'You both said yes',
    'maria (Skåne) and ana (Region of Murcia): you wanted to meet.',
    'Why you two: ana wrote experience',
    'maria wrote: “How do you find landlords?”',
    'ana offers: Housing. Looks for: Education.',
    'Languages you both work in: English.',
    'ana’s experience #',
    'You reach ana at: ana on 0034 600',
    'I pass on what you write to ana (Region of Murcia) and back',
  ])
    expect(toMaria[0]).toContain(said);
  expect(toAna[1]).toContain('You reach maria at: maria@example.org');
  expect(read(await maria.say(`/introduction show ${number}`))).toContain('You reach ana at');
  expect(read(await maria.say(`/introduction write person=${await idOf('ana')}`))).toContain('I cannot introduce you');
  const shown = await maria.say(`/introduction show ${number}`);
  expect(read(shown)).toContain('Times within the working hours of both:');
  const chosen = read(await maria.press(shown, 'Tue'));
  expect(chosen).toContain('You meet ana on 24 November 2026, 09:00 CET');
  expect(chosen).toContain('DTSTART:20261124T080000Z');
  await maria.press(shown, 'Tue');
  const invited = (await told('ana')).filter((text) => text.includes('would like to meet on'));
  expect(invited).toEqual([expect.stringContaining('maria would like to meet on 24 November 2026, 09:00 CET')]);
  expect(read(await maria.say(`/introduction slot ${number} at=29880000`))).toContain('That time is over');
  expect(read(await as('ben').say(`/introduction slot ${number} at=29935200`))).toContain('no introduction');
  expect(read(await maria.say(`/introduction end ${number}`))).toContain('It is ended');
  expect(await stateOf(number)).toBe('ended');
});

test('a no is told kindly, without a reason, with others; nobody is asked twice', async () => {
  const [gil, dan] = [await open('gil', { region: 'Skåne' }), as('dan')];
  const number = await ask(gil, 'dan');
  expect(read(await dan.say(`/introduction decline ${number}`))).toContain('told kindly');
  await tick();
  const [letter = ''] = await told('gil');
  expect(letter).toContain('It did not work out with dan (Apulia) this time.');
  expect(letter).toContain('1. ana (Region of Murcia)');
  expect(letter.split('These may help too')[1]).not.toContain('dan');
  expect(read(await gil.say(`/introduction write person=${await idOf('dan')} area=housing`))).toContain(
    'I cannot introduce you',
  );
  expect(read(await dan.say(`/introduction accept ${number}`))).toContain('That did not work out');
  await tick();
  expect(await told('gil')).toHaveLength(1);
});

test('unanswered: one reminder after five working days, then the next are offered', async () => {
  const hal = await open('hal', { region: 'Skåne', monthly: 8 });
  const ida = await open('ida', { region: 'Puglia', offerAreas: ['housing'], monthly: 8 });
  const before = clock.now;
  const number = await ask(hal, 'ida');
  pass(6);
  await tick();
  expect(await told('ida')).toHaveLength(1);
  pass(1);
  await tick();
  await tick();
  expect((await told('ida'))[1]).toContain('I remind you only this once');
  expect(read(await ida.say(`/introduction later ${number}`))).toContain('I ask again in 5 working days');
  pass(7);
  await tick();
  expect(await told('ida')).toHaveLength(3);
  expect(await stateOf(number)).toBe('asked');
  pass(7);
  await tick();
  expect(await stateOf(number)).toBe('unanswered');
  expect((await told('hal'))[0]).toContain('ida (Apulia) has not answered');
  expect(read(await ida.say(`/introduction accept ${number}`))).toContain('The time to answer is over');
  const again = await ask(hal, 'ben');
  pass(31);
  expect(read(await as('ben').say(`/introduction later ${again}`))).toContain('Please say yes or no');
  clock.now = before;
  await hal.say(`/introduction end ${again}`);
});

test('limits of both, pauses, left-out regions and blocks say nothing of themselves', async () => {
  const jan = await open('jan', { region: 'Skåne', monthly: 1 });
  const kim = await open('kim', { region: 'Catalonia', offerAreas: ['housing'], monthly: 1 });
  const lea = await open('lea', { region: 'Skåne', monthly: 8 });
  const number = await ask(jan, 'kim');
  expect(read(await jan.say(`/introduction write person=${await idOf('ana')}`))).toContain('as many as you wanted');
  const write = async (speaker: Speaker) => read(await speaker.say(`/introduction write person=${await idOf('kim')}`));
  expect(await write(lea)).toContain('I cannot introduce you to them now.');
  await jan.say(`/introduction end ${number}`);
  await kim.submit(await kim.say('/me availability'), { monthly: 8, paused: '2027-03-01' });
  expect(await write(lea)).toContain('I cannot introduce you to them now.');
  await kim.submit(await kim.say('/me availability'), { paused: '', avoided: 'Skåne' });
  expect(await write(lea)).toContain('I cannot introduce you to them now.');
  await kim.submit(await kim.say('/me availability'), { avoided: '' });
  const asked = await ask(lea, 'kim');
  expect(read(await kim.say(`/introduction block ${asked}`))).toContain('They are not told of it.');
  await tick();
  expect((await told('lea'))[0]).toContain('It did not work out with kim');
  expect(await write(lea)).toContain('I cannot introduce you to them now.');
  const mine = await kim.say('/introduction mine');
  expect(read(mine)).toContain('You do not want to meet');
  expect(read(await lea.say('/introduction mine'))).not.toContain('do not want to meet');
  expect(read(await lea.say(`/introduction unblock ${await idOf('kim')}`))).toContain('There is nobody of that number');
  expect(read(await kim.press(mine, 'lea (Skåne)'))).toContain('can be suggested to each other again');
});

test('somebody who was only suggested can be left out, and nobody learns a name by it', async () => {
  const max = await open('max', { region: 'Skåne' });
  await open('ned', { region: 'Catalonia', offerAreas: ['health'] });
  await as('ivo').say('/me');
  const suggested = await max.say('/introduction ask health');
  expect(read(suggested)).toContain('ned offers help with');
  expect(read(await max.press(suggested, 'ned (Catalonia)'))).toContain('You and ned are not suggested to each other');
  expect(read(await max.say('/introduction ask health'))).not.toContain('ned offers');
  expect(read(await as('ned').say('/introduction mine'))).not.toContain('max');
  const closed = read(await max.say(`/introduction block person=${await idOf('ivo')}`));
  expect(closed).toContain('I know no such person, or suggest them to nobody anyway.');
  expect(closed).not.toContain('ivo');
  expect(read(await max.say('/introduction block person=99999'))).toBe(closed);
  expect(read(await max.say(`/introduction block person=${await idOf('max')}`))).toContain('That is you.');
  expect(read(await max.say('/introduction block'))).toContain('Whom do you not want to meet?');
});

test('a report goes to staff, and the two are kept apart', async () => {
  await as('admin').say('/me');
  const [mia, ned] = [await open('mia', { region: 'Skåne' }), await open('ned', { offerAreas: ['housing'] })];
  const number = await ask(mia, 'ned', 'Send me money');
  const done = await ned.submit(await ned.say(`/introduction report ${number}`), { content: 'Asks for *money*.' });
  expect(read(done)).toContain('Staff have it');
  const [letter = ''] = await told('admin');
  expect(letter).toContain(`made a report (introduction #${number}):`);
  expect(letter).toContain(`It is about mia (${await idOf('mia')}).`);
  expect(letter).toContain('Asks for *money*.');
  expect(await stateOf(number)).toBe('declined');
  expect(read(await mia.say(`/introduction write person=${await idOf('ned')}`))).toContain('I cannot introduce you');
  // Who made it can leave; that it was made, and about whom, stays with staff.
  const about = await idOf('mia');
  await ned.confirm('/me forget delete');
  const reports = await sql`select reporter, about, content from introduction_report where about = ${about}`;
  expect(reports).toEqual([{ reporter: null, about, content: '' }]);
  const [left = ''] = await told('admin');
  expect(left).toContain(
    `Somebody who left made a report (introduction #${number}). Their words are deleted with them.`,
  );
  expect(left).toContain(`It is about mia (${about}).`);
  expect(left).not.toMatch(/ned|money/);
});

test('two presses at once ask once, and answer once', async () => {
  const [ola, pia] = [await open('ola', { region: 'Skåne' }), await open('pia', { offerAreas: ['housing'] })];
  const form = await ola.say(`/introduction write person=${await idOf('pia')}`);
  const both = await Promise.all([1, 2].map(() => ola.submit(form, { note: 'Hello', contact: 'x' })));
  expect(both.map(read).filter((said) => said.includes('whether they would like to meet you'))).toHaveLength(1);
  const rows = await sql<{ number: number }[]>`select number from introduction where other = ${await idOf('pia')}`;
  expect(rows).toHaveLength(1);
  const { number } = rows[0] as { number: number };
  const yes = await pia.say(`/introduction accept ${number}`);
  const answers = await Promise.all([pia.submit(yes, { contact: 'y' }), pia.say(`/introduction decline ${number}`)]);
  expect(answers.filter((each) => each.type === 'message' && !each.failed)).toHaveLength(1);
  await Promise.all([tick(), tick(), tick()]);
  expect((await told('ola')).length).toBe(1);
});

test.each(['asked', 'accepted', 'brought together'])('whoever leaves while it is %s is gone from it', async (when) => {
  for (const leaver of ['asker', 'other'] as const) {
    const [asker, other] = [
      `asker-${leaver}-${when}`.replaceAll(' ', ''),
      `other-${leaver}-${when}`.replaceAll(' ', ''),
    ];
    const one = await open(asker, { region: 'Skåne' });
    const two = await open(other, { region: 'Murcia', offerAreas: ['housing'] });
    const number = await ask(one, other, `The words of ${asker}`);
    if (when !== 'asked')
      await two.submit(await two.say(`/introduction accept ${number}`), { contact: `${other} phone` });
    if (when === 'brought together') await tick();
    await (leaver === 'asker' ? one : two).confirm('/me forget');
    await tick();
    const kept = JSON.stringify([
      await sql`select * from introduction where number = ${number}`,
      await sql`select * from introduction_side where introduction = ${number}`,
      await sql`select message from delivery where recipient like ${`introduction:${number}%`}`,
    ]);
    const gone = leaver === 'asker' ? [asker, 'asker@example.org'] : [other, `${other} phone`];
    for (const said of gone) expect(kept, `${leaver} left when ${when}`).not.toContain(said);
    expect(['declined', 'ended']).toContain(await stateOf(number));
    const stays = leaver === 'asker' ? two : one;
    expect(read(await stays.say('/introduction mine'))).toContain('somebody who left');
    if (leaver === 'other' && when === 'asked')
      expect((await told(asker))[0]).toContain('It did not work out with somebody who left');
  }
});

test('from “I look for housing” to a published experience that names both regions', async () => {
  const [rosa, tom] = [
    await open('rosa', { region: 'Skåne', seekAreas: ['housing'], monthly: 8 }),
    await open('tom', { region: 'Catalonia', offerAreas: ['housing'], monthly: 8 }),
  ];
  const first = await log(tom, 'Deposits that the region lends');
  const found = await rosa.say('/introduction ask deposits that a region lends');
  await rosa.submit(await rosa.press(found, 'Ask tom'), {
    note: 'We cannot get deposits paid.',
    contact: 'rosa@example.org',
  });
  const [row] = await sql<{ number: number }[]>`select max(number) as number from introduction`;
  const number = row?.number as number;
  expect(read(await rosa.say(`/introduction met ${number} yes`))).toContain('You two were not brought together yet');
  await tom.submit(await tom.say(`/introduction accept ${number}`), { contact: 'tom@example.org' });
  await tick();
  pass(9);
  await tick();
  expect(await told('rosa')).toHaveLength(1);
  pass(1);
  await tick();
  await tick();
  expect((await told('rosa')).slice(1)).toEqual([
    expect.stringContaining('I brought you together with tom. Did you meet?'),
  ]);
  expect(read(await rosa.say(`/introduction met ${number} not-yet`))).toContain('once more in ten days');
  pass(10);
  await tick();
  expect(await told('rosa')).toHaveLength(3);
  expect(read(await tom.say(`/introduction met ${number} no`))).toContain('I do not ask again');
  const yes = await rosa.say(`/introduction met ${number} yes`);
  const thanks = await rosa.submit(await rosa.press(yes, 'Answer two questions'), {
    useful: '5',
    learned: 'The region may lend it.',
  });
  const form = await rosa.press(thanks, 'Make an experience of it');
  expect(formOf(form).values).toMatchObject({
    region: 'SE224',
    areas: ['housing'],
    challenge: 'We cannot get deposits paid.',
    action: 'People of Skåne and Catalonia exchanged what they know. Catalonia told about: Housing.',
    lesson: 'The region may lend it.',
  });
  const logged = read(await rosa.submit(form, { title: 'Lending deposits in Malmö' }));
  const experience = Number(/logged as #(\d+)/.exec(logged)?.[1]);
  const admin = as('admin');
  await admin.press(await admin.say(`/experience review ${experience}`), 'Publish');
  const [published] = await sql`select life, adopted_from from experience where number = ${experience}`;
  expect(published).toEqual({ life: 'published', adoptedFrom: first });
  const card = read(await as('maria').say(`/experience show ${experience}`));
  for (const region of ['Skåne', 'Catalonia']) expect(card).toContain(region);
  expect(read(await rosa.say('/introduction totals'))).not.toContain('Brought together');
  const totals = read(await admin.say('/introduction totals'));
  expect(totals).toContain('People who met: 1');
  expect(totals).toContain('one rating; the mean is told from 5');
  expect(totals).not.toContain('rosa');
});

test.each([
  ['sent', 1, 'together'],
  ['dead', 2, 'bridged'],
])('people of one workspace get a conversation; if it is %s, %d messages were written', async (state, count, how) => {
  const slack = { platform: 'slack', space: `T${state}` };
  const [una, vic] = [`una${state}`, `vic${state}`];
  const [asker, other] = [as(una, slack), as(vic, slack)];
  await asker.submit(await asker.say('/me edit'), { region: 'Skåne' });
  await other.submit(await other.say('/me introductions'), { isOpen: true, offerAreas: ['housing'] });
  const form = await asker.say(`/introduction write person=${await idOf(vic)} area=housing`);
  await asker.submit(form, { note: 'Hello', contact: '' });
  const [row] = await sql<{ number: number }[]>`select max(number) as number from introduction`;
  const number = row?.number as number;
  await other.submit(await other.say(`/introduction accept ${number}`), { contact: 'vic@example.org' });
  await tick();
  const written = () => sql<{ places: string[]; message: { text: string } }[]>`
    select places, message from delivery where purpose = 'introduction' and period = 'together'
      and recipient like ${`introduction:${number}%`} and state <> 'cancelled' order by recipient`;
  const [conversation] = await written();
  expect(conversation?.places).toEqual([`slack:${slack.space}:group:${una},${vic}`]);
  expect(plainText(conversation?.message.text ?? '')).toContain(`${una} (Skåne) and ${vic}: you wanted to meet.`);
  expect(conversation?.message.text).not.toContain('example.org');
  expect(read(await asker.say(`/introduction show ${number}`))).not.toContain('example.org');
  await sql`update delivery set state = ${state} where recipient = ${`introduction:${number}`}`;
  clock.now = new Date(clock.now.getTime() + 61_000);
  await Promise.all([tick(), tick()]);
  expect(await written()).toHaveLength(count);
  expect((await sql`select told, due_at from introduction where number = ${number}`)[0]).toEqual({
    told: how,
    dueAt: null,
  });
  if (how === 'bridged') expect((await told(una)).at(-1)).toContain('You reach vicdead at: vic@example.org');
  await asker.confirm('/me forget');
  expect(JSON.stringify(await written())).not.toContain(una);
});
