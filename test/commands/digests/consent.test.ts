import { beforeEach, describe, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import { moveSubscriptions } from '#src/operations/digests/move.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { bot, as, clock, context, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
const staff = as('admin');
const send = jobs.find(({ name }) => name === 'send-digests');
const dayMs = 24 * 3_600_000;
const pass = (days: number) => {
  clock.now = new Date(clock.now.getTime() + days * dayMs);
};
const tick = () => send?.run(context, { dueAt: clock.now, signal: new AbortController().signal });

let count = 0;
type Member = ReturnType<typeof member>;
function member() {
  count += 1;
  return as(`member${count}`, { timeZone: 'UTC' }, `test:hall:user:member${count}`);
}
const freshAddress = () => `reader${count}.${Math.random().toString(36).slice(2, 8)}@example.org`;
const rowOf = async (id: number) => {
  const [row] = await sql<{ state: string; token: string; confirmToken: string | null; person: number }[]>`
    select state, token, confirm_token, person from digest_subscription where id = ${id}`;
  if (!row) throw new Error(`There is no digest ${id}`);
  return row;
};
const newest = async () =>
  (await sql<{ id: number }[]>`select max(id)::int as id from digest_subscription`)[0]?.id ?? 0;
const post = (path: string) => pages.request(path, { method: 'POST' });
const confirm = async (id: number) => post(`/digests/confirm/${(await rowOf(id)).confirmToken}`);
const endAsReader = async (id: number) => post(`/digests/unsubscribe/${(await rowOf(id)).token}`);
const mailsTo = async (address: string, purpose: string) =>
  (
    await sql<{ count: number }[]>`
      select count(*)::int from delivery
      where purpose = ${purpose} and lower(places[1]) like ${`mail:%:${address.toLowerCase()}`}`
  )[0]?.count ?? 0;

async function subscribe(who: Member, address: string) {
  const outcome = await who.submit(await who.say('/digest subscribe'), { where: 'mail', address, tellsEmpty: true });
  return { outcome, id: await newest() };
}

/** A digest by mail that its reader confirmed. */
async function confirmed(who: Member, address: string): Promise<number> {
  const { id } = await subscribe(who, address);
  expect((await confirm(id)).status).toBe(200);
  expect((await rowOf(id)).state).toBe('active');
  return id;
}

beforeEach(() => {
  // A Monday; each test some days later, so that none uses up what another may ask for.
  clock.now = new Date(Date.parse('2026-11-23T12:00:00Z') + count * 7 * dayMs);
});

describe('an address whose reader ended a digest is written to again only once it said yes', () => {
  /** Ways to make it go on, as members and staff have them. */
  const ways: [string, (who: Member, id: number, address: string) => Promise<unknown>][] = [
    ['its owner resumes it', (who, id) => who.say(`/digest resume ${id}`)],
    ['staff resume it', (_who, id) => staff.say(`/digest resume ${id}`)],
    ['its owner changes it', (who, id, address) => tryChange(who, id, address)],
    ['staff change it', (_who, id, address) => tryChange(staff as Member, id, address)],
    [
      'its owner pauses and resumes it',
      async (who, id) => {
        await who.say(`/digest pause ${id}`);
        await who.say(`/digest resume ${id}`);
      },
    ],
    ['its owner snoozes it', (who, id) => who.say(`/digest snooze ${id}`)],
    ['its owner subscribes again', (who, _id, address) => subscribe(who, address)],
    ['another subscribes it', (_who, _id, address) => subscribe(member(), address.toUpperCase())],
    [
      'staff import it',
      async (_who, _id, address) => {
        await staff.submit(await staff.say('/digest import'), { text: `address\n${address}` });
      },
    ],
    ['what was given up is sent again', () => staff.confirm('/outbox replay all')],
    ['staff approve the week', () => staff.say('/digest approve')],
    [
      'its owner becomes another',
      async (_who, id) => {
        const other = member();
        await other.say('/me');
        const [row] = await sql<{ person: number }[]>`select person from account where "user" = ${other.actor.user}`;
        await database.withTransaction(async (inside) =>
          moveSubscriptions(inside, (await rowOf(id)).person, row?.person ?? 0, clock.now),
        );
        await other.say(`/digest resume ${id}`);
      },
    ],
    [
      'its owner ends it, too, and resumes it',
      async (who, id) => {
        await who.say(`/digest unsubscribe ${id}`);
        await who.say(`/digest resume ${id}`);
      },
    ],
  ];

  async function tryChange(who: Member, id: number, address: string) {
    const form = await who.say(`/digest change ${id}`);
    if (form.type === 'form') await who.submit(form, { where: 'mail', address });
  }

  test.each(ways)('%s', async (_name, go) => {
    const who = member();
    const address = freshAddress();
    const id = await confirmed(who, address);
    pass(7);
    await tick();
    expect(await mailsTo(address, 'digest')).toBe(1);
    await sql`update delivery set state = 'dead' where recipient = ${`subscription:${id}`} and purpose = 'digest'`;
    expect((await endAsReader(id)).status).toBe(200);
    await go(who, id, address);
    pass(7);
    await tick();
    pass(7);
    await tick();
    expect(await mailsTo(address, 'digest')).toBe(1);
    const goingOut = await sql`
      select 1 from delivery where recipient = ${`subscription:${id}`} and purpose = 'digest' and state in ('waiting', 'sending')`;
    expect(goingOut).toEqual([]);
  });

  test('a resumed one asks the address, says so, and goes on when that says yes', async () => {
    const who = member();
    const address = freshAddress();
    const id = await confirmed(who, address);
    const { confirmToken: first } = await rowOf(id);
    await endAsReader(id);
    expect(read(await who.say(`/digest resume ${id}`))).toContain(`I have asked at that address first`);
    expect((await rowOf(id)).state).toBe('unconfirmed');
    expect(await mailsTo(address, 'digest-confirmation')).toBe(2);
    expect((await post(`/digests/confirm/${first}`)).status).toBe(404);
    await confirm(id);
    expect((await rowOf(id)).state).toBe('active');
    await who.say(`/digest pause ${id}`);
    expect(read(await who.say(`/digest resume ${id}`))).toContain('It goes on');
    expect(await mailsTo(address, 'digest-confirmation')).toBe(2);
  });

  test('a reader who says no after its owner had ended it is heard', async () => {
    const who = member();
    const address = freshAddress();
    const id = await confirmed(who, address);
    await who.say(`/digest unsubscribe ${id}`);
    await endAsReader(id);
    expect(read(await who.say(`/digest resume ${id}`))).toContain('asked at that address first');
  });

  test('an older digest to the same mailbox, that its owner had ended, is not a way around', async () => {
    const who = member();
    const address = freshAddress();
    const older = await confirmed(who, address);
    await who.say(`/digest unsubscribe ${older}`);
    const newer = await confirmed(who, address.replace('@', '+news@'));
    await endAsReader(newer);
    expect(read(await who.say(`/digest resume ${older}`))).toContain('asked at that address first');
    expect((await rowOf(older)).state).toBe('unconfirmed');
  });

  test('one that staff ended for its reader is asked, one that its owner ended goes on', async () => {
    const who = member();
    const [told, own] = [await confirmed(who, freshAddress()), await confirmed(who, freshAddress())];
    await staff.say(`/digest unsubscribe ${told}`);
    await who.say(`/digest unsubscribe ${own}`);
    expect(read(await who.say(`/digest resume ${told}`))).toContain('asked at that address first');
    expect(read(await who.say(`/digest resume ${own}`))).toContain('It goes on');
  });

  test('the word of a reader outlives who subscribed them', async () => {
    const who = member();
    const address = freshAddress();
    const id = await confirmed(who, address);
    await endAsReader(id);
    await sql`delete from person where id = ${(await rowOf(id)).person}`;
    await staff.submit(await staff.say('/digest import'), { text: `address\n${address}` });
    expect(await mailsTo(address, 'digest-confirmation')).toBe(0);
    const list = read(await staff.submit(await staff.say('/digest import'), { text: `address\n${address}` }));
    expect(list).toContain('is not asked again by a list');
  });
});

describe('an address is asked a few times', () => {
  test('after it said no: twice, whoever asks and however long they wait', async () => {
    const address = freshAddress();
    const first = member();
    const id = await confirmed(first, address);
    await endAsReader(id);
    const asked = await mailsTo(address, 'digest-confirmation');
    for (let round = 0; round < 8; round += 1) {
      pass(round > 4 ? 400 : 2);
      const who = round % 2 ? member() : first;
      await who.say(`/digest resume ${id}`);
      await subscribe(who, address.replace('@', `+${round}@`));
    }
    const mailbox = address.slice(0, address.indexOf('@'));
    const [all] = await sql<{ count: number }[]>`
      select count(*)::int from delivery where purpose = 'digest-confirmation' and places[1] like ${`%${mailbox}%`}`;
    expect((all?.count ?? 0) - asked).toBe(2);
    const { outcome } = await subscribe(member(), address);
    expect(JSON.stringify(outcome)).toContain('It goes on only once they confirm');
  });

  test('that never answers: six times, then not for a season; its late yes counts', async () => {
    const address = freshAddress();
    for (let round = 0; round < 10; round += 1) {
      pass(2);
      await subscribe(member(), address);
    }
    expect(await mailsTo(address, 'digest-confirmation')).toBe(6);
    const { outcome } = await subscribe(member(), address);
    expect(JSON.stringify(outcome)).toContain('has not answered');
    pass(91);
    await subscribe(member(), address);
    expect(await mailsTo(address, 'digest-confirmation')).toBe(7);
    await confirm(await newest());
    pass(2);
    await subscribe(member(), address);
    expect(await mailsTo(address, 'digest-confirmation')).toBe(8);
  });
});
