import { afterAll, afterEach, expect, test } from 'vitest';
import { createContractHouse } from '#test/contracts/house.ts';
import { setUpSlack } from './harness.ts';

const failures: unknown[] = [];
/** What was told of bodies that are not as Slack describes them. */
const problems: unknown[] = [];
const log = () => {};
const { house } = createContractHouse({
  logger: {
    debug: log,
    info: (details) => typeof details === 'object' && 'problem' in details && problems.push(details),
    warn: log,
    error: (details) => failures.push(details),
  },
});
const setup = await setUpSlack(house);
const unhandled: unknown[] = [];
const onUnhandled = (error: unknown) => unhandled.push(error);
process.on('unhandledRejection', onUnhandled);
afterEach(async () => {
  await setup.settle();
  expect(unhandled).toEqual([]);
});
afterAll(async () => {
  process.off('unhandledRejection', onUnhandled);
  await setup.stop();
});
const { fake, person, channel, team } = setup;
const { common } = person;
const { deliver } = fake;
const metadata = JSON.stringify({ line: '/form short' });
const event = (own: Record<string, unknown>, around: Record<string, unknown> = {}) => ({
  ...person.eventPayload(own),
  ...around,
});
const { message: said } = person.say(channel, 'hi');
const inDirect = { type: 'message', channel_type: 'im', channel: 'D0ODD', user: person.user.id };

// What Slack sends, or sent once, with pieces missing, of another type than documented, or new.
const interactions: Record<string, Record<string, unknown>> = {
  'nothing at all': {},
  'a type alone': { type: 'block_actions' },
  'an unknown type': { ...common, type: 'holographic_gesture', trigger_id: '1.2.3' },
  'a press without actions': { ...common, type: 'block_actions', actions: [] },
  'a press without a value': { ...common, type: 'block_actions', actions: [{ type: 'button', action_id: 'line:0' }] },
  'a press on somebody else’s button': {
    ...common,
    type: 'block_actions',
    actions: [{ type: 'overflow', action_id: 'other', selected_option: null }],
  },
  'a press of an element that takes many': {
    ...common,
    type: 'block_actions',
    actions: [{ type: 'multi_static_select', action_id: 'line:1', selected_options: [{ value: '/echo a' }] }],
  },
  'a press with a page beyond the last': {
    ...common,
    type: 'block_actions',
    channel: { id: channel.id },
    actions: [{ type: 'button', action_id: 'page:999999999999999999999', value: '/echo a' }],
  },
  'a press in an attachment of a message': {
    ...common,
    type: 'block_actions',
    container: { type: 'message_attachment', attachment_id: 1, message_ts: '1.2', channel_id: channel.id },
    actions: [{ type: 'button', action_id: 'line:0', value: '/echo a', action_ts: 1 }],
  },
  'a press in a file preview': {
    ...common,
    type: 'block_actions',
    container: { type: 'file', file_id: 'F1' },
    channel: null,
    message: null,
    response_url: null,
    actions: [{ type: 'button', action_id: 'page:99', value: '/echo a' }],
  },
  'an interactive message of old': {
    ...common,
    type: 'interactive_message',
    actions: [{ name: 'a', type: 'button', value: 'b' }],
    callback_id: 'x',
    attachment_id: '1',
    original_message: {},
    response_url: '',
  },
  'a dialog of old': { ...common, type: 'dialog_submission', submission: { a: 'b' }, callback_id: 'x', state: '' },
  'a dialog of old, closed': { ...common, type: 'dialog_cancellation', callback_id: 'x', state: '' },
  'a dialog of old, asking for options': {
    ...common,
    type: 'dialog_suggestion',
    name: 'a',
    value: '',
    callback_id: 'x',
  },
  'a step of a workflow': { ...common, type: 'workflow_step_edit', workflow_step: {}, callback_id: 'x' },
  'a look-up without a view': { ...common, type: 'block_suggestion', action_id: 'suggest:region', value: null },
  'a look-up of an unknown kind': { ...common, type: 'block_suggestion', action_id: 'suggest:__proto__', value: 'x' },
  'a look-up of a very long name': {
    ...common,
    type: 'block_suggestion',
    action_id: 'suggest:region',
    value: 'å'.repeat(100_000),
  },
  'a window of ours without state': {
    ...common,
    type: 'view_submission',
    view: { id: 'V1', callback_id: 'form', private_metadata: metadata },
  },
  'a window with a field named as the prototype': {
    ...common,
    type: 'view_submission',
    view: {
      id: 'V1',
      callback_id: 'form',
      private_metadata: metadata,
      state: { values: { ['__proto__']: null, title: { ['__proto__']: null } } },
    },
  },
  'a window with state of another shape': {
    ...common,
    type: 'view_submission',
    view: {
      id: 'V1',
      callback_id: 'form',
      private_metadata: metadata,
      state: {
        values: {
          title: {},
          story: { value: { type: 'rich_text_input', rich_text_value: { type: 'rich_text', elements: [] } } },
          area: { value: { type: 'static_select', selected_option: null } },
          groups: { value: { type: 'multi_static_select', selected_options: null } },
          region: { value: { type: 'external_select' } },
          more: { value: { type: 'users_select', selected_user: 'U1' } },
          files: { value: { type: 'file_input', files: null } },
        },
      },
    },
  },
  'a window whose metadata is another app’s': {
    ...common,
    type: 'view_submission',
    view: { id: 'V1', callback_id: 'form', private_metadata: '{"line":7}' },
  },
  'a window of arguments for a command that is gone': {
    ...common,
    type: 'view_submission',
    view: { id: 'V1', callback_id: 'arguments', private_metadata: '{"line":"/gone"}', state: { values: {} } },
  },
  'a closed window without state': {
    ...common,
    type: 'view_closed',
    view: { id: 'V1', callback_id: 'form', private_metadata: metadata, state: null },
    is_cleared: true,
  },
  'a shortcut that is gone': { ...common, type: 'shortcut', callback_id: 'gone', trigger_id: '1.2.3' },
  'a shortcut without a name': { ...common, type: 'shortcut' },
  'a shortcut on a message of an app': {
    ...common,
    type: 'message_action',
    callback_id: 'short-form',
    channel: { id: channel.id },
    message: { type: 'message', subtype: 'bot_message', ts: '1.2', bot_id: 'B1', blocks: [], text: null },
  },
  'a shortcut from a shared channel': {
    ...common,
    user: { id: 'U0GUEST', team_id: 'T0ELSEWHERE' },
    type: 'shortcut',
    callback_id: 'short-form',
    trigger_id: 'a fresh one',
  },
  'another organisation': {
    type: 'shortcut',
    team: null,
    enterprise: { id: 'E0ELSEWHERE', name: 'x' },
    is_enterprise_install: true,
    user: { id: 'W1', team_id: 'T0ELSEWHERE' },
    callback_id: 'short-form',
    trigger_id: 'a fresh one',
  },
};

test.each(Object.entries<{ user?: { id: string }; trigger_id?: string }>(interactions))(
  '%s is taken',
  async (_, { trigger_id: trigger, ...body }) => {
    // Good for three seconds.
    const fresh = trigger && body.user ? { ...body, trigger_id: fake.world.newTrigger(team.id, body.user.id) } : body;
    expect((await deliver.interaction(fresh)).status).toBe(200);
    await setup.settle();
    expect([...failures, ...problems]).toEqual([]);
  },
);

// The SDK itself stumbles over these.
const torn: Record<string, Record<string, unknown>> = {
  'a press without a user, a container or an answer address': {
    type: 'block_actions',
    team: { id: team.id },
    actions: [{ type: 'button', action_id: 'line:0', value: '/echo a' }],
  },
  'a window without a view': { ...common, type: 'view_submission' },
  'a closed window with no list of addresses': {
    ...common,
    type: 'view_closed',
    view: { id: 'V1' },
    response_urls: null,
  },
  'a closed window with no list of actions': { ...common, type: 'view_closed', view: { id: 'V1' }, actions: null },
  'a press whose channel is a name': {
    ...common,
    type: 'block_actions',
    channel: 'C1',
    actions: [{ value: '/echo a' }],
  },
  'a press whose person is a list': { ...common, type: 'block_actions', user: ['U1'], actions: [{ value: '/echo a' }] },
  'a window whose values are a list': {
    ...common,
    type: 'view_submission',
    view: {
      id: 'V1',
      type: 'modal',
      private_metadata: metadata,
      state: { values: { a: { b: { selected_options: 'x' } } } },
    },
  },
  'a command said twice over': { ...common, command: ['/echo', '/echo'], text: ['a', 'b'] },
  'an event in a half sign': event({ ...inDirect, channel: 'D\ud800', ts: '1.1', text: 'hi' }),
  'an event in no channel': event({ ...inDirect, channel: null, ts: '1.1', text: 'hi' }),
  'an event of no item': event({ ...inDirect, ts: '1.1', text: 'hi', item: null }),
  'words that are an object': event({ ...inDirect, ts: '1.1', text: { a: 1 } }),
  'a closed window of another app': { ...common, type: 'view_closed', view: null },
  'an event without content': { ...event({}), event: null },
};

test.each(Object.entries(torn))('%s is acknowledged, and the log tells', async (_, body) => {
  expect((await deliver.interaction(body)).status).toBe(200);
  expect([...failures.splice(0), ...problems.splice(0)]).toHaveLength(1);
});

test.each([
  ['whose values are a list', { a: { b: { selected_options: 'x' } } }, 200, 'a'],
  ['whose values are a text', 'x', 503, null],
])('a window %s stays open, with what was typed', async (_, values, status, field) => {
  const view = { id: 'V2', type: 'modal', private_metadata: metadata, state: { values } };
  const answer = await deliver.interaction({ ...common, type: 'view_submission', view });
  expect(answer.status).toBe(status);
  if (field !== null) expect(Object.keys((answer.body as { errors: object }).errors)).toEqual([field]);
  expect([...failures.splice(0), ...problems.splice(0)]).toHaveLength(1);
});

const events: Record<string, unknown> = {
  'an event without a type': event({}),
  'an unknown event': event({ type: 'gravity_changed', channel: { id: 'C1' }, user: { id: 'U1' } }),
  'a function of a workflow': event({
    type: 'function_executed',
    function: { id: 'Fn1', callback_id: 'x' },
    inputs: {},
    function_execution_id: 'Fx1',
    bot_access_token: 'xwfp-1',
  }),
  'words without text': event({ ...inDirect, ts: '9.1' }),
  'words that are none': event({ ...inDirect, ts: '9.2', text: null, blocks: null, files: [{ id: 'F1' }] }),
  'words without a time': event({ ...inDirect, text: 'say hello' }),
  'words without a channel': event({ type: 'app_mention', user: person.user.id, text: 'say hello', ts: '9.3' }),
  'a mention in a channel shared with another organisation': event(
    {
      type: 'app_mention',
      user: 'U0GUEST',
      user_team: 'T0ELSEWHERE',
      channel: channel.id,
      text: 'say hi',
      ts: said.ts,
    },
    { is_ext_shared_channel: true, context_team_id: 'T0ELSEWHERE', context_enterprise_id: null },
  ),
  'an event without authorizations': event(
    { type: 'app_home_opened', user: person.user.id, tab: 'home', view: null },
    { authorizations: [] },
  ),
  'an event without any team': event(
    { type: 'user_change', user: { id: 'U1', deleted: true } },
    { authorizations: null, team_id: null, event_id: undefined },
  ),
  'tokens revoked, of nobody': event({ type: 'tokens_revoked', tokens: null }),
  'a home page without a person': event({ type: 'app_home_opened', tab: 'home' }),
  'a rate limit of events': {
    type: 'app_rate_limited',
    token: 'x',
    team_id: team.id,
    minute_rate_limited: 1_518_467_820,
    api_app_id: 'A0FAKE',
  },
};

test.each(Object.entries(events))('%s is taken', async (_, body) => {
  expect(await deliver.event(body)).toMatchObject({ status: 200, attempts: 1 });
  await setup.settle();
  expect(failures).toEqual([]);
});

const commands: Record<string, Record<string, string>> = {
  'without a command': { team_id: team.id },
  'without text, channel and person': { team_id: team.id, command: '/echo' },
  'with a full-width slash and odd text': {
    ...person.commandPayload(channel, '／echo', '\u0000\ud800 “a” <!subteam^S1|@x>'),
  },
  'with a prefix that is not ours': person.commandPayload(channel, '/zz-echo', 'x'),
  'with 20,000 characters': person.commandPayload(channel, '/echo', 'long '.repeat(4_000)),
};

test.each(Object.entries(commands))('a command %s is answered', async (_, body) => {
  expect((await deliver.command(body)).status).toBe(200);
});

test('a form that names a field twice, or holds no JSON, is a bad request', async () => {
  const form = 'application/x-www-form-urlencoded';
  const command = String(new URLSearchParams(person.commandPayload(channel, '/echo', 'hi')));
  for (const body of [
    'payload=%7B',
    'payload=null',
    'payload=3',
    'payload=1&payload=2',
    `${command}&command=%2Fwhoami`,
  ])
    expect((await deliver.post(body, form)).status).toBe(400);
});
