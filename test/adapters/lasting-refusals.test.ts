import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { toPlatformError } from '#adapters/discord/api/errors.ts';
import { rateLimited, slackError, uncertain } from '#adapters/slack/api/call.ts';

// What the outbox goes by: at a lasting refusal it turns to the next place, at any other it tries again.

const discordError = (code: number, status: number) =>
  toPlatformError(new DiscordAPIError({ code, message: 'refused' }, code, status, 'POST', '/channels/1/messages', {}));

test.each([
  ['Slack', 'an archived channel', slackError('is_archived')],
  ['Slack', 'a channel that is gone', slackError('channel_not_found')],
  ['Slack', 'an account that is gone', slackError('user_disabled')],
  ['Slack', 'a workspace that removed the app', slackError('account_inactive')],
  ['Discord', 'closed direct messages', discordError(50_007, 403)],
  ['Discord', 'a channel that is gone', discordError(10_003, 404)],
  ['Discord', 'no server in common', discordError(50_278, 403)],
])('%s: %s is for good', (_platform, _what, error) => expect(error.isPermanent).toBe(true));

test.each([
  ['Slack', 'being asked to wait', slackError(rateLimited, '', 1_000)],
  ['Slack', 'no answer', slackError(uncertain)],
  ['Discord', 'opening direct messages too fast', discordError(40_003, 429)],
  ['Discord', 'a refused token', discordError(0, 401)],
  ['Discord', 'no way there', toPlatformError(new Error('socket hang up'))],
])('%s: %s is not', (_platform, _what, error) => expect(error.isPermanent).toBe(false));
