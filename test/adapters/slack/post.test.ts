import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import type { Place } from '#src/core/place.ts';
import { createContractHouse, picture } from '#test/contracts/house.ts';
import { type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
let place: Place;
async function start(tuning: { timeoutMs?: number } = {}) {
  setup = await setUpSlack(createContractHouse().house, tuning);
  place = `slack:${setup.team.id}:channel:${setup.channel.id}`;
}
beforeEach(() => start());
afterEach(() => setup.stop());

const message = (text: string): Message => ({ text, blocks: [] });
const long: Message = {
  text: 'Long',
  blocks: Array.from({ length: 12 }, (_, index) => ({
    type: 'text',
    markdown: `part ${index} ${'word '.repeat(500)}`,
  })),
};
const posted = () => setup.fake.world.messages;

test('a thread counts as its channel, and a channel of direct messages as its person', async () => {
  const { adapter, team, channel, person, fake } = setup;
  const countsAs = (kind: string, id: string) => adapter.pace?.pacedAs?.(`slack:${team.id}:${kind}:${id}` as Place);
  expect(countsAs('thread', `${channel.id}:1700000000.000100`)).toBe(place);
  expect(countsAs('channel', channel.id)).toBe(place);
  const toPerson: Place = `slack:${team.id}:user:${person.user.id}`;
  await adapter.post(toPerson, message('to a person'), 'd1');
  const direct = fake.world.messages.at(-1)?.channel ?? '';
  expect(direct).not.toBe('');
  expect(countsAs('channel', direct)).toBe(toPerson);
  expect(countsAs('thread', `${direct}:1700000000.000100`)).toBe(toPerson);
  expect(countsAs('user', person.user.id)).toBe(toPerson);
});

test('places of every kind', async () => {
  const { ref } = await setup.adapter.post(place, message('to a channel'), 'd1');
  const thread = `slack:${setup.team.id}:thread:${ref}` as Place;
  await setup.adapter.post(thread, message('below it'), 'd2');
  await setup.adapter.post(`slack:${setup.team.id}:user:${setup.person.user.id}`, message('to a person'), 'd3');
  expect(posted().map(({ text, threadTs }) => [text, threadTs])).toEqual([
    ['to a channel', null],
    ['below it', ref.split(':')[1]],
    ['to a person', null],
  ]);
  expect(setup.fake.world.channels.get(posted()[2]?.channel ?? '')?.directWith).toBe(setup.person.user.id);
  for (const [where, id] of [
    [thread, 'd2'],
    [place, 'd1'],
  ] as const)
    expect(await setup.adapter.findDelivery?.(where, id)).not.toBeNull();
});

test('a rate limit is waited for, a server error and a lost answer are looked into, nothing is sent twice', async () => {
  await setup.stop();
  await start({ timeoutMs: 3_000 });
  const { faults } = setup.fake;
  for (const fault of [
    { type: 'rate-limited', retryAfterS: 1 },
    { type: 'status', status: 503 },
    { type: 'lost-answer' },
    { type: 'hang' },
  ] as const) {
    faults.add('chat.postMessage', fault);
    await setup.adapter.post(place, message(fault.type), `d-${fault.type}`);
  }
  expect(posted().map(({ text }) => text)).toEqual(['rate-limited', 'status', 'lost-answer', 'hang']);
});

test('where not even that can be looked into, it is said to be uncertain, and found later', async () => {
  setup.fake.faults.add('chat.postMessage', { type: 'lost-answer' });
  setup.fake.faults.add('conversations.history', { type: 'status', status: 500 }, 3);
  await expect(setup.adapter.post(place, message('once'), 'd1')).rejects.toMatchObject({
    name: 'PlatformError',
    code: 'uncertain',
  });
  expect(await setup.adapter.findDelivery?.(place, 'd1')).toEqual({ ref: `${setup.channel.id}:${posted()[0]?.ts}` });
});

test('a long wait is handed to the caller', async () => {
  setup.fake.faults.add('chat.postMessage', { type: 'rate-limited', retryAfterS: 120 });
  await expect(setup.adapter.post(place, message('x'), 'd1')).rejects.toMatchObject({
    code: 'ratelimited',
    retryAfterMs: 120_000,
  });
});

test('a long message stands in a thread; one that broke off goes on where it was', async () => {
  setup.fake.faults.add('chat.postMessage', { type: 'error', error: 'restricted_action' }, 1);
  await expect(setup.adapter.post(place, long, 'd1')).rejects.toMatchObject({ code: 'restricted_action' });
  expect(posted()).toEqual([]);
  await setup.adapter.post(place, long, 'd1');
  const whole = posted().map(({ text, threadTs }) => [text, threadTs !== null]);
  expect(whole.length).toBeGreaterThan(2);
  // The last part is lost, as if the process had died before it.
  setup.fake.world.messages.pop();
  expect(await setup.adapter.findDelivery?.(place, 'd1')).toBeNull();
  await setup.adapter.post(place, long, 'd1');
  expect(posted().map(({ text, threadTs }) => [text, threadTs !== null])).toEqual(whole);
  expect(
    new Set(
      posted()
        .slice(1)
        .map(({ threadTs }) => threadTs),
    ),
  ).toEqual(new Set([posted()[0]?.ts]));
});

test('a file goes below its message, once', async () => {
  const withFile: Message = {
    text: 'F',
    blocks: [{ type: 'file', name: 'a.csv', mediaType: 'text/csv', content: 'å,b' }],
  };
  await setup.adapter.post(place, withFile, 'd1');
  await setup.adapter.post(place, withFile, 'd1');
  expect(
    posted()
      .flatMap(({ files }) => files ?? [])
      .map(({ name }) => name),
  ).toEqual(['a.csv']);
  expect([...setup.fake.world.files.values()].map(({ bytes }) => String(bytes))).toEqual(['å,b']);
});

test('a file of bytes arrives as those bytes', async () => {
  const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff]);
  const content = bytes.toString('base64');
  const file = { type: 'file', name: 'a.xlsx', mediaType: 'application/zip', content, encoding: 'base64' } as const;
  await setup.adapter.post(place, { text: 'F', blocks: [file] }, 'd1');
  expect([...setup.fake.world.files.values()].map((each) => each.bytes)).toEqual([bytes]);
});

test('a message whose file did not go is not all there, and the file goes at the next try', async () => {
  const withFile: Message = {
    text: 'F',
    blocks: [{ type: 'file', name: 'a.csv', mediaType: 'text/csv', content: 'a' }],
  };
  setup.fake.faults.add('files.completeUploadExternal', { type: 'status', status: 503 }, 3);
  await expect(setup.adapter.post(place, withFile, 'd1')).rejects.toMatchObject({ code: 'uncertain' });
  expect(await setup.adapter.findDelivery?.(place, 'd1')).toBeNull();
  await setup.adapter.post(place, withFile, 'd1');
  expect(await setup.adapter.findDelivery?.(place, 'd1')).not.toBeNull();
  expect(posted().map(({ files }) => files?.[0]?.name)).toEqual([undefined, 'a.csv']);
});

test('a picture goes up once a day: workspaces delete old files', async () => {
  const clock = { nowMs: Date.now() };
  await setup.stop();
  setup = await setUpSlack(createContractHouse({ now: () => new Date(clock.nowMs) }).house);
  place = `slack:${setup.team.id}:channel:${setup.channel.id}`;
  const withPicture: Message = { text: 'P', blocks: [{ type: 'picture', ...picture }] };
  const uploads = async (id: string) => {
    await setup.adapter.post(place, withPicture, id);
    return setup.fake.callsTo('files.getUploadURLExternal').length;
  };
  expect(await uploads('d1')).toBe(1);
  clock.nowMs += 10 * 3_600_000;
  expect([await uploads('d2'), await uploads('d3')]).toEqual([1, 1]);
  setup.fake.world.files.clear();
  clock.nowMs += 12 * 3_600_000;
  expect(await uploads('d4')).toBe(2);
  expect(posted().at(-1)?.blocks[0]?.type).toBe('image');
});

test.each([
  ['a channel that is gone', 'channel:C0GONE', 'channel_not_found'],
  ['a person who is not there', 'user:U0GONE', 'user_not_found'],
  ['an address of mail', 'mail:a@b.example', 'unknown_place'],
])('%s is a PlatformError with a code and words', async (_, where, code) => {
  const error = await setup.adapter
    .post(`slack:${setup.team.id}:${where}` as Place, message('x'), 'd1')
    .catch((thrown) => thrown);
  expect(error).toMatchObject({ name: 'PlatformError', platform: 'slack', code });
  expect(error.message.length).toBeGreaterThan(15);
});

test('an archived channel, a workspace without the app, a missing permission', async () => {
  const archived = setup.fake.world.addChannel(setup.team, 'old', { isArchived: true });
  const to = (channel: string, team = setup.team.id) =>
    setup.adapter.post(`slack:${team}:channel:${channel}`, message('x'), 'd1');
  await expect(to(archived.id)).rejects.toMatchObject({ code: 'is_archived' });
  await expect(to('C1', 'T0ELSE')).rejects.toMatchObject({ code: 'not_installed' });
  setup.token.scopes.splice(setup.token.scopes.indexOf('chat:write'), 1);
  await expect(to(setup.channel.id)).rejects.toMatchObject({
    code: 'missing_scope',
    message: expect.stringContaining('chat:write'),
  });
  setup.token.scopes.push('chat:write');
});

describe('the pace', () => {
  test('the outbox has taken the turn of a message; its further parts and what is said interactively take their own', async () => {
    const turns: { place: string; atMs: number }[] = [];
    await setup.stop();
    setup = await setUpSlack(createContractHouse().house, { turns });
    place = `slack:${setup.team.id}:channel:${setup.channel.id}`;
    await setup.adapter.post(place, message('short'), 'd1');
    expect(turns).toEqual([]);
    await setup.adapter.post(place, long, 'd2');
    const parts = posted().length - 1;
    expect(parts).toBeGreaterThan(1);
    expect(turns.map((turn) => turn.place)).toEqual(Array.from({ length: parts - 1 }, () => place));
    // One a second in a channel.
    turns.length = 0;
    for (const words of ['one', 'two', 'three'])
      await setup.fake.deliver.event(setup.person.say(setup.channel, setup.person.mention(`say ${words}`)).payload);
    await setup.settle();
    expect(turns.map((turn) => turn.place)).toEqual([place, place, place]);
    expect((turns[2]?.atMs ?? 0) - (turns[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(1_900);
  });
});

test('people who are brought together read in one conversation, which is found again', async () => {
  const { fake, team, person, adapter } = setup;
  const other = fake.world.addUser(team, 'jordi');
  const group: Place = `slack:${team.id}:group:${person.user.id},${other.id}`;
  await adapter.post(group, message('You both said yes'), 'd1');
  await adapter.post(`slack:${team.id}:group:${other.id},${person.user.id}`, message('Once more'), 'd2');
  const [first, second] = posted();
  expect(first?.channel).toBe(second?.channel);
  expect(fake.world.channels.get(first?.channel ?? '')?.group).toBe([person.user.id, other.id].sort().join(','));
  expect(await adapter.findDelivery?.(group, 'd1')).not.toBeNull();
  expect(await adapter.findDelivery?.(group, 'd3')).toBeNull();
});

test('a workspace that did not grant to open such conversations refuses the place for good', async () => {
  const { fake, team, token, person, adapter } = setup;
  token.scopes = token.scopes.filter((scope) => scope !== 'mpim:write');
  const other = fake.world.addUser(team, 'jordi');
  const refused = adapter.post(`slack:${team.id}:group:${person.user.id},${other.id}`, message('No'), 'd1');
  await expect(refused).rejects.toMatchObject({ code: 'missing_scope', refusal: 'place', isPermanent: true });
  await adapter.post(`slack:${team.id}:user:${other.id}`, message('Yes'), 'd2');
  expect(posted()).toHaveLength(1);
});

describe('a message that is taken back', () => {
  const file = { type: 'file' as const, name: 'flats.txt', mediaType: 'text/plain', content: 'A list' };
  const noPlace = () => `slack:${setup.team.id}:channel:-` as Place;
  async function postWithFile() {
    const { ref: thread } = await setup.adapter.post(place, message('root'), 'd1');
    const { ref } = await setup.adapter.post(place, { text: 'words', blocks: [file] }, 'd2', {}, thread);
    expect(posted().some(({ text }) => text === 'words')).toBe(true);
    return { thread, remove: () => setup.adapter.remove?.(noPlace(), ref, { filesIn: thread }) };
  }
  const isThere = () => posted().some(({ text }) => text === 'words');

  test('goes with its files, and once', async () => {
    const { remove } = await postWithFile();
    await remove();
    expect([isThere(), setup.fake.world.files.size]).toEqual([false, 0]);
    await expect(remove()).rejects.toMatchObject({ code: 'message_not_found', isPermanent: true });
  });

  test('goes where its files may not be deleted, and that is told', async () => {
    const { remove } = await postWithFile();
    setup.fake.faults.add('files.delete', { type: 'error', error: 'cant_delete_file' });
    await expect(remove()).rejects.toMatchObject({ code: 'cant_delete_file' });
    expect(isThere()).toBe(false);
  });

  test('stays until its files can be deleted, where Slack is out of order for a while', async () => {
    const { remove } = await postWithFile();
    setup.fake.faults.add('files.delete', { type: 'status', status: 503 }, 3);
    await expect(remove()).rejects.toMatchObject({ isPermanent: false });
    expect(isThere()).toBe(true);
    await remove();
    expect([isThere(), setup.fake.world.files.size]).toEqual([false, 0]);
  });

  test('is asked for later where Slack asks to wait', async () => {
    const { remove } = await postWithFile();
    setup.fake.faults.add('chat.delete', { type: 'rate-limited', retryAfterS: 30 });
    await expect(remove()).rejects.toMatchObject({ code: 'ratelimited', retryAfterMs: 30_000 });
    expect(isThere()).toBe(true);
  });
});
