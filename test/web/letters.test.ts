import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runIntroductions } from '#jobs/run-introductions.ts';
import { runRounds } from '#jobs/run-rounds.ts';
import { sendNotices } from '#jobs/send-notices.ts';
import type { Message } from '#src/core/message.ts';
import { runEvents } from '#src/operations/events/run-events.ts';
import { tellPerson } from '#src/operations/people/notify-person.ts';
import { createPages } from '#src/web/pages.ts';
import { read } from '#test/support/dialogue.ts';
import { createMailingDialogue } from '#test/support/mailing-dialogue.ts';

// Ines has no chat: she signed up for the digest by mail. Maria has one.
const { bot, as, clock, context, sql, deliver } = await createMailingDialogue();
const pages = createPages({
  ...context,
  read: bot.read,
  handle: bot.handle,
  hasPlayground: false,
  remoteOf: () => '192.0.2.1',
});
const maria = as('maria');
const admin = as('admin');
const signal = new AbortController().signal;

async function get(path: string) {
  const response = await pages.request(path);
  return { status: response.status, text: await response.text(), headers: response.headers };
}
async function post(path: string, values: Record<string, string | string[]>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  );
  const response = await pages.request(path, {
    ...{ method: 'POST', body: body.toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
}
const linkIn = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
/** The values of the form or button that a page has below this label. */
const lineOf = (page: string, label: string) => {
  const found = new RegExp(`<button name="line" value="([^"]+)"[^>]*><bdi>${label}`).exec(page)?.[1];
  if (!found) throw new Error(`There is no ${label} in ${page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')}`);
  return found.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
};
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
const tick = async () => {
  for (let tries = 0; tries < 2; tries += 1) await runIntroductions.run(context, { dueAt: clock.now, signal });
};
const pass = (minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
};
const notices = async () => {
  await sendNotices.run(context, { dueAt: clock.now, signal });
  return deliver();
};

const tokenOf = async (address: string) => {
  const [row] = await sql<
    { token: string }[]
  >`select token from digest_subscription where places[1] like ${`mail:%:${address}`}`;
  return row?.token ?? '';
};

let page = '';
let preferences = '';
test('from the digest by mail to a private page', async () => {
  await post('/digests/sign-up', {
    ...{ address: 'ines@partner.example', weekday: '3', time: '8:30', timeZone: 'Madrid', members: 'ES51' },
  });
  const [letter] = await deliver();
  await post(linkIn(letter?.text ?? '', /causeway\.example(\/digests\/sign-up\/[\w-]{22})/), {});
  preferences = `/digests/preferences/${await tokenOf('ines@partner.example')}`;
  // Anybody may sign up: staff say who has a page. Nothing is offered while there is nobody to say so.
  expect((await get(preferences)).text).not.toContain('Ask the secretariat for a private page');
  const unreached = await post(`${preferences}/letters`, {});
  expect(unreached.text).toContain('Nobody of the secretariat can be reached here yet');
  expect(unreached.text).toContain(`href="${preferences}"`);
  await admin.say('/me');
  expect((await get(preferences)).text).toContain('Ask the secretariat for a private page');
  expect((await post(`${preferences}/letters`, {})).text).toContain('We asked the secretariat');
  expect((await post(`${preferences}/letters`, {})).text).toContain('You asked the secretariat');
  expect((await get(preferences)).text).not.toContain('/letters"');
  expect(await deliver()).toEqual([]);
  expect(await sql`select 1 from letterbox`).toEqual([]);
  const letters = await sql<{ person: number; message: Message }[]>`
    select person, message from delivery where purpose = 'admission'`;
  expect(letters).toHaveLength(1);
  expect(JSON.stringify(letters)).not.toContain('ines');
  const [ines] = await sql<[{ person: number }]>`select person from digest_subscription`;
  const line = `/person admit ${ines.person}`;
  expect(JSON.stringify(letters[0]?.message)).toContain(line);
  expect(await maria.say(line)).toMatchObject({ failed: true });
  expect(read(await admin.say('/person admit 999'))).toContain('nobody with the number 999');
  const proposal = await admin.say(line);
  expect(read(proposal)).toContain('ines@partner.example');
  expect(await deliver()).toEqual([]);
  expect(read(await admin.press(proposal, 'Yes, open their page'))).toContain('goes to their mailbox');
  const [link, ...others] = await deliver();
  expect([link?.to, others]).toEqual([['ines@partner.example'], []]);
  page = linkIn(link?.text ?? '', /causeway\.example(\/letters\/[\w-]{22})/);
  expect(read(await admin.say(line))).toContain('known to the network already');
  expect((await get(preferences)).text).toContain('Send me the address of my page');
  pass(10);
  // A digest may be passed on with the address of its preferences, so the address of the page goes to the mailbox alone.
  const asked = await post(`${preferences}/letters`, {});
  expect(asked.status).toBe(200);
  expect(asked.text).toContain('We wrote the address of your page to the mailbox that gets your digest');
  expect(asked.text + asked.location).not.toContain('/letters/');
  const [again, ...more] = await deliver();
  expect([again?.to, more]).toEqual([['ines@partner.example'], []]);
  expect(again?.text).toContain(page);
  const shown = await get(page);
  expect(shown.text).toContain('Nothing is here yet');
  // Whose page it is, as others will see them: nobody has told that yet.
  expect(shown.text).toContain('You have given');
  expect(shown.text).toContain('Say who I am');
  expect(shown.text).not.toContain('/help');
  await post(page, { form: '/me edit', name: 'Ines', region: 'Catalonia', language: 'en', timeZone: 'Europe/Madrid' });
  expect((await get(page)).text).toContain('You are <strong>Ines</strong>, Catalonia: so others see you.');
  // A switch that is no task stands as words; a press is drawn as the site's other buttons are.
  expect(shown.text).toMatch(/class="aside-press"><button name="quiet" value="yes">Stop mails about new messages</);
  expect(shown.text).toContain('class="press"');
  const css = await readFile('src/web/site.css', 'utf8');
  expect(/\.press button \{([^}]+)\}/.exec(css)?.[1]).toMatch(/min-height: 44px[\s\S]*font: inherit/);
  const answered = await post(page, { line: '/round list' });
  expect(answered.text).not.toContain('Nothing is here yet');
  expect(shown.headers.get('cache-control')).toContain('no-store');
  expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(shown.text).not.toContain('<script');
  // Pressed again, it writes no second mail within ten minutes, and then of the same page.
  await post(`${preferences}/letters`, {});
  expect(await deliver()).toEqual([]);
  pass(10);
  await post(`${preferences}/letters`, {});
  expect((await deliver()).map(({ text }) => text.includes(page))).toEqual([true]);
  pass(10);
  expect((await get(`/letters/${'x'.repeat(22)}`)).status).toBe(404);
});

test('a stranger who signs up reads and writes nothing that members do, and is brought to nobody', async () => {
  const signUp = { weekday: '3', time: '8:30', timeZone: 'Madrid', members: 'ES51' };
  await post('/digests/sign-up', { ...signUp, address: 'eve@throwaway.example' });
  const [letter] = await deliver();
  await post(linkIn(letter?.text ?? '', /causeway\.example(\/digests\/sign-up\/[\w-]{22})/), {});
  await post(`/digests/preferences/${await tokenOf('eve@throwaway.example')}/letters`, {});
  expect(await deliver()).toEqual([]);
  const [eve] = await sql<[{ person: number }]>`select person from account where "user" = 'eve@throwaway.example'`;
  expect(await sql`select 1 from letterbox where person = ${eve.person}`).toEqual([]);

  await maria.submit(await maria.say('/experience log'), {
    ...{ title: 'Evictions prevented by visits', region: 'Skåne', areas: ['housing'], groups: [] },
    ...{ challenge: 'Families lose their homes.', action: 'We visit early.', lesson: 'Go before the letter.' },
  });
  // As before she had to be known: with a page, open to introductions, and something kept for her.
  const old = `/letters/${'e'.repeat(22)}`;
  await sql`insert into letterbox (person, token) values (${eve.person}, ${'e'.repeat(22)})`;
  await sql`update person set role = 'partner', region = 'ES51' where id = ${eve.person}`;
  await sql`insert into introduction_preference (person, is_open, offer_areas, updated_at) values (${eve.person}, true, '{housing}', now())`;
  const search = () => post(old, { line: '/experience search evictions' });
  const known = async (isAdmitted: boolean) => {
    await sql`update person set is_admitted = ${isAdmitted} where id = ${eve.person}`;
  };
  const suggested = async () => read(await maria.say('/introduction ask area=housing'));
  await maria.submit(await maria.say('/me edit'), { region: 'Skåne' });

  for (const answer of [await get(old), await search(), await get(`${old}/quiet`)]) {
    expect(answer.status).toBe(404);
    expect(answer.text).not.toMatch(/evictions|maria/i);
  }
  expect((await post(old, { line: '/experience log' })).status).toBe(404);
  expect(await suggested()).toContain('I have nobody to suggest');
  const told = (period: string) =>
    tellPerson(context, eve.person, { purpose: 'test', period, write: () => ({ text: 'Hello', blocks: [] }) });
  expect(await told('first')).toBeNull();

  await known(true);
  expect((await search()).text).toContain('Evictions prevented by visits');
  expect(await suggested()).not.toContain('I have nobody to suggest');
  expect(await told('second')).toMatchObject({ id: eve.person });
  // A page of somebody who is not known any more is closed, and no mail tells of it.
  await known(false);
  pass(11);
  expect(await notices()).toEqual([]);
  expect((await search()).status).toBe(404);
  await sql`delete from person where id = ${eve.person}`;
  await sql`delete from introduction_preference`;
});

test('whom a list of staff brings in is known, also who had signed up by themselves', async () => {
  const look = await admin.submit(await admin.say('/digest import'), { text: 'address;name\nlea@partner.example;Lea' });
  await admin.press(await admin.press(look, 'Write to it'), 'Write to it');
  await deliver();
  expect(
    await sql`select is_admitted from person join account on person = id where "user" = 'lea@partner.example'`,
  ).toEqual([{ isAdmitted: true }]);
  await sql`delete from person where id = (select person from account where "user" = 'lea@partner.example')`;
});

test('she says what she offers, in forms that work without scripts', async () => {
  const region = await post(page, { line: '/me edit' });
  const edited = await post(page, {
    ...{ form: hidden(region.text, 'form'), event: hidden(region.text, 'event') },
    ...{ displayName: 'Ines', region: 'Catalonia', language: 'en', timeZone: 'Europe/Madrid' },
  });
  expect(edited.text).toContain('Catalonia');
  const form = await post(page, { line: lineOf((await get(page)).text, 'Who I am open to meet') });
  const done = await post(page, {
    ...{
      form: hidden(form.text, 'form'),
      event: hidden(form.text, 'event'),
      isOpen: 'yes',
      offerAreas: ['housing'],
      name: 'Ines',
    },
  });
  expect(done.text).not.toContain('class="problem"');
  expect(await sql`select is_open, offer_areas from introduction_preference`).toEqual([
    { isOpen: true, offerAreas: ['housing'] },
  ]);
});

test('an introduction is brought by a mail that says nothing of it, and answered on the page', async () => {
  await maria.submit(await maria.say('/me edit'), { region: 'Skåne' });
  await maria.submit(await maria.say('/me introductions'), { isOpen: true, seekAreas: ['housing'] });
  const [{ person } = { person: 0 }] = await sql<{ person: number }[]>`select person from letterbox`;
  const ask = await maria.say(`/introduction write person=${person} area=housing`);
  await maria.submit(ask, { note: 'How do you find landlords?', contact: 'maria@example.org' });
  pass(1);
  const [notice, ...more] = await notices();
  expect(more).toEqual([]);
  expect(notice?.to).toEqual(['ines@partner.example']);
  expect(notice?.text).toContain('A new message waits');
  expect(notice?.text).toContain(`https://causeway.example${page}`);
  for (const secret of ['maria', 'landlords']) expect(notice?.text.toLowerCase()).not.toContain(secret);
  expect(await notices()).toEqual([]);
  // A clock that ran ahead for a while and was set right keeps nobody from being told.
  await sql`update letterbox set noticed_at = ${new Date(clock.now.getTime() + 40 * 3_600_000)}`;
  pass(1);
  expect(await notices()).toHaveLength(1);
  expect(await notices()).toEqual([]);
  const shown = await get(page);
  expect(shown.text).toContain('How do you find landlords?');
  const form = await post(page, { line: lineOf(shown.text, 'Yes, bring us together') });
  const said = await post(page, {
    ...{ form: hidden(form.text, 'form'), event: hidden(form.text, 'event'), contact: 'ines@partner.example' },
  });
  expect(said.text).not.toContain('class="problem"');
  expect(await sql`select state from introduction`).toEqual([{ state: 'accepted' }]);
  await tick();
  expect(await sql`select told from introduction`).toEqual([{ told: 'bridged' }]);
});

test('they talk: what is said stands on the page, and is answered in a text box, once', async () => {
  pass(1);
  const [{ number } = { number: 0 }] = await sql<{ number: number }[]>`select number from conversation`;
  const sent = await maria.say(`/conversation say ${number} Hello Ines <script>`);
  expect(read(sent)).toContain('Sent to');
  const shown = await get(page);
  expect(shown.text).toContain('Hello Ines &lt;script&gt;');
  const form = await post(page, { line: lineOf(shown.text, 'Answer') });
  const answer = {
    form: hidden(form.text, 'form'),
    event: hidden(form.text, 'event'),
    content: 'Hello Maria,\nwe pay.',
  };
  expect((await post(page, answer)).text).toContain('Sent to maria');
  // The same form sent again, as by a reload.
  await post(page, answer);
  const rows = await sql`select content from conversation_message order by id`;
  expect(rows.map(({ content }) => String(content).replaceAll('\r', ''))).toEqual([
    'Hello Ines <script>',
    'Hello Maria,\nwe pay.',
  ]);
  const [copy] =
    await sql`select message from delivery where recipient = ${`conversation:${number}:1`} and purpose = 'conversation'`;
  expect(JSON.stringify(copy)).toContain('we pay.');
  // What is deleted after it was said is not on the page.
  await sql`update conversation_message set origin = 'test:hall:m1' where id = 1`;
  await bot.handle({
    ...{ type: 'change', happened: 'deleted', id: 'test:gone', actor: maria.actor },
    ...{ place: 'test:hall:channel:main', ref: 'm1' },
  });
  expect((await get(page)).text).not.toContain('Hello Ines');
});

test('mails come at most every ten minutes, and end by one press or on the page', async () => {
  const [{ number } = { number: 0 }] = await sql<{ number: number }[]>`select number from conversation`;
  pass(10);
  expect(await notices()).toHaveLength(1);
  for (const words of ['One', 'Two']) {
    pass(1);
    await maria.say(`/conversation say ${number} ${words}`);
    expect(await notices()).toEqual([]);
  }
  pass(10);
  const [digest] = await notices();
  expect(digest?.text).toContain('2 new messages wait');
  expect(String(JSON.stringify(digest?.headers.get('list')))).toContain('/quiet');
  expect((await get(`${page}/quiet`)).text).toContain('We then write no more');
  expect(await sql`select is_quiet from letterbox`).toEqual([{ isQuiet: false }]);
  expect((await post(`${page}/quiet`, { 'List-Unsubscribe': 'One-Click' })).text).toContain('We write no more');
  pass(1);
  await maria.say(`/conversation say ${number} Three`);
  pass(11);
  expect(await notices()).toEqual([]);
  expect((await post(`${page}/quiet`, { quiet: 'no' })).text).toContain('We write again');
  expect(await notices()).toHaveLength(1);
});

test('a form is taken as long as its fields allow in every script, and refused in words where it is longer', async () => {
  pass(1);
  const form = await post(page, { line: '/experience log' });
  const texts = [...form.text.matchAll(/<textarea[^>]* name="(\w+)"/g)].map(([, name = '']) => name);
  expect(texts.length).toBeGreaterThan(2);
  const filled = (letters: string) => ({
    ...{ form: hidden(form.text, 'form'), event: hidden(form.text, 'event') },
    ...Object.fromEntries(texts.map((name) => [name, letters])),
  });
  // The title is missing: what was typed stands in the form again, and says what is wrong.
  const long = await post(page, filled('ბ'.repeat(2_990)));
  expect(long.status).toBe(200);
  expect(long.text.split('ბ'.repeat(2_990))).toHaveLength(texts.length + 1);
  expect(long.text).toContain('Everything you typed is kept');
  const huge = await post(page, filled('ბ'.repeat(60_000)));
  expect(huge.status).toBe(413);
  expect(huge.text).toContain('Nothing was sent: this is more than the page takes at once');
  expect(huge.text).not.toContain('What I can do');
  const [{ token } = { token: '' }] = await sql<{ token: string }[]>`select token from digest_subscription`;
  const before = await sql`select * from digest_subscription`;
  const preferences = await post(`/digests/preferences/${token}`, { regions: 'ბ'.repeat(60_000) });
  expect([preferences.status, preferences.text.includes('Nothing was sent')]).toEqual([413, true]);
  expect(await sql`select * from digest_subscription`).toEqual(before);
  const signUp = await post('/digests/sign-up', { address: 'ბ'.repeat(60_000) });
  expect([signUp.status, signUp.text.includes('Nothing was sent')]).toEqual([413, true]);
});

/** Somebody of a chat whom the network does not know any more, though they joined before. */
async function settleUnknown(line: string) {
  const kim = as('kim');
  await kim.submit(await kim.say('/me edit'), { region: 'Murcia' });
  await kim.submit(await kim.say('/me introductions'), { isOpen: true, offerAreas: ['housing'] });
  const joined = read(await kim.say(line));
  await sql`update person set is_admitted = false where display_name = 'kim'`;
  return joined;
}
const known = () => sql`update person set is_admitted = true where display_name = 'kim'`;
const daysOn = (days: number) => new Date(clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const lettersOf = async (name: string, purpose: string) =>
  sql`select 1 from delivery d join person p on p.id = d.person where p.display_name = ${name} and d.purpose = ${purpose}`;

test('a round is joined, announced, answered and followed on the page; whom nobody knows is matched with nobody', async () => {
  const fields = { title: 'Letter round', kind: 'pairs', time: '9:00', timeZone: 'UTC', everyWeeks: 2, cooldown: 1 };
  await admin.submit(await admin.say('/round create'), { ...fields, day: daysOn(5), odd: 'wait' });
  const [{ number } = { number: 0 }] = await sql<{ number: number }[]>`select number from round`;
  expect((await post(page, { line: `/round join ${number}` })).text).toContain('You joined “Letter round”');
  expect(read(await maria.say(`/round join ${number}`))).toContain('You joined');
  expect(await settleUnknown(`/round join ${number}`)).toContain('You joined');
  const step = async (to: Date) => {
    clock.now = to;
    await runRounds.run(context, { dueAt: clock.now, signal });
    return notices();
  };
  const [{ nextRun } = { nextRun: new Date() }] = await sql<{ nextRun: Date }[]>`select next_run from round`;
  const [reminder] = await step(new Date(nextRun.getTime() - 60_000));
  expect(reminder?.text).not.toContain('Letter round');
  expect(lineOf((await get(page)).text, 'Leave out the next run')).toContain('/round skip');
  expect(await step(new Date(nextRun.getTime() + 11 * 60_000))).toHaveLength(1);
  const offered = (await get(page)).text;
  expect(offered).toContain('matched you with');
  expect(offered).toContain('maria');
  expect(await lettersOf('kim', 'round')).toEqual([]);
  await maria.say(lineOf(offered, 'Yes, I want to meet'));
  expect((await post(page, { line: lineOf(offered, 'Yes, I want to meet') })).text).toContain('Everybody has said yes');
  // They share no chat: the page is where they talk.
  pass(11);
  await step(clock.now);
  const brought = (await get(page)).text;
  expect(brought).toContain('Letter round');
  const form = await post(page, { line: lineOf(brought, 'Answer') });
  const said = { form: hidden(form.text, 'form'), event: hidden(form.text, 'event'), content: 'Shall we meet Monday?' };
  expect((await post(page, said)).text).toContain('Sent to maria');
  await step(new Date(nextRun.getTime() + 11 * 86_400_000));
  const asked = (await get(page)).text;
  expect(asked).toContain('Did you meet?');
  expect((await post(page, { line: lineOf(asked, 'Yes, we met') })).text).toContain('How useful was it?');
  await known();
});

test('an event calls, seats and thanks on the page; whom nobody knows has no seat', async () => {
  const fields = { title: 'Letter exchange', time: '10:00', timeZone: 'UTC', rounds: 1, minutes: 15, size: 2 };
  await admin.submit(await admin.say('/event create'), {
    ...{ ...fields, day: daysOn(2), areas: [], topics: '', link: 'https://meet.example.org/{room}' },
  });
  const [{ number, startsAt } = { number: 0, startsAt: new Date() }] = await sql<
    { number: number; startsAt: Date }[]
  >`select number, starts_at from networking_event`;
  expect((await post(page, { line: `/event join ${number}` })).text).toContain('You take part in “Letter exchange”');
  await maria.say(`/event join ${number}`);
  expect(await settleUnknown(`/event join ${number}`)).toContain('You take part');
  const step = async (fromStartS: number) => {
    clock.now = new Date(startsAt.getTime() + fromStartS * 1_000);
    await runEvents(context, { now: clock.now, signal });
    return (await get(page)).text;
  };
  await step(-3_600);
  expect(await step(-3_590)).toContain('begins in an hour');
  await step(-60);
  const seated = await step(10);
  expect(seated).toContain('you meet');
  expect(seated).toContain('maria');
  expect(seated).toMatch(/href="https:\/\/meet\.example\.org\/[\w-]+"/);
  await step(15 * 60);
  const thanks = await step(15 * 60 + 10);
  expect(thanks).toContain('maria');
  const seats = await sql<{ name: string }[]>`
    select p.display_name as name from event_seat s join person p on p.id = s.person order by 1`;
  expect(seats).toHaveLength(2);
  expect(seats.map(({ name }) => name)).not.toContain('kim');
  expect(await lettersOf('kim', 'event')).toEqual([]);
  await known();
});

test('nobody writes on it from another site, or without bounds, and it goes with its person', async () => {
  expect((await post(page, { line: '/me' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(404);
  let last = 200;
  for (let tries = 0; tries < 40 && last === 200; tries += 1) last = (await post(page, { words: '/help' })).status;
  expect(last).toBe(429);
  pass(1);
  const asked = await post(page, { line: '/me forget' });
  const gone = await post(page, { line: lineOf(asked.text, 'Forget me') });
  expect(gone.status).toBe(200);
  expect((await get(page)).status).toBe(404);
  expect(await sql`select 1 from letterbox`).toEqual([]);
});
