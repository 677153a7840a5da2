import { expect, test } from 'vitest';
import type { Person } from '#src/core/person.ts';
import { forgetPerson } from '#src/operations/people/forget.ts';
import { joinPeople } from '#src/operations/people/join.ts';
import { createLinkCode, readLinkCode } from '#src/operations/people/link-code.ts';
import { giveRole, listEverybody } from '#src/operations/people/role.ts';
import { saveSettings } from '#src/operations/people/settings.ts';
import { insertAccount } from '#src/store/people/account.ts';
import { findPerson, insertPerson, savePersonRole } from '#src/store/people/person.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { context, database } = await createDialogue();
const { sql } = database;
const now = new Date('2026-11-24T09:00:00Z');

async function join(displayName: string, role: Person['role'] = 'member'): Promise<Person> {
  const person = await insertPerson(sql, { displayName, language: 'en', timeZone: null }, true);
  await insertAccount(sql, person.id, { platform: 'test', space: 'hall', user: displayName });
  return (await savePersonRole(sql, person.id, role)) ?? person;
}

test('roles are given by admins alone, to others, and one admin stays', async () => {
  const [admin, member, staff] = [await join('ada', 'admin'), await join('mia'), await join('stan', 'staff')];
  for (const by of [member, staff]) {
    await expect(giveRole(context, { id: by.id, role: 'admin', at: now }, by)).rejects.toThrow(
      'Your role does not allow that',
    );
    await expect(giveRole(context, { id: admin.id, role: 'member', at: now }, by)).rejects.toThrow('does not allow');
    await expect(listEverybody(context, by)).rejects.toThrow('does not allow');
  }
  await expect(giveRole(context, { id: admin.id, role: 'member', at: now }, admin)).rejects.toThrow('Another admin');
  await expect(giveRole(context, { id: 999_999, role: 'staff', at: now }, admin)).rejects.toThrow(
    'nobody with the number',
  );
  await giveRole(context, { id: member.id, role: 'admin', at: now }, admin);
  const risen = { ...member, role: 'admin' as const };
  await giveRole(context, { id: admin.id, role: 'member', at: now }, risen);
  // Who was an admin a moment ago is none any more.
  await expect(giveRole(context, { id: member.id, role: 'staff', at: now }, admin)).rejects.toThrow('does not allow');
  await expect(forgetPerson(context, member, { isKept: true, now })).rejects.toThrow('only admin');
  const joined = { joiner: member, keeper: staff, role: 'staff' as const };
  await expect(joinPeople(context, { ...joined, joiner: { ...member, role: 'admin' } }, staff)).rejects.toThrow(
    'only admin',
  );
  expect((await findPerson(sql, member.id))?.role).toBe('admin');
});

test('of two admins who take each other’s role at once one stays', async () => {
  await sql`update person set role = 'member'`;
  const pair = [await join('eve', 'admin'), await join('eli', 'admin')] as const;
  const [eve, eli] = pair;
  const tries = await Promise.allSettled([
    giveRole(context, { id: eve.id, role: 'member', at: now }, eli),
    giveRole(context, { id: eli.id, role: 'member', at: now }, eve),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const left = await sql`select 1 from person where role = 'admin'`;
  expect(left).toHaveLength(1);
});

test('a code works for who types it in time, and wrong ones are counted', async () => {
  const [keeper, joiner] = [await join('kim'), await join('jo')];
  const code = await createLinkCode(context, keeper.id, now);
  const type = (typed: string, person = joiner, at = now) =>
    readLinkCode(context, { code: typed, platform: 'test' }, { person, now: at });
  expect(await type(` ${code.toLowerCase()} `)).toMatchObject({ joiner: { id: joiner.id }, keeper: { id: keeper.id } });
  await expect(type(code, keeper)).rejects.toThrow('your own');
  expect(await type(code, joiner, new Date(now.getTime() + 15 * 60_000))).toBeNull();
  const newer = await createLinkCode(context, keeper.id, now);
  expect(await type(code)).toBeNull();
  for (const wrong of ['', '%', "';--"]) expect(await type(wrong)).toBeNull();
  await expect(type(newer)).rejects.toThrow('Too many wrong codes');
});

test('settings are kept only with a time zone that there is', async () => {
  const ina = await join('ina');
  const settings = { displayName: 'Ína', region: 'ES51', language: 'sv', interests: ['health'] };
  for (const timeZone of ['Atlantis', '', '+25:00', 'Europe/'])
    expect(await saveSettings(context, ina, { ...settings, timeZone }), timeZone).toBeNull();
  expect(await findPerson(sql, ina.id)).toEqual({ ...ina, organisation: null });
  expect(await saveSettings(context, ina, { ...settings, timeZone: 'europe/madrid' })).toMatchObject({
    ...settings,
    timeZone: 'Europe/Madrid',
  });
});
