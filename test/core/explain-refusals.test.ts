import { expect, test } from 'vitest';
import { sayRefusal as sayDiscord, toPlatformError as toDiscordError } from '#adapters/discord/api/errors.ts';
import type { Texts as DiscordTexts } from '#adapters/discord/texts.ts';
import { sayRefusal as saySlack, slackError } from '#adapters/slack/api/call.ts';
import type { Texts as SlackTexts } from '#adapters/slack/texts.ts';
import { PlatformError } from '#src/core/errors.ts';
import { explainRefusals } from '#src/core/explain-refusals.ts';
import { platformTexts } from '#src/texts/platform.ts';

const refused = (message = 'what it said') => new PlatformError('made-up', 'no', message, undefined, 'place');

function adapterThat(throws: unknown) {
  const fail = () => Promise.reject(throws);
  return { platform: 'made-up', start: fail, stop: async () => {}, post: fail, findDelivery: fail, reconnect: fail };
}

test.each(['start', 'post', 'findDelivery', 'reconnect'] as const)(
  'a refusal that leaves an adapter by %s is a sentence, once',
  async (name) => {
    const error = refused();
    const say = ({ message }: PlatformError) => `Said: ${message}`;
    const adapter = explainRefusals(explainRefusals(adapterThat(error), say), say);
    for (let round = 0; round < 2; round += 1) await expect(adapter[name]()).rejects.toBe(error);
    expect([error.message, error.code, error.refusal]).toEqual(['Said: what it said', 'no', 'place']);
  },
);

test('what is no refusal goes through as it is, and nothing is added to an adapter', async () => {
  const fault = new TypeError('a fault');
  const { findDelivery: _, reconnect: __, ...plain } = adapterThat(fault);
  const adapter = explainRefusals(plain, () => 'never said');
  await expect(adapter.post()).rejects.toBe(fault);
  expect(fault.message).toBe('a fault');
  expect(['findDelivery' in adapter, 'reconnect' in adapter]).toEqual([false, false]);
});

test.each([
  [slackError('not_in_channel'), 'The app is not in this channel. Invite it with /invite.'],
  [
    slackError('missing_scope', ' (chat:write)'),
    'The app lacks a permission. Install it again with the current manifest. (chat:write)',
  ],
  [
    slackError('uncertain', ' (HTTP 503)'),
    'Slack did not answer; whether it did what was asked is not known. (HTTP 503)',
  ],
  [slackError('not_known_here'), 'Slack refused: not_known_here.'],
  [slackError('constructor'), 'Slack refused: constructor.'],
])('Slack’s own words are said in a sentence: %s', (error, sentence) => {
  expect(saySlack(error, platformTexts<SlackTexts>('slack', 'en'))).toBe(sentence);
});

test.each([
  ['50001', 'Causeway may not see this Discord channel. An admin of the server can add its role to the channel.'],
  ['50007', 'This person does not take direct messages from Causeway on Discord.'],
  ['99999', 'Discord refused: what it said'],
  ['constructor', 'Discord refused: what it said'],
])('Discord’s own words are said in a sentence: %s', (code, sentence) => {
  const error = new PlatformError('discord', code, 'what it said');
  expect(sayDiscord(error, platformTexts<DiscordTexts>('discord', 'en'))).toBe(sentence);
});

test('a Discord that cannot be reached is said with its reason', () => {
  expect(sayDiscord(toDiscordError(new Error('socket hang up')), platformTexts<DiscordTexts>('discord', 'en'))).toBe(
    'Discord could not be reached: socket hang up',
  );
});
