import { expect, test } from 'vitest';
import { record } from '#src/operations/activity/record.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { runJob } from '#test/operations/rules/support.ts';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const { as, database, clock, context } = await createDialogue();
const { sql } = database;
const [admin, maria] = [as('admin'), as('maria')];
await admin.say('/me show');
await maria.say('/me show');
await runJob(context, 'run-rules');
const [{ person: mariaId }] = await sql<[{ person: number }]>`select person from account where "user" = 'maria'`;
const hour = 3_600_000;
const tick = (ms = 60_000) => {
  clock.now = new Date(clock.now.getTime() + ms);
  return runJob(context, 'run-rules');
};
const bring = async (yaml: string) => admin.submit(await admin.say('/rule import'), { yaml });
const written = (text: string) => `name: Ask them
on: { activity: tool.published }
steps:
  - message: { to: owner, text: "${text}" }
  - ask:
      to: person
      name: still
      text: Is it still of use?
      answers: { yes: Still, no: Not any more }
      until: { days: 2 }
  - wait: { hours: 5 }
`;
const happen = () =>
  inTransaction(context, ({ sql: inside }) =>
    record(inside, { type: 'tool.published', subject: 'tool:1', actor: mariaId, at: clock.now }),
  );

test('each version of a rule is seen with its lines that changed', async () => {
  const number = lineOf(await bring(written('First.')), 'Try it')
    .split(' ')
    .at(-1);
  await bring(written('First.'));
  await bring(written('Second.').replace('days: 2', 'days: 3'));
  const list = read(await admin.say(`/rule versions ${number}`));
  expect(list).toContain('Versions of “Ask them”');
  expect(list).toMatch(/3: When .*, Who admin, What \+2 −2/);
  expect(list).toMatch(/2: When .*What Saved without a change/);
  const third = read(await admin.say(`/rule versions ${number} version=3`));
  expect(third).toMatch(/−\s+text: First\./);
  expect(third).toMatch(/\+\s+text: Second\./);
  expect(third).toMatch(/\+\s+days: 3/);
  expect(third).not.toContain('Still, no');
  expect(read(await admin.say(`/rule versions ${number} version=1`))).toContain('the first version');
  expect(read(await admin.say(`/rule versions ${number} version=4`))).toContain(
    `Rule ${number} has no version 4: its latest is 3.`,
  );
});

test('what waits, what stands still and what came of a rule is seen', async () => {
  expect(read(await admin.say('/rule waiting'))).toContain('Nothing waits');
  const number = 1;
  expect(read(await admin.say(`/rule stats ${number}`))).toContain('has not begun yet');
  await admin.say(`/rule try ${number}`);
  await admin.say(`/rule on ${number}`);
  clock.now = new Date(clock.now.getTime() + 1_000);
  await happen();
  await happen();
  await tick();
  const [first] = await sql<{ id: number }[]>`select id from rule_run order by id`;
  expect(read(await admin.say('/rule waiting'))).toMatch(
    new RegExp(`• ${first?.id} Ask them: About tool:1, maria, State waits for an answer, When`),
  );
  await maria.say(`/rule answer ${first?.id} 1 no`);
  await tick(6 * hour);
  const stats = read(await admin.say(`/rule stats ${number}`));
  expect(stats).toContain('One run is under way, one is done, none stands still.');
  expect(stats).toContain('Usual time from beginning to end: 6 hours');
  expect(stats).toContain('• 1 message: Times 2, People 2');
  expect(stats).toContain('• 2 ask: Times 2, People 2, Answers Not any more 1');
  expect(stats).toContain('• 3 wait: Times 1, People 0');
});

test('versions, statistics and what waits are for staff', async () => {
  for (const line of ['/rule versions 1', '/rule stats 1', '/rule waiting'])
    expect(read(await maria.say(line))).toContain('Your role does not allow that');
});
