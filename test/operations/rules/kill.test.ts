import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, expect, test, vi } from 'vitest';
import type { Definition } from '#src/domain/rules/definition.ts';
import { insertRuns } from '#src/store/rules/run.ts';
import { join } from '#test/operations/activity/support.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { putOn } from './support.ts';

const { context, clock, database } = await createDialogue();
const { sql } = database;
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

const runs = 600;

function startServer() {
  const script = new URL('advance-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, database.url, clock.now.toISOString()], { stdio: 'inherit' });
  children.push(child);
  return { child, ended: new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code))) };
}
const countSteps = async () => (await sql<[{ count: number }]>`select count(*) from rule_step`)[0].count;

test('servers that are killed while they work lose no step and do none twice', async () => {
  const [owner, person] = [await join(context, 'staff'), await join(context)];
  const steps: Definition['steps'] = [
    { message: { to: 'person', text: 'One.' } },
    { wait: { minutes: 1 } },
    { message: { to: 'person', text: 'Two.' } },
    { wait: { minutes: 1 } },
    { message: { to: 'person', text: 'Three.' } },
  ];
  const rule = await putOn(sql, owner.id, { name: 'Three', on: { activity: 'tool.published' }, steps }, clock.now);
  const of = { rule, version: 1, parent: null, activity: null, depth: 0, subject: null, person: person.id, item: null };
  const how = { input: { at: clock.now.toISOString() }, answers: {}, position: '0' };
  const when = { dueAt: clock.now, startedAt: clock.now };
  await insertRuns(
    sql,
    Array.from({ length: runs }, (_, index) => ({ ...of, ...how, ...when, cause: `number ${index}` })),
  );
  // Two at a time; one of them dies whenever some more steps are done.
  for (const share of [0.1, 0.4, 0.7]) {
    const [dying, other] = [startServer(), startServer()];
    await vi.waitFor(async () => expect(await countSteps()).toBeGreaterThan(runs * 5 * share), {
      timeout: 120_000,
      interval: 5,
    });
    dying.child.kill('SIGKILL');
    other.child.kill('SIGKILL');
    await Promise.all([dying.ended, other.ended]);
    clock.now = new Date(clock.now.getTime() + 10 * 60_000);
  }
  expect(await startServer().ended).toBe(0);
  expect(await sql`select state, count(*) from rule_run group by state`).toEqual([{ state: 'done', count: runs }]);
  expect(await countSteps()).toBe(runs * 5);
  const letters = await sql`
    select split_part(message->>'text', E'\n', 1) as text, count(*), count(distinct period) as periods from delivery
    where purpose = 'rule' group by 1 order by 1`;
  expect(letters).toEqual(['One.', 'Three.', 'Two.'].map((text) => ({ text, count: runs, periods: runs })));
}, 300_000);
