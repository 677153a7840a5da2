import { z } from 'zod';
import { readForm } from '#src/answers/rules/form.ts';
import { runMessage, runsMessage } from '#src/answers/rules/rule.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { answerRun } from '#src/operations/rules/answer.ts';
import { findForm, listRunsOf, replayRun, sendForm, viewRun } from '#src/operations/rules/runs.ts';
import { textsFor } from '#src/texts/index.ts';
import { ruleForm } from './form.ts';

const common = { visibility: 'private', requires: 'run-digests' } as const;
const number = () => argument.number({ min: 1, max: 1_000_000_000_000 });

export const runs = subcommand({
  ...common,
  args: z.object({ number: number() }),
  run: async (context, { number: rule }, { person }) => runsMessage(await listRunsOf(context, rule, person), person),
});

export const showRun = subcommand({
  ...common,
  args: z.object({ run: number() }),
  run: async (context, { run }, { person }) => runMessage(await viewRun(context, run, person), person),
});

export const replay = subcommand({
  ...common,
  args: z.object({ run: number() }),
  writes: true,
  async run(context, { run }, { person, now }) {
    const { rule, isAnew } = await replayRun(context, run, { person, now });
    const texts = textsFor(person.language).rule;
    return sentenceMessage(
      isAnew ? texts.again({ run, name: rule.name }) : texts.replayed({ run }),
      ...actions(button(texts.buttons.runs, `/rule runs ${rule.number}`)),
    );
  },
});

/** A form of one's own: whoever may send it says the name of its rule. */
export const run = subcommand({
  visibility: 'private',
  args: z.object({ name: argument.words() }),
  async run(context, { name }, { person }) {
    const rule = await findForm(context, name, person);
    const { on } = rule.definition;
    return ruleForm(rule.name, 'form' in on ? on.form.fields : [], person);
  },
  async submit(context, values, { name }, { person, now, event }) {
    const rule = await findForm(context, name, person);
    const { on } = rule.definition;
    const filled = readForm('form' in on ? on.form.fields : [], values);
    await sendForm(context, name, filled, { person, now, event: event.id });
    return sentenceMessage(textsFor(person.language).rule.answered.sent);
  },
});

export const answer = subcommand({
  visibility: 'private',
  hidden: true,
  writes: true,
  // The place of the step and the answer: a line has free words once.
  args: z.object({ run: number(), words: argument.words() }),
  async run(context, { run: id, words }, { person, now }) {
    const [place = '', answer = ''] = words.split(' ');
    const { said, isFirst } = await answerRun(context, { run: id, place, answer }, { person, now });
    const { answered } = textsFor(person.language).rule;
    return sentenceMessage(isFirst ? answered.thanks({ said }) : answered.before);
  },
});
