import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Event } from '#src/core/event.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { intercept } from '#test/support/intercept.ts';
import { setUpSlack } from './harness.ts';

const folder = join(import.meta.dirname, '../../../../shared/payloads/slack');
const isHere = existsSync(folder);
if (!isHere) console.log(`Recorded Slack bodies are not replayed: ${folder} is not there.`);

const events: Event[] = [];
const faults: unknown[] = [];
const log = () => {};
const { house } = createContractHouse({
  logger: { debug: log, info: log, warn: log, error: (details) => faults.push(details) },
});
intercept(house.bot, (event, next) => {
  events.push(event);
  return next();
});
const setup = await setUpSlack(house);
afterAll(() => setup.stop());
const unhandled: unknown[] = [];
process.on('unhandledRejection', (error) => unhandled.push(error));

/** Every body in a file: one, or several under names of their own. */
function bodiesIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(bodiesIn);
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  return 'type' in record || 'command' in record ? [record] : Object.values(record).flatMap(bodiesIn);
}

const files = isHere ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

test.runIf(isHere)('there are bodies to replay', () => expect(files.length).toBeGreaterThan(30));

test.each(files)('%s', async (name) => {
  // Recorded in many workspaces: who spoke there is one of ours here.
  const recorded = readFileSync(join(folder, name), 'utf8').replaceAll(
    /"T[A-Z\d]{2,}"/g,
    JSON.stringify(setup.team.id),
  );
  for (const body of bodiesIn(JSON.parse(recorded))) {
    const isCommand = typeof body.command === 'string';
    const delivered = isCommand
      ? await setup.fake.deliver.command(body as Record<string, string>)
      : body.type === 'event_callback'
        ? await setup.fake.deliver.event(body)
        : await setup.fake.deliver.interaction(body);
    expect([delivered.status, delivered.attempts]).toEqual([200, 1]);
  }
});

test.runIf(isHere)('known kinds reached the bot, nothing failed on the way', async () => {
  await setup.settle();
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set(['command', 'mention', 'shortcut', 'lifecycle', 'change', 'said']),
  );
  expect(events.filter(({ type }) => type === 'mention').length).toBeGreaterThan(3);
  expect(unhandled).toEqual([]);
});
