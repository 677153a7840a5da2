import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import type { Place } from '#src/core/place.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
afterEach(() => setup.stop());

test('whatever fails, no secret is logged', async () => {
  const lines: string[] = [];
  const log = (...all: unknown[]) => lines.push(inspect(all, { depth: 12, showHidden: true }));
  const { house } = createContractHouse({ logger: { debug: log, info: log, warn: log, error: log } });
  setup = await setUpSlack(house, { timeoutMs: 100, answerWithinMs: 0 });
  const { fake, adapter, person, channel, token, team } = setup;
  const place: Place = `slack:${team.id}:channel:${channel.id}`;
  for (const fault of [
    { type: 'status', status: 503 },
    { type: 'status', status: 418 },
    { type: 'lost-answer' },
    { type: 'error', error: 'invalid_auth' },
  ] as const) {
    fake.faults.add('*', fault, 50);
    await adapter.post(place, { text: 'x', blocks: [] }, `d-${fault.type}`).catch(log);
    await person.command(channel, '/everything');
    await person.command(channel, '/form', 'short');
    await fake.deliver.event(person.say(channel, person.mention('say it')).payload);
    await setup.adapter.stop();
    fake.faults.clear();
    await setup.adapter.start();
  }
  expect(lines.length).toBeGreaterThan(10);
  const all = lines.join('\n');
  for (const secret of [token.token, fake.delivery.signingSecret, '/actions/']) expect(all).not.toContain(secret);
});
