import { beforeEach, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import { forgetPerson } from '#src/operations/people/forget.ts';
import { findPerson } from '#src/store/people/person.ts';
import { createPages } from '#src/web/pages.ts';
import { createMailingDialogue } from '#test/support/mailing-dialogue.ts';
import { findEverywhere } from '#test/support/search-database.ts';

const { bot, as, clock, context, sql, deliver } = await createMailingDialogue();
let from = '192.0.2.1';
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, remoteOf: () => from });

const path = '/digests/sign-up';
const usual = { address: 'ines@partner.example', weekday: '3', time: '8:30', timeZone: 'Madrid', members: 'ES51' };
async function send(values: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await pages.request(path, {
    method: 'POST',
    body: new URLSearchParams({ ...usual, ...values }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  return { status: response.status, text: await response.text() };
}
const ask = async (method: string, link: string) => {
  const response = await pages.request(link, { method });
  return { status: response.status, text: await response.text() };
};

const linkIn = (text: string) => /https:\/\/causeway\.example(\/digests\/[\w-]+\/[\w-]{22})/.exec(text)?.[1] ?? '';
const people = async () => (await sql`select id from person`).length;

let count = 0;
beforeEach(() => {
  count += 1;
  clock.now = new Date(Date.parse('2026-11-23T09:00:00Z') + count * 3 * 24 * 3_600_000);
  from = `192.0.2.${count}`;
});

test('asked on the page, asked by mail, begun by a press: the yes is kept for the address', async () => {
  const before = await people();
  expect((await ask('GET', path)).text).toContain('The weekly digest by mail');
  const asked = await send({});
  expect(asked).toMatchObject({ status: 200 });
  expect(asked.text).toContain('on its way to ines@partner.example');
  const [letter, ...others] = await deliver();
  expect(others).toEqual([]);
  expect(letter?.to).toEqual(['ines@partner.example']);
  expect(letter?.text?.replace(/\s+/g, ' ')).toContain(
    'what is new for Catalonia. It comes every Wednesday at 8:30 (Europe/Madrid)',
  );
  expect(letter?.text).toContain('forgotten after 7 days');
  // Nobody is known, and nothing comes, before the press.
  expect(await people()).toBe(before);
  const link = linkIn(letter?.text ?? '');
  for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(method, link)).status).toBe(200);
  expect(await sql`select 1 from digest_subscription`).toHaveLength(0);
  const begun = await ask('POST', link);
  expect(begun.text).toContain('Confirmed. You get a digest every Wednesday at 8:30');
  const [row] =
    await sql`select s.state, s.regions, s.confirmed_at, p.role from digest_subscription s join person p on p.id = s.person`;
  expect(row).toMatchObject({ state: 'active', regions: ['ES51'], confirmedAt: clock.now, role: 'partner' });
  expect(await sql`select confirmed_at from mailbox_consent where confirmed_at is not null`).toHaveLength(1);
  // The link has done its work.
  expect((await ask('POST', link)).text).toContain('is confirmed already');
});

test('the letter says what comes where nothing was chosen, and its page lets regions be added', async () => {
  await send({ address: 'all@partner.example', members: '' });
  const [letter] = await deliver();
  const said = letter?.text?.replace(/\s+/g, ' ') ?? '';
  expect(said).toContain('on all policy areas; of all regions, as none is chosen');
  const confirming = (await ask('GET', linkIn(letter?.text ?? ''))).text;
  expect(confirming).toContain('on all policy areas; of all regions, as none is chosen. It comes every');
  expect(confirming).toContain('If you did not ask for it, close this page');
  await ask('POST', linkIn(letter?.text ?? ''));
  const [row] = await sql<{ token: string }[]>`select token from digest_subscription where regions = '{}'`;
  const page = (await ask('GET', `/digests/preferences/${row?.token}`)).text;
  expect(page).toContain('None is chosen: you get experiences and questions of all regions, but no figures.');
  expect(page).toMatch(/name="regions" value="ES62"/);
  await sql`delete from person where id in (select person from digest_subscription where token = ${row?.token ?? ''})`;
});

test('whether an address is known, its page says the same, and its reader learns where to change it', async () => {
  const known = await send({});
  const unknown = await send({ address: 'nobody@partner.example' });
  const same = (text: string) => text.replaceAll('nobody@', 'ines@');
  expect(same(unknown.text)).toBe(known.text);
  const letters = await deliver();
  expect(letters.map(({ to }) => to)).toEqual([['ines@partner.example'], ['nobody@partner.example']]);
  expect(letters[0]?.text).toContain('It goes there already');
  expect((await ask('GET', linkIn(letters[0]?.text ?? ''))).text).toContain('What you get');
});

test('an address is written to once an hour and three times a day, however it is spelled', async () => {
  const spellings = ['once@partner.example', 'Once+x@PARTNER.example', 'once@partner.example'];
  for (const address of spellings) expect((await send({ address })).status).toBe(200);
  expect(await deliver()).toHaveLength(1);
  for (const hour of [1, 2, 3, 4]) {
    clock.now = new Date(clock.now.getTime() + 3_600_001);
    from = `198.51.100.${hour}`;
    expect((await send({ address: 'once@partner.example' })).text).toContain('on its way');
  }
  expect(await deliver()).toHaveLength(2);
});

test('from one place ten addresses are asked within a day; then it is said', async () => {
  for (let at = 0; at < 10; at += 1) expect((await send({ address: `p${at}@many.example` })).status).toBe(200);
  const refused = await send({ address: 'p10@many.example' });
  expect(refused.status).toBe(429);
  expect(refused.text).toContain('try again tomorrow');
  expect(await deliver()).toHaveLength(10);
  from = '203.0.113.9';
  expect((await send({ address: 'p10@many.example' })).status).toBe(200);
  await deliver();
});

test('addresses of one network, and of one mail domain, are bounded; others go on, and a press always passes', async () => {
  await send({ address: 'first@elsewhere.example' });
  const link = linkIn((await deliver())[0]?.text ?? '');
  // From 30 addresses of one network.
  const answers: number[] = [];
  for (let at = 1; at <= 31; at += 1) {
    from = `198.51.100.${at}`;
    answers.push((await send({ address: `n${at}@net${at}.example` })).status);
  }
  expect(answers).toEqual([...Array(30).fill(200), 429]);
  // From 60 networks to one domain, which was all that the public had of a day before.
  answers.length = 0;
  let said = '';
  for (let at = 1; at <= 60; at += 1) {
    from = `100.${at}.0.1`;
    const { status, text } = await send({ address: `d${at}@victim.example` });
    answers.push(status);
    if (status !== 200) said = text;
  }
  expect(answers).toEqual([...Array(30).fill(200), ...Array(30).fill(429)]);
  expect(said).toContain('addresses like this one');
  expect(said).not.toContain('from where you are');
  from = '203.0.113.77';
  expect((await send({ address: 'anybody@gmail.com' })).status).toBe(200);
  expect((await send({ address: 'anybody@another.example' })).status).toBe(200);
  expect((await ask('POST', link)).text).toContain('Confirmed.');
  await deliver();
});

test('a network of IPv6 is what a provider hands out', async () => {
  const answers: number[] = [];
  for (let at = 1; at <= 31; at += 1) {
    from = `2001:db8:7:${at.toString(16)}::/64`;
    answers.push((await send({ address: `six${at}@six${at}.example` })).status);
  }
  expect(answers).toEqual([...Array(30).fill(200), 429]);
  from = '2001:db8:8:1::/64';
  expect((await send({ address: 'six@six.example' })).status).toBe(200);
  await deliver();
});

test('a link pressed again says that it is confirmed, however often, and keeps nothing of what was asked for', async () => {
  await send({ address: 'twice@partner.example' });
  const link = linkIn((await deliver())[0]?.text ?? '');
  const [first, second] = await Promise.all([ask('POST', link), ask('POST', link)]);
  const said = [first, second].map(({ status, text }) => [
    status,
    /(Confirmed\.|is confirmed already)/.exec(text)?.[1],
  ]);
  expect(said.sort()).toEqual([
    [200, 'Confirmed.'],
    [200, 'is confirmed already'],
  ]);
  for (const method of ['GET', 'POST']) {
    const { status, text } = await ask(method, link);
    expect([status, text.includes('This digest is confirmed already.')]).toEqual([200, true]);
  }
  expect(await sql`select 1 from digest_sign_up where wish::text like '%twice@partner%'`).toHaveLength(0);
  const [{ token }] = await sql<[{ token: string }]>`
    select token from digest_subscription where places::text like '%twice@partner%'`;
  await ask('POST', `/digests/unsubscribe/${token}`);
  expect((await ask('POST', link)).text).toContain('This digest has ended.');
  expect((await ask('POST', `/digests/unsubscribe/${token}`)).text).toContain('nothing more');
  for (const method of ['GET', 'POST']) {
    const { status, text } = await ask(method, `/digests/preferences/${token}`);
    expect([status, text.includes('This digest has ended.')]).toEqual([200, true]);
  }
});

test('what nobody confirms is forgotten after a week', async () => {
  await send({ address: 'silent@partner.example' });
  const link = linkIn((await deliver())[0]?.text ?? '');
  clock.now = new Date(clock.now.getTime() + 7 * 24 * 3_600_000 + 1);
  expect((await ask('GET', link)).status).toBe(404);
  expect((await ask('POST', link)).status).toBe(404);
  const forget = jobs.find(({ name }) => name === 'forget-digests');
  await forget?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  expect(
    await sql`select 1 from digest_sign_up where asked_at < ${new Date(clock.now.getTime() - 7 * 24 * 3_600_000)}`,
  ).toHaveLength(0);
});

test('everything wrong is said in one round, with what was typed', async () => {
  const wrong = await send({
    address: 'ines at home',
    time: 'noon',
    timeZone: 'Mars',
    regions: 'Atlantis',
    areas: 'cooking',
  });
  expect(wrong.status).toBe(422);
  for (const said of [
    'not a mail address',
    'not a time',
    'no time zone',
    'no region called',
    '5 fields need another look',
  ])
    expect(wrong.text).toContain(said);
  for (const typed of ['ines at home', 'noon', 'Mars', 'Atlantis']) expect(wrong.text).toContain(`value="${typed}"`);
  expect(wrong.text).toMatch(/value="ES51" checked/);
  expect(await deliver()).toEqual([]);
});

test('what another site sends asks nobody; one who ended it is asked twice at most', async () => {
  await send({ address: 'elsewhere@partner.example' }, { 'sec-fetch-site': 'cross-site' });
  expect(await deliver()).toEqual([]);
  const [{ token }] = await sql<[{ token: string }]>`select token from digest_subscription`;
  await ask('POST', `/digests/unsubscribe/${token}`);
  for (const day of [0, 1, 2, 3]) {
    clock.now = new Date(clock.now.getTime() + day * 24 * 3_600_000 + 1);
    expect((await send({})).text).toContain('on its way');
  }
  expect(await deliver()).toHaveLength(2);
});

test('a sign-up that waits is exported with the address, and forgotten with it', async () => {
  const [{ user }] = await sql<[{ user: string }]>`select "user" from account where platform = 'mail'`;
  expect(user).toBe('ines@partner.example');
  const ana = as('ana', {}, 'test:hall:user:ana');
  await ana.submit(await ana.say('/digest subscribe'), { where: 'mail', address: 'ana@partner.example' });
  clock.now = new Date(clock.now.getTime() + 2 * 3_600_000);
  await send({ address: 'ana@partner.example' });
  expect(JSON.stringify(await ana.say('/me export'))).toContain('digest_sign_up');
  const mails = () => sql`select 1 from delivery where places::text like '%ana@partner%'`;
  expect((await mails()).length).toBeGreaterThan(0);
  await ana.confirm('/me forget delete');
  expect(await mails()).toEqual([]);
  expect(await sql`select 1 from digest_sign_up where wish::text like '%ana@partner%'`).toHaveLength(0);
});

test.each([true, false])(
  'who signed up by mail is forgotten with every mail that asked, words kept: %s',
  async (isKept) => {
    const address = `lea${isKept}@quixotina.example`;
    const other = `lea${isKept}-other@quixotina.example`;
    for (const each of [address, other]) await send({ address: each });
    const [letter] = await deliver();
    const link = linkIn(letter?.text ?? '');
    expect((await ask('POST', link)).text).toContain('Confirmed.');
    clock.now = new Date(clock.now.getTime() + 2 * 3_600_000);
    // Asked again, spelled otherwise: the mail says where to change what comes.
    await send({ address: address.replace('@', '+x@').toUpperCase() });
    await deliver();
    const gone = [address, address.replace('@', '+x@'), link.split('/').at(-1) ?? ''];
    expect((await findEverywhere(sql, gone)).join('\n')).toContain('delivery.places');
    const [{ id }] = await sql<[{ id: number }]>`select person as id from account where "user" = ${address}`;
    const person = await findPerson(sql, id);
    if (!person) throw new Error('nobody');
    await forgetPerson(context, person, { isKept, now: clock.now });
    expect(await findEverywhere(sql, gone)).toEqual([]);
    // The mail to another who signed up stays.
    expect((await findEverywhere(sql, [other])).join('\n')).toContain('delivery.places');
  },
);
