import { afterEach, expect, test } from 'vitest';
import { slackError, uncertain } from '#adapters/slack/api/call.ts';
import type { Body } from '#adapters/slack/transport/body.ts';
import { tellFault } from '#adapters/slack/transport/tell-fault.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { setUpSlack } from './harness.ts';

const lines: { level: string; details: Record<string, unknown> }[] = [];
const log = (level: string) => (details: object | string) =>
  void lines.push({ level, details: Object(details) as Record<string, unknown> });
const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  lines.length = 0;
});

const command = { command: '/echo', user_id: 'U1', channel_id: 'C1', team_id: 'T1' };
const event = {
  type: 'event_callback',
  team_id: 'T1',
  event: { type: 'message', channel: 'C1', user: 'U1', ts: '1.1' },
};
const press = { type: 'block_actions', user: { id: 'U1' }, actions: [{ action_id: 'a', type: 'button' }] };
const tell = (body: object, error: unknown = new TypeError('x is not a function')) => {
  tellFault(logger, error, body as Body, 'a Slack request failed');
  return lines.pop();
};

test.each([command, event, press])(
  'what fails though Slack sent what it describes is ours, and told whole: %j',
  (body) => {
    const error = new TypeError('ours');
    expect(tell(body, error)).toMatchObject({ level: 'error', details: { err: error } });
  },
);

test.each([
  {},
  { ...command, command: 5 },
  { ...command, user_id: null },
  { ...command, text: {} },
  { ...event, event: null },
  { ...event, event: 'x' },
  { ...event, event: { ...event.event, channel: 7 } },
  { ...event, event: { ...event.event, ts: [] } },
  { ...event, authorizations: [null] },
  { ...press, user: null },
  { ...press, actions: [null] },
  { ...press, view: { id: 'V1', type: 'modal', state: { values: { a: 5 } } } },
  { ...press, team: 'T1' },
  { ...press, type: 'unheard_of' },
])('what fails on a body that is not as described is told in a line: %j', (body) => {
  const told = tell(body);
  expect(told).toMatchObject({ level: 'info', details: { problem: 'x is not a function' } });
  expect(told?.details.err).toBeUndefined();
});

test('what Slack refuses for good is told in a line, what it could not do is a warning', () => {
  expect(tell(command, slackError('user_not_found'))?.level).toBe('info');
  expect(tell(command, slackError(uncertain))?.level).toBe('warn');
});

test('people whom Slack does not know leave no error in the log', async () => {
  const setup = await setUpSlack(createContractHouse({ logger }).house);
  stops.push(setup.stop);
  const stranger = { ...setup.person.commandPayload(setup.channel, '/echo', 'x'), user_id: 'U0STRANGER' };
  await setup.fake.deliver.command(stranger);
  const said = setup.person.say(setup.channel, setup.person.mention('secret')).payload as { event: object };
  await setup.fake.deliver.event({ ...said, event: { ...said.event, user: 'U0STRANGER' } });
  await setup.settle();
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(lines.some(({ details }) => details.code === 'user_not_found')).toBe(true);
});
