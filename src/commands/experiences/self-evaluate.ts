import { z } from 'zod';
import {
  formatSelfEvaluation,
  parseSelfEvaluation,
  selfEvaluationFields,
  selfEvaluationMessage,
  withoutSelfEvaluationMessage,
} from '#src/answers/experiences/self-evaluation.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { isAllowed } from '#src/core/role.ts';
import {
  loadSelfEvaluations,
  loadWithoutSelfEvaluation,
  maySelfEvaluate,
  readSelfEvaluable,
  selfEvaluate as save,
} from '#src/operations/experiences/self-evaluation.ts';
import { textsFor } from '#src/texts/index.ts';

const mostListed = 6;

/** The owner grades their experience by criteria and aspects; what is not answered can be later. */
export const selfEvaluate = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  mayAlso: 'run-digests',
  // Buttons lead to it: some platforms take 25 of a command.
  hidden: true,
  edits: true,
  async run(context, { number: said }, { person }) {
    const texts = textsFor(person.language);
    const { form } = texts.selfEvaluation;
    const { experience, before } = await readSelfEvaluable(context, Number(said), person);
    return {
      ...{ title: form.title({ number: experience.number }), intro: form.intro, submit: form.submit },
      fields: selfEvaluationFields(texts),
      values: before ? formatSelfEvaluation(before) : {},
    };
  },
  async submit(context, values, { number }, call) {
    const { selfEvaluation: texts } = textsFor(call.person.language);
    const evaluation = await save(context, Number(number), parseSelfEvaluation(values), call);
    const [shown] = await loadSelfEvaluations(context, [Number(number)], call.person);
    if (!shown) throw new TypeError('The experience that was evaluated is gone.');
    const said = { number: shown.experience.number };
    const opening = evaluation ? texts.saved : texts.taken(said);
    return selfEvaluationMessage(context, [shown], call.person, { canEdit: true, opening });
  },
});

/** Shows what the owner of an experience says of it, beside another's where one is named; without one staff see which lack it. */
export const selfEvaluation = subcommand({
  args: z.object({ number: argument.experience().optional(), against: argument.experience().optional() }),
  visibility: 'private',
  async run(context, { number, against }, { person }) {
    if (number === undefined) {
      if (!isAllowed(person.role, 'run-digests')) throw new UserError(textsFor(person.language).selfEvaluation.unsaid);
      return withoutSelfEvaluationMessage(
        context,
        await loadWithoutSelfEvaluation(context, person, mostListed),
        person,
      );
    }
    const numbers = [number, ...(against === undefined || against === number ? [] : [against])].map(Number);
    const evaluated = await loadSelfEvaluations(context, numbers, person);
    const canEdit = evaluated[0] !== undefined && maySelfEvaluate(person, evaluated[0].experience);
    return selfEvaluationMessage(context, evaluated, person, { canEdit });
  },
});
