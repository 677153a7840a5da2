import { z } from 'zod';
import { metMessage } from '#src/answers/events/met.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { type AgainAnswer, againAnswers } from '#src/domain/events/event.ts';
import { keepInTouch, listMetPeople } from '#src/operations/events/met.ts';
import { answerSurvey, readSurvey } from '#src/operations/events/survey.ts';
import { textsFor } from '#src/texts/index.ts';

const numbered = { number: argument.event() };
const points = [1, 2, 3, 4, 5];

/** Whom the asker met. */
export const met = subcommand({
  args: z.object(numbered),
  visibility: 'private',
  run: async (context, { number }, { person }) =>
    metMessage(context, await listMetPeople(context, Number(number), person), person),
});

/** Says that somebody wants to stay in touch with whom they met. */
export const keep = subcommand({
  args: z.object({ ...numbered, person: argument.number() }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { number, person: id }, { person, now }) {
    const { event, round, introduction } = textsFor(person.language);
    const { other, touch } = await keepInTouch(context, Number(number), id, { person, now });
    const said = { name: other.displayName ?? round.unnamed };
    return sentenceMessage(
      touch === 'together' ? event.done.together(said) : event.done.asked(said),
      ...actions(
        button(event.buttons.met, `/event met ${number}`),
        button(introduction.buttons.mine, '/introduction mine'),
      ),
    );
  },
});

export const survey = subcommand({
  args: z.object(numbered),
  visibility: 'private',
  edits: true,
  async run(context, { number }, { person, now }) {
    const { title, submit, useful, again, points: say, answers } = textsFor(person.language).event.survey;
    const { member } = await readSurvey(context, Number(number), { person, now });
    return {
      ...{ title, submit },
      fields: [
        {
          ...{ name: 'useful', type: 'select', label: useful, required: true },
          options: points.map((each) => ({ value: String(each), label: say({ points: each }) })),
        },
        {
          ...{ name: 'again', type: 'select', label: again, required: true },
          options: againAnswers.map((value) => ({ value, label: answers[value] })),
        },
      ],
      values: {
        ...(member.useful !== null && { useful: String(member.useful) }),
        ...(member.again !== null && { again: member.again }),
      },
    };
  },
  async submit(context, values, { number }, { person, now }) {
    const answers = { useful: Number(values.useful), again: values.again as AgainAnswer };
    await answerSurvey(context, Number(number), answers, { person, now });
    return sentenceMessage(textsFor(person.language).event.done.surveyed);
  },
});
