import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';
import { servePlayground } from '#test/support/serve.ts';

const { adapterContext, database, clock, as } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example', PLAYGROUND: 'on' },
  platforms: switchOnMail(),
});
const { sql } = database;
// Two servers, one database.
const servers = [await servePlayground(adapterContext), await servePlayground(adapterContext)];
afterAll(() => Promise.all(servers.map(({ stop }) => stop())));
beforeEach(() => {
  clock.now = new Date(clock.now.getTime() + 48 * 3_600_000);
});

let turn = 0;
async function send(user: string, what: object, from: string) {
  turn += 1;
  const response = await fetch(`${servers[turn % 2]?.url}/playground/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `causeway_playground=${user}`,
      'x-forwarded-for': `${randomBytes(4).join('.')}, ${from}`,
    },
    body: JSON.stringify({ id: randomBytes(8).toString('hex'), ...what }),
  });
  return response.text();
}
const invented = () => randomBytes(16).toString('hex');
const hello = (from: string, user = invented()) => send(user, { type: 'said', text: '/me' }, from);
const subscribe = (user: string, address: string, from: string) =>
  send(
    user,
    {
      type: 'submitted',
      form: '/digest subscribe',
      values: {
        ...{ where: 'mail', address, weekday: '1', time: '9:00', timeZone: 'UTC', language: 'en' },
        ...{ areas: [], regions: '', sections: [], tellsEmpty: false },
      },
    },
    from,
  );
const countPeople = async () => (await sql<[{ count: number }]>`select count(*)::int from person`)[0].count;
const countMails = async () =>
  (await sql<[{ count: number }]>`select count(*)::int from delivery where purpose = 'digest-confirmation'`)[0].count;

test('invented cookies make sixty people an hour from one place, whichever server they ask', async () => {
  const before = await countPeople();
  const known = invented();
  await hello('198.51.100.1', known);
  const answers: string[] = [];
  for (let batch = 0; batch < 8; batch += 1)
    answers.push(...(await Promise.all(Array.from({ length: 10 }, () => hello('198.51.100.1')))));
  expect((await countPeople()) - before).toBe(60);
  expect(answers.filter((said) => said.includes('Many people came here for the first time'))).toHaveLength(21);
  // Who is known goes on, and others from elsewhere come in.
  expect(await hello('198.51.100.1', known)).not.toContain('Many people came');
  expect(await hello('198.51.100.2')).not.toContain('Many people came');
  clock.now = new Date(clock.now.getTime() + 3_600_001);
  expect(await hello('198.51.100.1')).not.toContain('Many people came');
});

test('twelve cookies that ask sixty strangers by mail reach ten', async () => {
  const before = await countMails();
  const users = Array.from({ length: 12 }, invented);
  const asked = users.flatMap((user, index) =>
    Array.from({ length: 5 }, (_, nth) => subscribe(user, `stranger${index}.${nth}@example.org`, '198.51.100.9')),
  );
  const answers = await Promise.all(asked);
  expect((await countMails()) - before).toBe(10);
  expect(answers.filter((said) => said.includes('Many mail addresses were asked from here'))).toHaveLength(50);
});

test('from many places they reach thirty of one domain a day, and members of a workspace are not held up by that', async () => {
  const before = await countMails();
  for (let place = 0; place < 20; place += 1)
    for (let nth = 0; nth < 3; nth += 1)
      await subscribe(invented(), `crowd${place}.${nth}@crowd.example`, `203.${place}.113.1`);
  expect((await countMails()) - before).toBe(30);
  const member = as('member', {}, 'test:hall:user:member');
  await member.submit(await member.say('/digest subscribe'), { where: 'mail', address: 'own@crowd.example' });
  expect((await countMails()) - before).toBe(31);
});

test('what is kept of where they came from is no address', async () => {
  const kept = JSON.stringify(await sql`select * from newcomer`);
  expect(kept).toMatch(/[0-9a-f]{64}/);
  expect(kept).not.toContain('198.51');
});
