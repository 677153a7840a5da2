import { z } from 'zod';
import {
  evaluationFields,
  findMissing,
  formatEvaluation,
  keptEvaluation,
  parseEvaluation,
} from '#src/answers/experiences/evaluation.ts';
import { describeStanding } from '#src/answers/experiences/history.ts';
import { describeClaimed, reviewedMessage } from '#src/answers/experiences/reviewed.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { plainText } from '#src/core/markdown.ts';
import { evaluateExperience, findEvaluable } from '#src/operations/experiences/evaluate.ts';
import { textsFor } from '#src/texts/index.ts';

/** Judges an experience by criteria, and publishes it, sends it back or leaves it to a second reviewer. The button names the version that was read. */
export const evaluate = subcommand({
  args: z.object({ number: argument.experience(), revision: argument.number().optional() }),
  visibility: 'private',
  requires: 'review',
  edits: true,
  async run(context, { number }, { person }) {
    const found = await findEvaluable(context, Number(number), person);
    if (found.type === 'standing') return reviewedMessage(context, found, person);
    const texts = textsFor(person.language);
    const { form, intro } = texts.evaluation;
    const { experience, own } = found;
    return {
      ...form,
      title: form.title({ number: experience.number }),
      intro: intro({ title: experience.title }),
      fields: evaluationFields(texts, experience),
      values: formatEvaluation(own),
    };
  },
  check: (_context, values, _args, { person }) => findMissing(values, textsFor(person.language)),
  async submit(context, values, { number, revision }, call) {
    const { person } = call;
    const said = { number: Number(number), revision, ...parseEvaluation(values) };
    const done = await evaluateExperience(context, said, call);
    if (done.type === 'kept') return keptEvaluation(done, person);
    if (done.type === 'reviewed') return reviewedMessage(context, done, person);
    // Said at the field, so that what was judged is not lost.
    const { view, isChanged, isClaimed } = done;
    const why = isChanged
      ? textsFor(person.language).review.changed({ number: said.number })
      : isClaimed
        ? describeClaimed(view, person)
        : describeStanding(view, person);
    return { problems: { decision: plainText(why) } };
  },
});
