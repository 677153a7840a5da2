import { z } from 'zod';
import { ruleMessage, rulesMessage, trialMessage } from '#src/answers/rules/rule.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { UserError } from '#src/core/errors.ts';
import { button } from '#src/core/message.ts';
import { ruleLimits } from '#src/domain/rules/definition.ts';
import {
  endRule,
  isToAgree,
  listOfRules,
  pauseAll,
  pauseRule,
  putAllOn,
  putOn,
  readRule,
} from '#src/operations/rules/rules.ts';
import { triedDays, tryRule } from '#src/operations/rules/try.ts';
import { textsFor } from '#src/texts/index.ts';
import { address, listen } from './begin.ts';
import { create, give, take } from './make.ts';
import { answer, replay, run, runs, showRun } from './runs.ts';
import { stats, versions, waiting } from './seen.ts';
import { move, step } from './step.ts';

const common = { visibility: 'private', requires: 'run-digests' } as const;
const number = () => argument.number({ min: 1, max: 1_000_000_000 });
const one = z.object({ number: number() });
const oneOrAll = z.object({ number: number().optional(), all: argument.flag().optional() });

const list = subcommand({
  ...common,
  args: z.object({}),
  run: async (context, _args, { person }) => rulesMessage(await listOfRules(context), person),
});

const show = subcommand({
  ...common,
  args: one,
  run: async (context, { number: which }, { person }) =>
    ruleMessage(context, await readRule(context, which, person), person),
});

// Not `writes`: it reads figures, which is done outside of transactions, and notes that this version was tried.
const tryOut = subcommand({
  ...common,
  args: one,
  isNoted: true,
  run: async (context, { number: which }, call) =>
    trialMessage(await tryRule(context, which, call), triedDays, call.person),
});

/** Asks first where the rule asks the network in the name of who puts it on. */
const on = subcommand({
  ...common,
  args: oneOrAll,
  writes: true,
  asksFirst: true,
  async run(context, { number: which, all = false }, call) {
    const texts = textsFor(call.person.language).rule;
    if (all) return sentenceMessage(texts.onAll({ count: await putAllOn(context, call) }));
    if (which === undefined) throw new UserError(texts.refused.which);
    const before = await readRule(context, which, call.person);
    const isAsked = isToAgree(before, call.person) && before.tried === before.version;
    // Who agrees agrees to the version that they were shown.
    const subject = `/rule on ${which} version ${before.version}`;
    return {
      ...{ subject, isAgreed: !isAsked },
      ask: () => ({
        said: texts.askOn({ name: before.name, most: ruleLimits.questionsPerDay }),
        choices: [
          confirm(texts.buttons.on, { subject, style: 'primary' }),
          button(texts.buttons.show, `/rule show ${which}`),
        ],
      }),
      async act() {
        const rule = await putOn(context, which, { ...call, isAgreed: isAsked });
        return ruleMessage(context, rule, call.person, texts.on(rule));
      },
    };
  },
});

const pause = subcommand({
  ...common,
  args: oneOrAll,
  writes: true,
  async run(context, { number: which, all = false }, call) {
    const texts = textsFor(call.person.language).rule;
    if (all) return sentenceMessage(texts.pausedAll({ count: await pauseAll(context) }));
    if (which === undefined) throw new UserError(texts.refused.which);
    const rule = await pauseRule(context, which, call);
    return ruleMessage(context, rule, call.person, texts.paused(rule));
  },
});

const end = subcommand({
  ...common,
  args: one,
  writes: true,
  asksFirst: true,
  async run(context, { number: which }, call) {
    const texts = textsFor(call.person.language).rule;
    const { name } = await readRule(context, which, call.person);
    return {
      ask: () => ({
        said: texts.askEnd({ name }),
        choices: [confirm(texts.buttons.end), button(texts.buttons.cancel, `/rule show ${which}`)],
      }),
      act: async () => sentenceMessage(texts.ended(await endRule(context, which, call))),
    };
  },
});

export const rule = defineGroup({
  name: 'rule',
  fallback: 'list',
  subcommands: {
    ...{ list, new: create, show, try: tryOut, on, pause, runs, 'run-show': showRun, replay },
    ...{ address, listen, versions, stats, waiting, export: give, import: take, end, run, answer, step, move },
  },
});
