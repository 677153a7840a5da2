import { z } from 'zod';
import { ruleVersionMessage, ruleVersionsMessage, statisticsMessage, waitingMessage } from '#src/answers/rules/seen.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { countedDays, countRule, viewVersion, viewVersions, viewWaiting } from '#src/operations/rules/seen.ts';

const common = { visibility: 'private', requires: 'run-digests' } as const;
const number = () => argument.number({ min: 1, max: 1_000_000_000 });

export const versions = subcommand({
  ...common,
  args: z.object({ number: number(), version: number().optional() }),
  run: async (context, { number: rule, version }, { person }) =>
    version === undefined
      ? ruleVersionsMessage(await viewVersions(context, rule, person), person)
      : ruleVersionMessage(await viewVersion(context, { number: rule, version }, person), person),
});

export const stats = subcommand({
  ...common,
  args: z.object({ number: number() }),
  run: async (context, { number: rule }, { person, now }) =>
    statisticsMessage(await countRule(context, rule, { person, now }), countedDays, person),
});

export const waiting = subcommand({
  ...common,
  args: z.object({}),
  run: async (context, _args, { person }) => waitingMessage(await viewWaiting(context), person),
});
