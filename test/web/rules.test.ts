import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { lettersTo, runJob } from '#test/operations/rules/support.ts';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const origin = 'https://causeway.example';
const { as, bot, clock, context, database } = await createDialogue({
  env: { PUBLIC_URL: origin, SECRET_KEY: 'a secret key of more than 32 characters' },
});
const { sql } = database;
let remote = '192.0.2.1';
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, remoteOf: () => remote });
// Whoever signs goes by the clock of their own.
clock.now = new Date();
const admin = as('admin');
await admin.say('/me show');
await runJob(context, 'run-rules');
const [{ person: owner }] = await sql<[{ person: number }]>`select person from account`;
const bring = async (yaml: string) => admin.submit(await admin.say('/rule import'), { yaml });
async function begin(yaml: string): Promise<number> {
  const number = lineOf(await bring(yaml), 'Try it')
    .split(' ')
    .at(-1);
  await admin.say(`/rule try ${number}`);
  await admin.say(`/rule on ${number}`);
  return Number(number);
}
const address = async (line: string) => {
  const said = read(await admin.say(line));
  return {
    said,
    path: /causeway\.example(\/[\w/-]+)/.exec(said)?.[1] ?? '',
    secret: /whsec_[\w+/=]+/.exec(said)?.[0] ?? '',
  };
};
const call = (path: string, secret: string, body: string, { id = 'msg_1', at = new Date() } = {}) =>
  pages.request(path, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
  });
const runsOf = (rule: number) => sql<{ input: { form: object } }[]>`
  select input from rule_run where rule = ${rule} order by id`;

test('a program begins a rule by a signed call, once for each of them', async () => {
  const rule = await begin(
    'name: Grants\non: {webhook: {fields: [grant, amount]}}\nif: form.amount > 1000\nsteps: [{message: {to: owner, text: "{grant}: {amount}"}}]',
  );
  const made = await address(`/rule address ${rule}`);
  expect(made.said).toContain('Its secret is shown this once');
  const { path, secret } = made;
  expect(path).toMatch(/^\/rules\/calls\/[\w-]{22}$/);
  const again = await address(`/rule address ${rule}`);
  expect(again).toMatchObject({ path, secret: '' });

  const body = JSON.stringify({ grant: 'Grant for *mentors*', amount: 5_000, other: { deep: true } });
  expect((await call(path, secret, body)).status).toBe(202);
  expect((await call(path, secret, body)).status).toBe(202);
  expect((await runsOf(rule)).map(({ input }) => input.form)).toEqual([
    { grant: 'Grant for *mentors*', amount: 5_000 },
  ]);
  expect((await call(path, secret, '{"amount": 10}', { id: 'msg_0' })).status).toBe(202);
  expect((await call(path, secret, '{"amount": "many"}', { id: 'msg_00' })).status).toBe(202);
  expect(await runsOf(rule)).toHaveLength(1);
  await runJob(context, 'run-rules');
  expect((await lettersTo(sql, owner)).at(-1)?.text).toContain('Grant for \\*mentors\\*: 5000');

  const refused = async (answer: Response | Promise<Response>) => {
    const answered = await answer;
    const { said } = (await answered.json()) as { said: string };
    return [answered.status, said];
  };
  const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  expect(await refused(call(path, other, body, { id: 'msg_2' }))).toEqual([
    401,
    expect.stringContaining('not signed with the secret'),
  ]);
  expect(await refused(call(path, secret, body, { id: 'msg_3', at: new Date(Date.now() - 600_000) }))).toEqual([
    401,
    expect.stringContaining('look at the clock'),
  ]);
  expect(await refused(call(path, secret, '[1]', { id: 'msg_4' }))).toEqual([400, 'It is no JSON object.']);
  expect((await refused(call(path, secret, '{"grant": 1e999}', { id: 'msg_4b' })))[0]).toBe(400);
  expect(await refused(call(path, secret, '{"grant": {"a": 1}}', { id: 'msg_5' }))).toEqual([
    400,
    expect.stringContaining('“grant” is neither'),
  ]);
  expect(await refused(call(path, secret, ' '.repeat(70_000), { id: 'msg_6' }))).toEqual([
    413,
    'It has more than 65536 bytes.',
  ]);
  expect(await refused(call(`/rules/calls/${'a'.repeat(22)}`, secret, body))).toEqual([
    404,
    'There is nothing at this address.',
  ]);

  const renewed = await address(`/rule address ${rule} renew=yes`);
  expect(renewed.path).toBe(path);
  expect(renewed.secret).not.toBe(secret);
  expect((await call(path, secret, body, { id: 'msg_7' })).status).toBe(202);
  expect((await call(path, renewed.secret, body, { id: 'msg_8' })).status).toBe(202);
  await sql`update rule_address set before_until = ${new Date(clock.now.getTime() - 1_000)}`;
  expect((await call(path, secret, body, { id: 'msg_9' })).status).toBe(401);

  await admin.say(`/rule pause ${rule}`);
  expect(await refused(call(path, renewed.secret, body, { id: 'msg_10' }))).toEqual([409, 'Its rule is not on.']);
  const [kept] = await sql<{ secret: Uint8Array }[]>`select secret from rule_address`;
  expect(Buffer.from(kept?.secret ?? []).toString('latin1')).not.toContain(renewed.secret);
});

test('what comes oftener than a rule may begin is refused, and pauses nothing', async () => {
  const rule = await begin(
    'name: Seldom\non: {webhook: {fields: []}}\nlimits: {runsPerDay: 1}\nsteps: [{message: {to: owner, text: Hello}}]',
  );
  const { path, secret } = await address(`/rule address ${rule}`);
  expect((await call(path, secret, '{}', { id: 'a' })).status).toBe(202);
  expect((await call(path, secret, '{}', { id: 'b' })).status).toBe(429);
  expect(await sql`select state from rule where number = ${rule}`).toEqual([{ state: 'on' }]);
});

test('somebody without an account sends a form by its link', async () => {
  const rule = await begin(
    `name: Tell us
on:
  form:
    for: everybody
    fields:
      - { name: idea, label: Your idea, kind: long-text }
      - { name: place, label: Where, kind: choice, choices: [City, Country], isOptional: true }
steps: [{ message: { to: owner, text: "{idea} ({place})" } }]`,
  );
  const { path } = await address(`/rule address ${rule}`);
  expect(path).toMatch(/^\/forms\/[\w-]{22}$/);
  const page = await (await pages.request(path)).text();
  expect(page).toContain('Your idea');
  expect(page).toContain('Staff of this network read what you send. It is kept for 400 days.');
  const event = /name="event" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const send = (values: Record<string, string>) =>
    pages.request(path, {
      method: 'POST',
      body: new URLSearchParams({ event, ...values }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const lacking = await send({ idea: '' });
  expect(lacking.status).toBe(422);
  const spam = await send({ idea: 'https://a.example https://b.example www.c.example' });
  expect(spam.status).toBe(422);
  expect(await spam.text()).toContain('Leave web addresses out, but 2 at most.');
  expect(await (await send({ idea: 'Buy now', website: 'x' })).text()).toContain('Sent. Thank you.');
  expect(await runsOf(rule)).toEqual([]);
  for (const _ of [1, 2])
    expect(await (await send({ idea: 'Flats *over* shops', place: 'City' })).text()).toContain('Sent. Thank you.');
  expect((await runsOf(rule)).map(({ input }) => input.form)).toEqual([{ idea: 'Flats *over* shops', place: 'City' }]);
  await runJob(context, 'run-rules');
  expect((await lettersTo(sql, owner)).at(-1)?.text).toContain('Flats \\*over\\* shops (City)');
  // What had a mistake in it did not count; what is refused for being too much stays on the page.
  for (const _ of [4, 5]) expect((await send({ idea: 'Flats *over* shops', place: 'City' })).status).toBe(200);
  const often = await send({ idea: 'One more' });
  expect(often.status).toBe(429);
  expect(await often.text()).toContain('One more');
  remote = '192.0.2.2';
  expect((await send({ idea: 'From elsewhere' })).status).toBe(200);

  const renewed = await address(`/rule address ${rule} renew=yes`);
  expect(renewed.path).not.toBe(path);
  expect((await pages.request(path)).status).toBe(404);
  await admin.say(`/rule pause ${rule}`);
  expect((await pages.request(renewed.path)).status).toBe(404);
});

test.each([
  ['name: x\non: {webhook: {fields: [a]}}\nsteps: [{message: {to: person, text: Hello}}]', 'there is no “person”'],
  [
    'name: x\non: {form: {for: everybody, fields: []}}\nsteps: [{message: {to: {region: event}, text: Hello}}]',
    'there is no “region: event”',
  ],
  ['name: x\non: {keyword: {words: ["!!"], in: here}}\nsteps: [{end: true}]', 'a word with a letter or a digit'],
  ['name: x\non: {webhook: {fields: [a]}}\nsteps: [{message: {to: owner, text: "{b}"}}]', 'nothing is called {b}'],
  ['name: x\non: {webhook: {fields: [title]}}\nsteps: [{end: true}]', 'are called title'],
])('%s is refused with a sentence', async (yaml, said) => {
  const outcome = await bring(yaml);
  expect(outcome.type === 'problems' ? Object.values(outcome.problems).join('\n') : '').toContain(said);
});

test('a rule that begins otherwise has no address', async () => {
  const rule = await begin('name: Other\non: {activity: tool.published}\nsteps: [{end: true}]');
  expect((await address(`/rule address ${rule}`)).said).toContain('begins neither with a webhook nor with a form');
});
