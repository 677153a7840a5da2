import { afterAll, expect, test } from 'vitest';
import { createContractHouse } from '#test/contracts/house.ts';
import { setUpSlack } from './harness.ts';

const failures: unknown[] = [];
const log = () => {};
const { house } = createContractHouse({
  logger: { debug: log, info: log, warn: log, error: (details) => failures.push(details) },
});
const setup = await setUpSlack(house);
const unhandled: unknown[] = [];
const onUnhandled = (error: unknown) => unhandled.push(error);
process.on('unhandledRejection', onUnhandled);
afterAll(async () => {
  process.off('unhandledRejection', onUnhandled);
  await setup.stop();
});
const { fake, person, channel } = setup;
const { common } = person;

const missing = Symbol('missing');
const values = [missing, null, 5, true, '', 'x', [], [null], {}, { id: null }, { id: 5 }];

/** The fields that Bolt takes apart of an event (helpers.js, buildSource and processEvent of App.js), each in every kind of event that is listened to. */
const ofEvents = ['type', 'user', 'channel', 'channel_id', 'item', 'subteam', 'ts', 'thread_ts', 'assistant_thread'];
const moreOfEvents = ['message', 'previous_message', 'function_execution_id', 'inputs'];
const aroundEvents = ['event', 'authorizations', 'team_id', 'enterprise_id', 'is_enterprise_install', 'type'];
const moreAround = ['function_data', 'response_url', 'response_urls', 'command', 'name', 'actions', 'view'];
const ofInteractions = ['type', 'user', 'team', 'enterprise', 'channel', 'view', 'actions', 'name', 'command'];
const moreOfInteractions = ['is_enterprise_install', 'function_data', 'response_url', 'response_urls', 'callback_id'];

const events = [
  { type: 'message', channel_type: 'im', channel: 'D0ODD', user: person.user.id, text: 'hi', ts: '7.1' },
  { type: 'app_mention', channel: channel.id, user: person.user.id, text: 'hi', ts: '7.2' },
  { type: 'app_home_opened', user: person.user.id, tab: 'home' },
  { type: 'app_uninstalled' },
  { type: 'tokens_revoked', tokens: { bot: ['U0NOBODY'] } },
  { type: 'user_change', user: { id: 'U0NOBODY', deleted: false } },
];
const view = { id: 'V1', type: 'modal', callback_id: 'form', private_metadata: '{}', state: { values: {} } };
const interactions = [
  { ...common, type: 'block_actions', actions: [{ type: 'button', action_id: 'line:0', value: '/echo a' }] },
  { ...common, type: 'block_suggestion', action_id: 'suggest:region', value: 'x' },
  { ...common, type: 'shortcut', callback_id: 'gone', trigger_id: '1.2.3' },
  { ...common, type: 'message_action', callback_id: 'gone', message: { ts: '1.2', text: 'x' }, channel: { id: 'C1' } },
  { ...common, type: 'view_submission', view },
  { ...common, type: 'view_closed', view },
  { ...common, type: 'dialog_submission', submission: {}, callback_id: 'x' },
  { ...common, type: 'interactive_message', actions: [{ name: 'a', value: 'b' }], callback_id: 'x' },
];

function replaceIn(body: Record<string, unknown>, field: string, value: unknown): Record<string, unknown> {
  const changed = { ...body };
  if (value === missing) delete changed[field];
  else changed[field] = value;
  return changed;
}

async function expectTaken(body: Record<string, unknown>): Promise<void> {
  const { status } = await fake.deliver.interaction(body);
  await setup.settle();
  // A window without a field to say something at stays open.
  const isTaken = status === 200 || (body.type === 'view_submission' && body.view && status === 503);
  expect({
    body,
    status: isTaken ? 200 : status,
    failures: failures.splice(0),
    unhandled: unhandled.splice(0),
  }).toEqual({
    body,
    status: 200,
    failures: [],
    unhandled: [],
  });
}

test.each(events)('whatever Bolt reads of $type may be anything', async (event) => {
  for (const value of values) {
    for (const field of [...ofEvents, ...moreOfEvents])
      await expectTaken(person.eventPayload(replaceIn(event, field, value)));
    for (const field of [...aroundEvents, ...moreAround])
      await expectTaken(replaceIn(person.eventPayload(event), field, value));
    await expectTaken(person.eventPayload({ ...event, user: value === missing ? {} : value, team: null, channel: {} }));
  }
});

test.each(interactions)('whatever Bolt reads of $type may be anything', async (body) => {
  for (const value of values) {
    for (const field of [...ofInteractions, ...moreOfInteractions]) {
      await expectTaken(replaceIn(body, field, value));
      // Bolt then looks for the workspace elsewhere.
      await expectTaken(replaceIn({ ...body, team: null, enterprise: null }, field, value));
    }
  }
});
