import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { afterAll, expect, test } from 'vitest';
import { refusalOf } from '#adapters/discord/refusals.ts';
import type { Place } from '#src/core/place.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { type Case, createRefusalRun } from './refusal-run.ts';

const discord = await createDiscordHarness(createContractHouse().house, { transport: 'gateway' });
const run = await createRefusalRun(discord.adapter);
const { fake } = discord;
// Not by the harness, which counts a refused request as a mistake of ours.
afterAll(async () => {
  await discord.adapter.stop();
  await fake.stop();
});

const documented = [...new Set(Object.values(RESTJSONErrorCodes).filter((code) => typeof code === 'number'))];
const isRate = (code: number) => refusalOf(String(code), 400) === 'rate';

/** A channel of its own server that answers so to every message. */
function answering(status: number, json: object, { code, name = code }: { code: string; name?: string }): Case {
  const channel = fake.world.addChannel(fake.guild, `c-${name}`);
  fake.fail('POST', new RegExp(`^/channels/${channel.id}/messages$`), { status, json, times: 1_000 });
  return {
    code: name,
    place: `discord:${fake.guild.id}:channel:${channel.id}` as Place,
    refusal: refusalOf(code, status),
  };
}
const withCode = (code: number, status = 403): Case =>
  answering(status, { code, message: 'no' }, { code: String(code) });

test('every documented code is classified', () => {
  expect(documented.length).toBeGreaterThan(200);
  expect(documented.filter((code) => code !== 0 && refusalOf(String(code), 403) === 'unknown')).toEqual([]);
});

test.each([
  '10003 10004 50001 50013 50083 160005 50008 40058 50024 160002 place',
  '10013 50007 50278 50033 person',
  '50035 50006 40005 50045 240000 200000 20009 message',
  '40001 50014 40002 40333 60003 ours',
  '130000 40004 40006 later',
  '40003 20016 20028 20029 rate',
  '999999 unknown',
])('%s', (words) => {
  const codes = words.split(' ');
  const meaning = codes.pop();
  for (const code of codes) expect([code, refusalOf(code, 403)]).toEqual([code, meaning]);
});

test('every code but those that ask to wait, every status without a code, and what nobody knows: in a channel, then elsewhere', async () => {
  const codes = documented.filter((code) => code !== 0 && !isRate(code));
  const bare = [400, 403, 404, 405, 410, 413, 415, 418, 500, 502, 503, 504].map((status) =>
    answering(status, { code: 0, message: 'no' }, { code: '0', name: `HTTP ${status}` }),
  );
  await run.expectElsewhere([
    ...codes.map((code) => withCode(code)),
    withCode(999_999),
    withCode(50_035, 400),
    ...bare,
  ]);
}, 300_000);

test.each(documented.filter(isRate))(
  '%i is waited for',
  async (code) => {
    const { place } = withCode(code);
    // Each in a space of its own, for the outbox leaves a space alone that asks to wait.
    const id = await run.enqueue([place.replace(/:\d+:/, `:${code}:`) as Place, run.elsewhere]);
    await run.become(id, { state: 'waiting', attempts: 0, errorCode: String(code) });
  },
  60_000,
);

test('closed direct messages, and nowhere else to go', async () => {
  fake.fail('POST', /^\/users\/@me\/channels$/, { status: 403, json: { code: 50_278, message: 'no' } });
  const place = 'discord:*:user:200000000000000009' as Place;
  await run.expectAlone([{ code: '50278', place, refusal: refusalOf('50278', 403) }]);
});
