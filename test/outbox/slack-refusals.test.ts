import { afterAll, expect, test } from 'vitest';
import { slackError } from '#adapters/slack/api/call.ts';
import { refusalOf } from '#adapters/slack/refusals.ts';
import type { Place } from '#src/core/place.ts';
import { documentedErrors, undocumentedErrors } from '#test/adapters/slack/documented-errors.ts';
import { setUpSlack } from '#test/adapters/slack/harness.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { type Case, createRefusalRun } from './refusal-run.ts';

const setup = await setUpSlack(createContractHouse().house, { timeoutMs: 2_000 });
afterAll(setup.stop);
const run = await createRefusalRun(setup.adapter);

/** What each channel, and each person, answers with. */
const answers = new Map<string, string>();
setup.fake.faults.judge = (method, { channel, users }) => {
  const error = answers.get(String(method === 'conversations.open' ? users : channel));
  const isAsked = method === 'chat.postMessage' || method === 'conversations.open';
  return error !== undefined && isAsked ? { type: 'error', error } : null;
};

const all = [
  ...new Set([...Object.values(documentedErrors), undocumentedErrors].join(' ').split(/\s+/).filter(Boolean)),
];
const opening = [documentedErrors['every method'], documentedErrors['conversations.open']]
  .join(' ')
  .split(/\s+/)
  .filter(Boolean);
const isRate = (code: string) => refusalOf(code) === 'rate';

function toChannel(code: string): Case {
  const { id } = setup.fake.world.addChannel(setup.team, `c-${code}`.slice(0, 60));
  answers.set(id, code);
  return { code, place: `slack:${setup.team.id}:channel:${id}` as Place, refusal: refusalOf(code) };
}

function toPerson(code: string): Case {
  const { id } = setup.fake.world.addUser(setup.team, `u-${code}`);
  answers.set(id, code);
  return { code, place: `slack:${setup.team.id}:user:${id}` as Place, refusal: refusalOf(code) };
}

test('every documented code is classified', () => {
  expect(all.length).toBeGreaterThan(130);
  expect(all.filter((code) => refusalOf(code) === 'unknown')).toEqual([]);
});

test.each([
  'restricted_action_read_only_channel restricted_action_thread_only_channel restricted_action_non_threadable_channel place',
  'restricted_action_thread_locked channel_is_limited_access team_access_not_granted access_denied ekm_access_denied place',
  'messages_tab_disabled cannot_reply_to_message is_archived channel_not_found thread_not_found not_in_channel place',
  'account_inactive token_revoked not_installed place',
  'user_not_found user_disabled user_not_visible cannot_dm_bot person',
  'msg_too_long msg_blocks_too_long no_text invalid_blocks metadata_too_large message',
  'invalid_auth not_authed missing_scope token_expired accesslimited ours',
  'team_added_to_org org_login_required later',
  'ratelimited rate_limited message_limit_exceeded rate',
  'fatal_error internal_error service_unavailable uncertain',
  'a_code_of_next_year unknown',
])('%s', (words) => {
  const codes = words.split(' ');
  const meaning = codes.pop();
  for (const code of codes) expect([code, refusalOf(code)]).toEqual([code, meaning]);
});

test('every code but those that ask to wait, and one that nobody knows: in a channel, then elsewhere', async () => {
  await run.expectElsewhere([...all.filter((code) => !isRate(code)), 'a_code_of_next_year'].map(toChannel));
}, 300_000);

test('every code of opening a conversation, with nowhere else to go', async () => {
  await run.expectAlone(opening.filter((code) => !isRate(code)).map(toPerson));
}, 300_000);

test.each(['ratelimited', 'rate_limited', 'message_limit_exceeded'])(
  '%s is waited for even where no time is told',
  (code) => {
    expect(slackError(code)).toMatchObject({ retryAfterMs: 60_000, isPermanent: false });
  },
);

test('who is asked to wait for two days is reached elsewhere', async () => {
  const { place } = toChannel('message_limit_exceeded');
  const id = await run.enqueue([place, run.elsewhere]);
  await run.become(id, { state: 'waiting', attempts: 0, errorCode: 'message_limit_exceeded', place });
});
