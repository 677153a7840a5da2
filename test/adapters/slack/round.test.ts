import { afterAll, expect, test, vi } from 'vitest';
import { runRounds } from '#jobs/run-rounds.ts';
import { forgetPersonalData } from '#src/operations/personal-data.ts';
import { createRound } from '#src/operations/rounds/run.ts';
import { findPerson } from '#src/store/people/person.ts';
import { createPerson, type FakePerson } from '#test/support/fake-slack/person.ts';
import type { Message } from '#test/support/fake-slack/world.ts';
import { readBlocks } from './harness.ts';
import { meetInSlack } from './two-people.ts';

// The real commands, store and outbox; people of one workspace who are matched.
const { dialogue, setup, fake, maria, jordi, say, press, find, stop } = await meetInSlack();
const { context, clock, database } = dialogue;
const { team, token } = setup;
afterAll(stop);

const tick = () => runRounds.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const day = 24 * 3_600_000;

/** The two are matched anew, and both say yes. */
async function matchAndConfirm(title: string, people: FakePerson[]) {
  const [{ id }] = await database.sql<[{ id: number }]>`select min(person) as id from account where platform = 'slack'`;
  const by = await findPerson(database.sql, id);
  if (!by) throw new Error('nobody');
  const nextRun = new Date(clock.now.getTime() + day);
  const { number } = await createRound(
    context,
    {
      ...{ title, kind: 'pairs', size: 2, allowsTrios: true, allowsSameRegion: true, cooldown: 0, everyWeeks: null },
      ...{ regions: [], areas: [], roles: [], languages: [], channel: null, localTime: '09:00', timeZone: 'UTC' },
    },
    { nextRun, person: by, now: clock.now },
  );
  for (const person of people) await say(person, '/round', `join ${number} open`);
  clock.now = nextRun;
  await tick();
  for (const person of people) {
    const offer = await vi.waitFor(
      () => {
        const found = fake.world.messages.findLast(
          ({ channel: at, blocks }) =>
            fake.world.channels.get(at)?.directWith === person.user.id &&
            readBlocks(blocks).includes(`${title} matched you`),
        );
        if (!found) throw new Error('no offer');
        return found;
      },
      { timeout: 10_000, interval: 50 },
    );
    await press(person, offer, 'Yes, I want to meet');
  }
}

test('two of one workspace who both say yes get a conversation of their own', async () => {
  for (const person of [maria, jordi]) await say(person, '/me', 'show');
  await database.sql`
    insert into introduction_preference (person, is_open, contact, updated_at) select id, true, 'secret@example.org', now() from person`;
  await matchAndConfirm('Monday meetings', [maria, jordi]);
  const conversation = (await find('Here you are together')) as Message;
  expect(fake.world.channels.get(conversation.channel)?.group).toBe([maria.user.id, jordi.user.id].sort().join(','));
  const said = readBlocks(conversation.blocks);
  expect(said).toContain('maria');
  expect(said).toContain('jordi');
  expect(JSON.stringify(fake.world.messages)).not.toContain('secret@example.org');
  await press(jordi, conversation, 'Yes, we met');
  expect(await database.sql`select met from round_seat where met is not null`).toEqual([{ met: 'yes' }]);
  expect(fake.refused()).toEqual([]);
});

test('where the workspace opens none, each learns how the other is reached', async () => {
  const [pau, rob] = ['pau', 'rob'].map((name) =>
    createPerson(fake, { team, token, user: fake.world.addUser(team, name) }),
  );
  for (const person of [pau, rob] as FakePerson[]) {
    await say(person, '/me', 'show');
    await database.sql`
      insert into introduction_preference (person, is_open, contact, updated_at)
      select person, true, 'reach-me@example.org', now() from account where "user" = ${person.user.id}`;
  }
  token.scopes = token.scopes.filter((scope) => scope !== 'mpim:write');
  await matchAndConfirm('Friday meetings', [pau, rob] as FakePerson[]);
  await vi.waitFor(
    async () =>
      expect(
        await database.sql`select state from delivery where recipient like 'round-group:%' order by id desc`,
      ).toContainEqual({
        state: 'dead',
      }),
    { timeout: 10_000, interval: 50 },
  );
  await tick();
  await tick();
  await find('reach-me@example.org');
  expect(
    await database.sql`select 1 from delivery where purpose = 'round' and period like 'together%' and recipient like 'person:%'`,
  ).toHaveLength(2);
});

test('a round may be for the members of a channel, and says so where Slack does not tell who they are', async () => {
  const inside = fake.world.addUser(team, 'ines');
  const outside = fake.world.addUser(team, 'otto');
  const housing = fake.world.addChannel(team, 'housing', { members: [inside.id] });
  const [ines, otto] = [inside, outside].map((user) => createPerson(fake, { team, token, user })) as [
    FakePerson,
    FakePerson,
  ];
  dialogue.adapters.push(setup.adapter);
  const admin = dialogue.as('admin', {}, `slack:${team.id}:channel:${housing.id}`);
  const form = await admin.say('/round create here');
  expect(JSON.stringify(form)).toContain('Only members of this channel');
  expect(JSON.stringify(await dialogue.as('admin').say('/round create here'))).toContain(
    'I cannot tell who is in this place',
  );
  const day = new Date(clock.now.getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  await admin.submit(form, {
    ...{ title: 'Housing only', kind: 'pairs', day, time: '9:00', timeZone: 'UTC', cooldown: 0 },
  });
  const [{ number } = { number: 0 }] = await database.sql<
    { number: number }[]
  >`select max(number) as number from round`;
  await say(ines, '/round', `join ${number} open`);
  await find('members of the channel where it was made');
  await say(otto, '/round', `join ${number} open`);
  await find('is for the members of a channel, and you are not in it');
  token.scopes = token.scopes.filter((scope) => scope !== 'channels:read');
  await say(maria, '/round', `join ${number} open`);
  await find('I cannot find out now whether you are in it');
  const members =
    await database.sql`select "user" from round_member m join account a using (person) where m.round = ${number}`;
  expect(members).toEqual([{ user: inside.id }]);
});

test('a conversation is named by accounts, so that nothing of it is kept once one of them is forgotten', async () => {
  const { sql } = database;
  const kept = () => sql`select 1 from delivery where places[1] like ${`%${jordi.user.id}%`}`;
  expect((await kept()).length).toBeGreaterThan(0);
  const [{ id }] = await sql<[{ id: number }]>`select person as id from account where "user" = ${jordi.user.id}`;
  await context.withTransaction((inside) =>
    forgetPersonalData(inside, id, { isKept: true, now: clock.now, removedTitle: () => '' }),
  );
  expect(await kept()).toHaveLength(0);
});
