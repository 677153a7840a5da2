import { expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { commonRole, includesRole, type Role, roles } from '#src/core/role.ts';
import { createDialogue, lineOf, read, type Speaker } from '#test/support/dialogue.ts';

const { as, clock, database } = await createDialogue({ env: { ADMINS: 'test:hall:boss, test:*:named' } });
const { sql } = database;
let count = 0;

async function personOf(user: string) {
  const [row] = await sql<{ id: number; role: Role }[]>`
    select id, role from person join account on account.person = person.id where "user" = ${user}`;
  if (!row) throw new Error(`There is no ${user}.`);
  return row;
}

async function someone(role: Role, name = `p${++count}`): Promise<Speaker & { user: string }> {
  const speaker = as(name, { platform: 'test', space: 'hall' });
  await speaker.say('/me');
  await sql`update person set role = ${role} where id = ${(await personOf(name)).id}`;
  return { ...speaker, user: name };
}

const codeOf = async (speaker: Speaker) =>
  /\/me link ([A-Z2-9]{8})/.exec(read(await speaker.say('/me link')))?.[1] ?? '';

/** The letter that asks on the other side. */
async function letterTo(user: string) {
  const [row] = await sql<{ message: Message }[]>`
    select message from delivery where purpose = 'link' and person = ${(await personOf(user)).id} order by created_at desc limit 1`;
  return row ? { type: 'message' as const, visibility: 'private' as const, ...row.message } : null;
}

const waitForCaches = () => {
  clock.now = new Date(clock.now.getTime() + 11_000);
};

// Somebody else stays an admin all the time.
await as('boss').say('/me');

const pairs = roles.flatMap((keeper) => roles.map((joiner) => [keeper, joiner] as const));

test.each(pairs)(
  'the code of a %s typed by a %s raises nobody without their own press',
  async (keeperRole, joinerRole) => {
    const keeper = await someone(keeperRole);
    const joiner = await someone(joinerRole);
    waitForCaches();
    const code = await codeOf(keeper);
    // What somebody else could have written for them to paste.
    for (const line of ['', ' confirmed=yes', ' role=mine confirmed=yes', ' role=shared confirmed', ' role=mine'])
      await joiner.say(`/me link ${code}${line}`);
    await keeper.say(`/me join ${(await personOf(joiner.user)).id} role=${joinerRole} confirmed=yes`);
    expect([(await personOf(keeper.user)).role, (await personOf(joiner.user)).role]).toEqual([keeperRole, joinerRole]);

    const asked = await joiner.say(`/me link ${code}`);
    const common = commonRole(keeperRole, joinerRole);
    if (includesRole(joinerRole, keeperRole)) {
      const label = keeperRole === joinerRole ? 'Join the accounts' : 'Join as ';
      await joiner.press(asked, label);
    } else {
      await joiner.press(asked, 'Ask there');
      expect((await personOf(joiner.user)).id).not.toBe((await personOf(keeper.user)).id);
      const letter = await letterTo(keeper.user);
      expect(letter).not.toBeNull();
      // The letter is the keeper's alone.
      if (letter) await joiner.press(letter, 'Join as');
      expect((await personOf(joiner.user)).role).toBe(joinerRole);
      if (letter) await keeper.press(letter, 'Join as');
    }
    expect(await personOf(joiner.user)).toEqual(await personOf(keeper.user));
    waitForCaches();
    for (const { user } of [keeper, joiner])
      expect(read(await as(user).say('/me'))).toMatch(new RegExp(`Role: ${common}`, 'i'));
  },
);

test('the greater role is taken along by a second press of who has it, typed or given', async () => {
  const [member, admin] = [await someone('member'), await someone('admin')];
  waitForCaches();
  const first = await admin.say(`/me link ${await codeOf(member)}`);
  const second = await admin.press(first, 'Join as admin');
  expect(read(second)).toContain('may do everything that admin may');
  expect((await personOf(member.user)).role).toBe('member');
  await admin.press(second, 'Yes, make them admin');
  expect(await personOf(member.user)).toEqual(await personOf(admin.user));
  expect((await personOf(member.user)).role).toBe('admin');

  const [other, staff] = [await someone('member'), await someone('staff')];
  waitForCaches();
  await other.press(await other.say(`/me link ${await codeOf(staff)}`), 'Ask there');
  const letter = await letterTo(staff.user);
  expect(letter?.text).toContain(`${other.user} (test hall) typed your code`);
  if (letter) expect(read(await staff.press(letter, 'Join as staff'))).toContain('in both places, staff');
  expect(await personOf(other.user)).toEqual(await personOf(staff.user));
});

test('what was agreed to holds no more when a role changed meanwhile', async () => {
  const [keeper, joiner] = [await someone('member'), await someone('reviewer')];
  waitForCaches();
  const asked = await joiner.say(`/me link ${await codeOf(keeper)}`);
  await sql`update person set role = 'admin' where id = ${(await personOf(joiner.user)).id}`;
  waitForCaches();
  await joiner.press(asked, 'Join as member');
  expect((await personOf(joiner.user)).role).toBe('admin');

  const [owner, typist] = [await someone('staff'), await someone('member')];
  waitForCaches();
  await typist.press(await typist.say(`/me link ${await codeOf(owner)}`), 'Ask there');
  const letter = await letterTo(owner.user);
  await sql`update person set role = 'admin' where id = ${(await personOf(owner.user)).id}`;
  waitForCaches();
  if (letter) expect(read(await owner.press(letter, 'Join as staff'))).toContain('Nobody waits for this any more');
  expect((await personOf(typist.user)).role).toBe('member');
});

test.each([
  ['typed by the one who is named', 'Join as member', 'member'],
  ['typed by the one who is named, role and all', 'Join as admin', 'admin'],
])('an account of ADMINS, the code %s', async (_what, label, expected) => {
  const stranger = await someone('member');
  const named = as('named', { space: `s${++count}` });
  await named.say('/me');
  waitForCaches();
  const code = await codeOf(stranger);
  // The line that made a stranger an admin.
  await named.say(`/me link ${code} confirmed=yes`);
  await named.say('/me');
  waitForCaches();
  expect(read(await stranger.say('/me'))).toContain('Role: Member');
  let outcome = await named.press(await named.say(`/me link ${code}`), label);
  if (expected === 'admin') outcome = await named.press(outcome, 'Yes, make them admin');
  expect(read(outcome)).toContain(`in both places, ${expected}`);
  for (let times = 0; times < 2; times += 1) {
    waitForCaches();
    for (const each of [named, stranger])
      expect(read(await each.say('/me'))).toMatch(new RegExp(`Role: ${expected}`, 'i'));
  }
});

test('an account of ADMINS, whose code a stranger types', async () => {
  const stranger = await someone('member');
  const named = as('named', { space: `s${++count}` });
  const code = await codeOf(named);
  await stranger.say(`/me link ${code} confirmed=yes`);
  expect((await personOf(stranger.user)).role).toBe('member');
  await stranger.press(await stranger.say(`/me link ${code}`), 'Ask there');
  waitForCaches();
  expect(read(await stranger.say('/me'))).toContain('Role: Member');
  expect(read(await named.say('/me'))).toContain('Role: Admin');
});

test('codes cannot be tried at will, by one or by many on a platform', async () => {
  const keeper = await someone('member');
  const code = await codeOf(keeper);
  const guesser = as(`g${++count}`, { platform: 'guessing' });
  for (let times = 0; times < 5; times += 1)
    expect(read(await guesser.say(`/me link WRONG${times}AA`))).toContain('no such code');
  expect(read(await guesser.say(`/me link ${code}`))).toContain('Too many wrong codes');
  let heard = '';
  for (let many = 0; many < 240 && !heard.includes('Too many'); many += 1)
    heard = read(await as(`many${many}`, { platform: 'guessing' }).say('/me link WRONGAAA'));
  expect(heard).toContain('Too many wrong codes');
  expect(read(await as(`late${++count}`, { platform: 'guessing' }).say(`/me link ${code}`))).toContain('Too many');
  // Elsewhere it goes on.
  expect(read(await (await someone('member')).say(`/me link ${code}`))).toContain('This code is from');
  clock.now = new Date(clock.now.getTime() + 16 * 60_000);
  expect(read(await guesser.say(`/me link ${await codeOf(keeper)}`))).toContain('This code is from');
});

test('the last admin stays, whichever way they would go', async () => {
  const house = await createDialogue({ env: { ADMINS: 'test:hall:only' } });
  const only = house.as('only');
  const other = house.as('other');
  const roleOf = async (user: string) =>
    (
      await house.database
        .sql`select role from person join account on account.person = person.id where "user" = ${user}`
    )[0]?.role;
  await other.say('/me');
  const asked = await only.say(`/me link ${await codeOf(other)}`);
  expect(read(asked)).toContain('You are the only admin, so you can only join with that role');
  expect(() => lineOf(asked, 'Join as member')).toThrow();
  expect(read(await only.press(await only.say('/me forget'), 'Forget me'))).toContain('only admin');

  await other.press(await other.say(`/me link ${await codeOf(only)}`), 'Ask there');
  const [letter] = await house.database.sql<
    { message: Message }[]
  >`select message from delivery where purpose = 'link'`;
  const said = {
    type: 'message' as const,
    visibility: 'private' as const,
    ...(letter?.message ?? { text: '', blocks: [] }),
  };
  expect(() => lineOf(said, 'Join as member')).toThrow();
  expect(await roleOf('only')).toBe('admin');

  // Two, of whom one is met nowhere any more: the other one stays.
  const otherId = (await house.database.sql`select person from account where "user" = 'other'`)[0]?.person;
  await only.confirm(`/person role ${otherId} admin`);
  const gone = (actor: typeof other.actor) =>
    house.bot.handle({
      id: crypto.randomUUID(),
      type: 'lifecycle',
      happened: 'account-gone',
      actor,
      place: 'test:hall:user:x',
    });
  await gone(other.actor);
  expect(read(await only.confirm('/me forget delete'))).toContain('only admin');
  // They write again: they are there after all. Of two who take the role from each other at once, one keeps it.
  await other.say('/me');
  const onlyId = (await house.database.sql`select person from account where "user" = 'only'`)[0]?.person;
  await Promise.all([only.say(`/person role ${otherId} member`), other.say(`/person role ${onlyId} member`)]);
  expect([await roleOf('only'), await roleOf('other')].filter((role) => role === 'admin')).toHaveLength(1);
});

test('two admins who are forgotten at once leave one', async () => {
  const house = await createDialogue({ env: { ADMINS: 'test:hall:a1, test:hall:a2' } });
  const presses = await Promise.all(
    ['a1', 'a2'].map(async (user) => {
      const admin = house.as(user);
      return { admin, line: lineOf(await admin.say('/me forget'), 'Forget me') };
    }),
  );
  await Promise.all(presses.map(({ admin, line }) => admin.say(line)));
  expect(await house.database.sql`select 1 from person where role = 'admin'`).toHaveLength(1);
});
