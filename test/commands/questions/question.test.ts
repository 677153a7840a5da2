import { expect, test } from 'vitest';
import { plainText } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { saveQuestionClosed } from '#src/store/questions/question.ts';
import { createDialogue, formOf, read, type Speaker } from '#test/support/dialogue.ts';
import { whileHeldIn } from '#test/support/while-held.ts';

const { as, bot, clock, database, say, press, submit, confirm } = await createDialogue();
const { sql } = database;
const maria: Speaker = as('maria');
const jordi = as('jordi');
const reviewer = as('rosa');
await reviewer.say('/help');
await sql`update person set role = 'reviewer' where display_name = 'rosa'`;
await jordi.submit(await jordi.say('/me edit'), { region: 'Catalonia' });
clock.now = new Date(clock.now.getTime() + 60_000);

const filled = {
  title: 'How do you pay mentors for nurses?',
  detail: 'Ours stop after some months.',
  areas: ['health', 'labour-market'],
  groups: ['women'],
  region: 'Skåne',
};
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
let asked = 0;
/** Asks a question of its own: in the same words it would be the one that is open. */
async function ask(more: Record<string, string | string[]> = {}, speaker: Speaker = maria) {
  asked += 1;
  const detail = `${filled.detail} Asked as number ${asked}.`;
  const outcome = await speaker.submit(await speaker.say('/question ask'), { ...filled, detail, ...more });
  expect(outcome.type).toBe('message');
  return { number: numberOf(outcome), outcome };
}
const answer = async (number: number, content: string, speaker: Speaker = jordi, experience = '') =>
  speaker.submit(await speaker.say(`/question answer ${number}`), { content, experience });
const deliveriesOf = (number: number) =>
  sql`select person, purpose, period, places, state, message from delivery where recipient = ${`question:${number}`} order by period`;

test('asked in one form, listed, shown with where it stands', async () => {
  const form = formOf(await say('/question ask'));
  expect(form.fields.map(({ name }) => name)).toEqual(['title', 'detail', 'areas', 'groups', 'region']);
  const { number, outcome } = await ask();
  const card = read(outcome);
  for (const said of [
    `Asked as #${number}.`,
    `Question #${number}: How do you pay mentors for nurses?`,
    'Region: Skåne',
    'Policy areas: Health, Labour market',
    'Target groups: Women',
    'State: Open, no answer yet',
    'by maria, 23 November 2026',
    'Ours stop after some months.',
  ])
    expect(card).toContain(said);
  expect(card).toMatch(/\[Add to it\] \[What is known already\] \[Close it\] \[Withdraw\]/);
  const listed = await jordi.say('/question');
  expect(read(listed)).toContain(`#${number} How do you pay mentors`);
  const shown = await jordi.press(listed, `#${number}`);
  expect(read(shown)).not.toContain('[Close it]');
  expect(read(await jordi.press(shown, 'What is known already'))).toContain('How do you pay mentors for nurses?');
});

test('the region is that of the asker unless they say another, or none', async () => {
  expect(formOf(await jordi.say('/question ask')).values.region).toBe('ES51');
  const { outcome } = await ask({ region: '' }, jordi);
  expect(read(outcome)).not.toContain('Region:');
});

test('what is missing or too long comes back by field with everything typed kept', async () => {
  const typed = { ...filled, title: 'x'.repeat(201), areas: [] };
  const refused = await submit(await say('/question ask'), typed);
  if (refused.type !== 'problems') throw new Error('accepted');
  expect(refused.problems).toEqual({
    title: 'This is 201 characters long; at most 200 fit. Please shorten it.',
    areas: 'Please fill this in.',
  });
  expect(formOf(await say('/question ask')).values.detail).toBe(filled.detail);
  expect(read(await submit(refused, { title: 'Short?', areas: ['health'] }))).toContain('Asked as #');
});

test('answered, with an experience that shows it; who asked hears of it once, where they asked', async () => {
  const there = as('maria', { platform: 'other', space: 'guild' });
  const code = /\/me link ([A-Z2-9]{8})/.exec(read(await say('/me link')))?.[1];
  await there.press(await there.say(`/me link ${code}`), 'Join');
  const logged = await jordi.submit(await jordi.say('/experience log'), {
    ...{ title: 'Paid mentors', region: 'Catalonia', areas: ['health'], groups: [] },
    ...{ challenge: 'c', action: 'a', lesson: 'l' },
  });
  const experience = numberOf(logged);
  const { number } = await ask({}, there);
  const form = await jordi.say(`/question answer ${number}`);
  expect(formOf(form).intro).toContain('How do you pay mentors for nurses?');
  const outcome = await jordi.submit(form, { content: 'By the hour, from *ESF+*.', experience: `#${experience}` });
  expect(read(outcome)).toContain('Thank you: this is answer 1. Who asked hears of it now.');
  const shown = await say(`/question show ${number}`);
  expect(read(shown)).toContain('Answer 1: jordi (Catalonia), 23 November 2026\nBy the hour, from *ESF+*.');
  expect(read(shown)).toContain('State: Open, one answer');
  expect(read(await press(shown, `Experience #${experience} Paid mentors`))).toContain('Paid mentors');
  const deliveries = await deliveriesOf(number);
  expect(deliveries).toHaveLength(1);
  expect(deliveries[0]).toMatchObject({
    ...{ purpose: 'answer', period: '1', state: 'waiting' },
    places: ['other:guild:user:maria', 'test:hall:user:maria'],
  });
  const told = { type: 'message', visibility: 'private', ...deliveries[0]?.message } as Outcome;
  expect(read(told)).toContain(
    `jordi (Catalonia) answered your question #${number}, “How do you pay mentors for nurses?”:`,
  );
  expect(read(told)).toContain('By the hour, from *ESF+*.');
  expect(read(told)).toContain('It has one answer now and is open to more.');
  expect(read(told)).toContain(`[Experience #${experience} Paid mentors]`);
  expect(read(await press(told, 'See question'))).toContain('Answer 1');
  expect(read(await press(told, 'Close it'))).toContain(`Close #${number}`);
});

test('one’s own question can be answered, which is no answer and told to nobody', async () => {
  const { number } = await ask();
  expect(read(await answer(number, 'We found a law.', maria))).toContain('it does not count as an answer');
  const shown = read(await jordi.say(`/question show ${number}`));
  expect(shown).toContain('Answer 1: maria (who asked)');
  expect(shown).toContain('State: Open, no answer yet');
  expect(await deliveriesOf(number)).toEqual([]);
});

test('what makes no answer is said by field', async () => {
  const { number } = await ask();
  const form = await jordi.say(`/question answer ${number}`);
  const problemsOf = async (values: Record<string, string>) => {
    const refused = await jordi.submit(form, values);
    if (refused.type !== 'problems') throw new Error(read(refused));
    return refused.problems;
  };
  expect(await problemsOf({ content: '  ' })).toEqual({ content: 'Please fill this in.' });
  expect(await problemsOf({ content: 'x'.repeat(3_001) })).toMatchObject({ content: expect.stringContaining('3000') });
  expect(await problemsOf({ content: 'So', experience: 'the first' })).toEqual({
    experience: expect.stringContaining('“the first” is not the number of an experience'),
  });
  const withdrawn = await jordi.submit(await jordi.say('/experience log'), {
    ...{ title: 'Out of sight', region: 'Catalonia', areas: ['health'], groups: [] },
    ...{ challenge: 'c', action: 'a', lesson: 'l' },
  });
  await jordi.confirm(`/experience withdraw ${numberOf(withdrawn)}`);
  expect(await problemsOf({ content: 'So', experience: `${numberOf(withdrawn)}` })).toEqual({
    experience: expect.stringContaining('that everybody can read'),
  });
  expect(await problemsOf({ content: 'So', experience: '999999' })).toEqual({
    experience: expect.stringContaining('no experience #999999'),
  });
  expect(formOf(await jordi.say(`/question answer ${number}`)).values.content).toBe('So');
  expect(read(await jordi.submit(form, { content: 'So', experience: '' }))).toContain('this is answer 1');
  expect(formOf(await jordi.say(`/question answer ${number}`)).values.content).toBeUndefined();
});

test('the same answer twice at once is one, and two people’s are two', async () => {
  const { number } = await ask();
  const form = await jordi.say(`/question answer ${number}`);
  const twice = await Promise.all([
    jordi.submit(form, { content: 'First' }, 'answer-1'),
    jordi.submit(form, { content: 'First' }, 'answer-1'),
  ]);
  expect(twice[0]).toEqual(twice[1]);
  await Promise.all(['ana', 'ben', 'cai'].map((name) => answer(number, `I am ${name}`, as(name))));
  const rows = await sql`select number from question_answer where question = ${number} order by number`;
  expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4]);
  expect(await deliveriesOf(number)).toHaveLength(4);
});

test('an answer that comes while the question is closed is refused, and kept', async () => {
  const { number } = await ask();
  const form = await jordi.say(`/question answer ${number}`);
  const late = await whileHeldIn(database)(
    (tx) => saveQuestionClosed(tx, number, clock.now),
    () => jordi.submit(form, { content: 'A moment too late' }),
  );
  expect(read(late)).toContain('is closed: nobody can answer it any more');
  expect(read(late)).toContain('A moment too late');
  expect(await sql`select 1 from question_answer where question = ${number}`).toEqual([]);
});

test('closed for good, by who asked or reviews, after asking', async () => {
  const { number, outcome } = await ask();
  const open = await jordi.say(`/question answer ${number}`);
  expect(read(await jordi.say(`/question close ${number}`))).toContain('Only the person who asked');
  const asked = await press(outcome, 'Close it');
  expect(read(asked)).toContain('it cannot be opened again');
  expect(read(await press(asked, 'Close it'))).toContain('is closed.');
  expect(read(await say(`/question close ${number}`))).toContain('is closed already');
  expect(read(await jordi.say(`/question answer ${number}`))).toContain('nobody can answer it any more');
  const late = await jordi.submit(open, { content: 'Typed before it closed' });
  expect(read(late)).toContain('nobody can answer it any more');
  const kept = await sql`select field_values from draft where form = ${`/question answer ${number}`}`;
  expect(kept[0]?.fieldValues.content).toBe('Typed before it closed');
  expect(read(late)).toContain('You had typed: Typed before it closed');
  expect(read(await jordi.press(await jordi.say('/home'), 'Go on'))).toContain('Typed before it closed');
  expect(read(await as('ana').say(`/question answer ${number}`))).not.toContain('You had typed');
  const shown = read(await jordi.say(`/question show ${number}`));
  expect(shown).toContain('State: Closed on 23 November 2026');
  expect(shown).not.toContain('[Answer]');
  expect(read(await jordi.say('/question list'))).not.toContain(`#${number} `);
  expect(read(await jordi.say('/question list closed'))).toContain(`#${number} `);
  const other = await ask();
  expect(read(await reviewer.confirm(`/question close ${other.number}`))).toContain('is closed.');
});

test('a question withdrawn is out of everyone’s sight, and back again', async () => {
  const { number, outcome } = await ask({ title: 'A zebra question?' });
  await answer(number, 'An answer');
  const late = await as('ana').say(`/question answer ${number}`);
  const done = await press(await press(outcome, 'Withdraw'), 'Withdraw');
  expect(read(done)).toContain('is withdrawn');
  expect((await deliveriesOf(number))[0]?.state).toBe('cancelled');
  for (const line of ['show', 'answer', 'close', 'withdraw'])
    expect(read(await jordi.say(`/question ${line} ${number}`))).toContain(`There is no question #${number}`);
  expect(read(await jordi.say('/question list'))).not.toContain('zebra');
  expect(read(await jordi.say('/question mine'))).toContain('a question that was withdrawn');
  expect(read(await as('ana').submit(late, { content: 'Typed in vain' }))).toContain('You had typed: Typed in vain');
  const alone = as('maria', {}, 'test:hall:user:maria');
  expect(read(await alone.say(`/question show ${number}`))).toContain('State: Withdrawn');
  const among = read(await say(`/question show ${number}`));
  expect(among).toContain(`#${number} is withdrawn. Others read along here`);
  expect(among).not.toContain('zebra');
  expect(read(await say(`/question answer ${number}`))).toContain('is withdrawn: nobody can answer');
  expect(read(await say(`/question close ${number}`))).toContain('Restore it before you close it');
  expect(read(await reviewer.say(`/question show ${number}`))).not.toContain('zebra');
  expect(read(await as('rosa', {}, 'test:hall:user:rosa').say(`/question show ${number}`))).toContain('zebra');
  expect(read(await press(done, 'Restore'))).toContain('is back');
  expect(await deliveriesOf(number)).toMatchObject([{ period: '1', state: 'waiting' }]);
  expect(read(await jordi.say(`/question show ${number}`))).toContain('An answer');
  expect(read(await say(`/question restore ${number}`))).toContain('is not withdrawn');
});

test('an answer withdrawn is gone, what was to be told of it called off, and back again', async () => {
  const { number } = await ask();
  const given = await answer(number, 'Said in haste');
  expect(read(await as('ana').say(`/question withdraw ${number} answer=1`))).toContain(
    'Only the person who gave answer 1',
  );
  expect(read(await jordi.say(`/question withdraw ${number} answer=7`))).toContain('has no answer 7');
  const done = await jordi.press(await jordi.press(given, 'Withdraw answer 1'), 'Withdraw');
  expect(read(done)).toContain(`Answer 1 to #${number} is withdrawn`);
  expect((await deliveriesOf(number))[0]?.state).toBe('cancelled');
  expect(read(await say(`/question show ${number}`))).not.toContain('Said in haste');
  expect(read(await jordi.say(`/question withdraw ${number} 1`))).toContain('is withdrawn already');
  const mine = await jordi.say('/question mine');
  expect(read(await jordi.press(mine, `Restore answer 1 to #${number}`))).toContain('Said in haste');
  const deliveries = await deliveriesOf(number);
  expect(deliveries).toMatchObject([{ state: 'waiting', message: { text: expect.stringContaining('Said in haste') } }]);
  expect(read(await say(`/question show ${number}`))).toContain('Said in haste');
  expect(read(await reviewer.confirm(`/question withdraw ${number} 1`))).toContain('is withdrawn.');
});

test('what a reviewer closes or withdraws is told to whose it is, and one’s own doing to nobody', async () => {
  const uma = as('uma');
  const { number } = await ask({ title: 'Whose is it?' }, uma);
  await answer(number, 'Ours', as('vic'));
  const lettersTo = (user: string) =>
    sql<{ message: Message }[]>`
      select d.message from delivery d join account a using (person)
      where a."user" = ${user} and d.purpose = 'review' order by d.created_at, d.period`;
  await uma.confirm(`/question withdraw ${number}`);
  await uma.say(`/question restore ${number}`);
  expect(await lettersTo('uma')).toEqual([]);
  for (const line of [`withdraw ${number} 1`, `withdraw ${number}`]) {
    clock.now = new Date(clock.now.getTime() + 1_000);
    await reviewer.confirm(`/question ${line}`);
  }
  const [toVic] = await lettersTo('vic');
  expect(toVic?.message.text).toBe(
    `Your answer 1 to question #${number} was withdrawn by rosa. It is kept, and you can restore it.`,
  );
  const [toUma] = await lettersTo('uma');
  expect(toUma?.message.text).toContain(`Your question #${number} was withdrawn by rosa.`);
  const letter = { type: 'message', visibility: 'private', text: '', blocks: [], ...toUma?.message } as Outcome;
  expect(read(await uma.press(letter, 'Restore'))).toContain('is back');
  await reviewer.confirm(`/question close ${number}`);
  expect((await lettersTo('uma')).map(({ message }) => message.text)).toContain(
    `Your question #${number} was closed by rosa. It and its answers stay to be read.`,
  );
  expect(await lettersTo('vic')).toHaveLength(1);
});

test('an answer that was told before it was withdrawn is not told again', async () => {
  const { number } = await ask();
  await answer(number, 'Told already');
  await sql`update delivery set state = 'sent', sent_at = ${clock.now} where recipient = ${`question:${number}`}`;
  await jordi.confirm(`/question withdraw ${number} 1`);
  await jordi.say(`/question restore ${number} 1`);
  expect(await deliveriesOf(number)).toMatchObject([{ state: 'sent' }]);
  await sql`update delivery set state = 'sending', is_uncertain = true, sent_at = null where recipient = ${`question:${number}`}`;
  await jordi.confirm(`/question withdraw ${number} 1`);
  await jordi.say(`/question restore ${number} 1`);
  expect(await deliveriesOf(number)).toMatchObject([{ state: 'cancelled' }]);
});

test('40 answers within an hour are told in four messages, and none is lost', async () => {
  const { number } = await ask();
  for (let count = 1; count <= 40; count += 1) await answer(number, `Advice ${count}: *try* it`);
  const told = await deliveriesOf(number);
  expect(told.map(({ period }) => String(period).split(' ')[0])).toEqual(['1', '2', '3', 'together']);
  const last = read({ type: 'message', visibility: 'private', ...told[3]?.message } as Outcome);
  expect(last).toContain(`37 more answers to your question #${number}, “How do you pay mentors for nurses?”:`);
  expect(last).toContain('Answer 4 (Catalonia): Advice 4: *try* it');
  expect(last).toContain('27 more stand on its page.');
  expect(last).toContain('It has 40 answers now');
  const [{ dueAt }] = await sql<
    [{ dueAt: Date }]
  >`select due_at from delivery where recipient = ${`question:${number}`} and period like 'together%'`;
  expect(dueAt).toEqual(new Date(clock.now.getTime() + 3_600_000));

  const together = async () => {
    const [, , , latest] = await deliveriesOf(number);
    return read({ type: 'message', visibility: 'private', ...latest?.message } as Outcome);
  };
  await jordi.confirm(`/question withdraw ${number} 5`);
  expect(await together()).toContain('36 more answers');
  expect(await together()).not.toContain('Advice 5');
  await jordi.say(`/question restore ${number} 5`);
  expect(await together()).toContain('37 more answers');
  await confirm(`/question withdraw ${number}`);
  expect((await deliveriesOf(number)).map(({ state }) => state)).toEqual(Array(4).fill('cancelled'));
  await say(`/question restore ${number}`);
  const again = (await deliveriesOf(number)).filter(({ state }) => state === 'waiting');
  expect(again.map(({ period }) => String(period).split(' ')[0])).toEqual(['1', '2', '3', 'together']);
  expect(JSON.stringify(again[3]?.message)).toContain('37 more answers');

  // What has gone out says no more, and an hour later one is told by itself again.
  await sql`update delivery set state = 'sent', sent_at = due_at where recipient = ${`question:${number}`} and state = 'waiting'`;
  clock.now = new Date(clock.now.getTime() + 2 * 3_600_000 + 1);
  await answer(number, 'Late advice');
  const late = (await deliveriesOf(number)).filter(({ state }) => state === 'waiting');
  expect(late.map(({ period }) => period)).toEqual(['41']);
});

test('answers told together go with whoever gave them', async () => {
  const [{ number }, zoe] = [await ask(), as('zoe')];
  for (const content of ['One', 'Two', 'Three', 'Four']) await answer(number, content, zoe);
  await answer(number, 'Five');
  await zoe.confirm('/me forget delete');
  const left = (await deliveriesOf(number)).filter(({ state }) => state === 'waiting');
  expect(JSON.stringify(left)).not.toMatch(/One|Two|Three|Four|zoe/);
  expect(JSON.stringify(left)).toContain('Answer 5 (Catalonia): Five');
});

test('mine: what I asked and answered, with where it stands', async () => {
  const eva = as('eva');
  expect(read(await eva.say('/question mine'))).toContain('You have asked and answered nothing yet.');
  const { number } = await ask({ title: 'Who trains interpreters?' }, eva);
  await answer(number, 'We do');
  const other = await ask();
  await answer(other.number, 'Yes', eva);
  const mine = await eva.say('/question mine');
  expect(read(mine)).toContain(`${number} | Who trains interpreters? | Open | 1 | 23 November 2026`);
  expect(read(mine)).toContain(`${other.number} | ${filled.title} | 1 | To be read`);
  expect(read(await eva.press(mine, `#${number}`))).toContain('We do');
});

test('list: an area, a region, pages, and a number taken for the question', async () => {
  for (let index = 0; index < 7; index += 1)
    await ask({ title: `Bicycle question ${index}?`, areas: ['culture-religion'], region: 'Murcia' });
  const first = await say('/question list culture and religion');
  expect(read(first)).toContain('7 open questions: Culture and religion.');
  const second = await press(first, 'More');
  const titles = (outcome: Outcome) => read(outcome).match(/Bicycle question \d/g) ?? [];
  expect(new Set([...titles(first), ...titles(second)]).size).toBe(7);
  expect(read(await say('/question list region=Murcia'))).toContain('7 open questions: Region of Murcia');
  expect(read(await say('/question list housing'))).toContain('No question is open: Housing.');
  const [last] = await sql`select max(number) as number from question`;
  const beyond = await say(`/question ${last?.number}`);
  expect(read(beyond)).toContain(`There is no page ${last?.number}`);
  expect(read(await press(beyond, 'See question'))).toContain('Bicycle question 6');
  expect(read(await say('/question show 999999'))).toContain('There is no question #999999');
  expect(read(await say('/question show housing'))).toContain('Write the number of a question');
});

test('many answers come in pages', async () => {
  const { number } = await ask();
  for (let index = 1; index <= 7; index += 1) await answer(number, `Answer text ${index}`, as(`person${index}`));
  const first = await say(`/question show ${number}`);
  expect(read(first)).toContain('Answer text 5');
  expect(read(first)).not.toContain('Answer text 6');
  const second = read(await press(first, 'More answers'));
  expect(second).toContain('Answer text 7');
  expect(second).not.toContain('[More answers]');
  for (const beyond of [3, 999_999]) expect(read(await say(`/question show ${number} page=${beyond}`))).toBe(second);
  for (const before of [0, -1])
    expect(read(await say(`/question show ${number} page=${before}`))).toContain('Write a whole number, 1 or more.');
});

test('what members wrote is shown as text', async () => {
  const hostile = '<!channel> @everyone **bold** [x](https://evil.example) `code`';
  const { number } = await ask({ title: hostile, detail: hostile });
  await answer(number, hostile);
  expect(plainText(formOf(await jordi.say(`/question answer ${number}`)).intro ?? '')).toBe(`The question: ${hostile}`);
  const shown = read(await say(`/question show ${number}`));
  expect(shown.split(hostile).length).toBeGreaterThan(4);
  expect(read(await say('/question list'))).toContain(hostile);
  const [delivery] = await deliveriesOf(number);
  expect(delivery?.message.text).toContain('\\*\\*bold\\*\\*');
});

test('numbers are completed by number and by words of the question', async () => {
  const { number } = await ask({ title: 'Où loger les étudiants?' });
  const complete = (partial: string) => bot.suggest('question', partial, 10);
  expect(await complete('etud')).toEqual([{ value: String(number), label: `#${number} Où loger les étudiants?` }]);
  expect((await complete(`#${number}`))[0]?.value).toBe(String(number));
  expect((await complete(''))[0]?.value).toBe(String(number));
  await confirm(`/question close ${number}`);
  expect((await complete('')).slice(0, 3).map(({ value }) => value)).not.toContain(String(number));
  expect((await complete('etud'))[0]?.value).toBe(String(number));
});

test('the home page has one’s own open questions and those in one’s areas', async () => {
  const fay = as('fay');
  await fay.submit(await fay.say('/me edit'), { interests: ['anti-discrimination'] });
  const own = await ask({ title: 'Asked by fay?', areas: ['anti-discrimination'] }, fay);
  const other = await ask({ title: 'In her area?', areas: ['anti-discrimination'] });
  const home = await fay.say('/home');
  expect(read(home)).toContain(`Your open questions\n• #${own.number} Asked by fay? (no answer yet)`);
  expect(read(home)).toContain(`Questions in your policy areas\n• #${other.number} In her area? (no answer yet)\n`);
  expect(read(await fay.press(home, `#${other.number}`))).toContain('[Answer]');
  await answer(own.number, 'Here');
  expect(read(await fay.say('/home'))).toContain('Asked by fay? (one answer)');
  await fay.confirm(`/question close ${own.number}`);
  expect(read(await fay.say('/home'))).not.toContain('Your open questions');
});

test('in plain words: the form with the question in it, which is kept as a draft of its own', async () => {
  const form = await say('Ask the network: who pays *mentors*?');
  expect(formOf(form)).toMatchObject({
    id: '/question ask "who pays *mentors*?"',
    values: { title: 'who pays *mentors*?' },
  });
  const asked = await submit(form, { areas: ['health'], region: '' });
  expect(read(asked)).toContain('who pays *mentors*?');
  const long = await say(`Ask the network: ${'why '.repeat(100)}`);
  expect(formOf(long).values.title).toBeUndefined();
  expect(formOf(long).values.detail).toContain('why why');
});

test('a message is begun as a question', async () => {
  const outcome = await bot.handle({
    ...{ id: 's1', actor: as('pau').actor, place: 'test:hall:channel:main', type: 'shortcut' },
    shortcut: 'ask-network-about-message',
    message: { text: 'Does anybody know?', link: 'https://chat.example/1' },
  });
  expect(formOf(outcome).values.detail).toBe('Does anybody know?\n\nhttps://chat.example/1');
  const asked = await as('pau').submit(outcome, { title: 'Who knows?', areas: ['health'], region: '' });
  expect(read(asked)).toContain('Asked as #');
});

test('who asked is gone: the answer is taken, and nobody told', async () => {
  const gil = as('gil');
  const { number } = await ask({}, gil);
  await gil.press(await gil.say('/me forget'), 'Keep');
  const outcome = await answer(number, 'Too late');
  expect(read(outcome)).toContain('Thank you: this is answer 1.');
  expect(read(outcome)).not.toContain('hears of it');
  expect(await deliveriesOf(number)).toEqual([]);
});
