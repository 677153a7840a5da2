import { z } from 'zod';
import {
  addedMessage,
  endedMessage,
  replayedMessage,
  secretMessage,
  testedMessage,
  webhookMessage,
  webhooksMessage,
} from '#src/answers/webhooks/webhook.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import {
  addWebhook,
  changeSecret,
  endWebhook,
  listTold,
  replayWebhook,
  showWebhook,
  testWebhook,
} from '#src/operations/webhooks/webhooks.ts';

const one = z.object({ number: argument.number({ min: 1, max: 1_000_000_000 }) });
const common = { visibility: 'private', requires: 'run-digests' } as const;

const add = subcommand({
  ...common,
  args: z.object({ words: argument.words() }),
  makesSecret: true,
  run: async (context, { words }, call) => addedMessage(await addWebhook(context, words, call), call.person),
});

const list = subcommand({
  ...common,
  args: z.object({}),
  run: async (context, _args, call) => webhooksMessage(await listTold(context, call), call.person),
});

const show = subcommand({
  ...common,
  args: one,
  run: async (context, { number }, call) => webhookMessage(await showWebhook(context, number, call), call.person),
});

const test = subcommand({
  ...common,
  args: one,
  writes: true,
  run: async (context, { number }, call) => testedMessage(await testWebhook(context, number, call), call.person),
});

const end = subcommand({
  ...common,
  args: one,
  writes: true,
  run: async (context, { number }, call) => endedMessage(await endWebhook(context, number, call), call.person),
});

const replay = subcommand({
  ...common,
  args: one,
  writes: true,
  run: async (context, { number }, call) => replayedMessage(await replayWebhook(context, number, call), call.person),
});

const secret = subcommand({
  ...common,
  args: one,
  makesSecret: true,
  run: async (context, { number }, call) => secretMessage(await changeSecret(context, number, call), call.person),
});

export const webhook = defineGroup({
  name: 'webhook',
  fallback: 'list',
  subcommands: { add, list, show, test, end, replay, secret },
});
