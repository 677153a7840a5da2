import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { certificateMessage } from '#src/answers/trainings/certificate.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Form } from '#src/core/form.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { trainingLimits } from '#src/domain/trainings/training.ts';
import {
  checkAttendance,
  findCertificate,
  giveFeedback,
  readFeedback,
  sayPresent,
} from '#src/operations/trainings/attend.ts';
import { textsFor } from '#src/texts/index.ts';

const numbered = { number: argument.training() };
const points = [1, 2, 3, 4, 5];
const applies = ['yes', 'maybe', 'no'] as const;

/** Says that the asker is there: by a press, or with a form for the code word. */
export const present = subcommand({
  args: z.object({ ...numbered, code: argument.words().optional() }),
  visibility: 'private',
  async run(context, { number, code }, { person, now }): Promise<Message | Omit<Form, 'id'>> {
    const checked = await checkAttendance(context, Number(number), { person, now });
    const { presence } = textsFor(person.language).training;
    if (!checked.wasPresent && checked.training.checkIn === 'code' && code === undefined)
      return {
        ...{ title: presence.title, submit: presence.submit, values: {} },
        fields: [
          {
            name: 'code',
            type: 'text',
            label: presence.code,
            hint: presence.hint,
            required: true,
            maxLength: trainingLimits.code * 2,
          },
        ],
      };
    return say(context, Number(number), code ?? null, { person, now });
  },
  submit: (context, values, { number }, { person, now }) =>
    say(context, Number(number), String(values.code ?? ''), { person, now }),
});

async function say(
  context: AppContext,
  number: number,
  code: string | null,
  by: { person: Person; now: Date },
): Promise<Message> {
  const { done, buttons } = textsFor(by.person.language).training;
  const said = await sayPresent(context, number, code, by);
  const { title } = said.training;
  switch (said.outcome) {
    case 'present':
      return sentenceMessage(done.present({ title }));
    case 'was-present':
      return sentenceMessage(done.wasPresent({ title }));
    case 'no-code':
    case 'wrong':
      return sentenceMessage(
        done.wrong({ title, left: said.outcome === 'wrong' ? said.left : trainingLimits.tries }),
        ...actions(button(buttons.present, `/training present ${number}`)),
      );
    default:
      return said satisfies never;
  }
}

export const feedback = subcommand({
  args: z.object(numbered),
  visibility: 'private',
  async run(context, { number }, { person, now }) {
    const { feedback: words } = textsFor(person.language).training;
    const { seat } = await readFeedback(context, Number(number), { person, now });
    return {
      ...{ title: words.title, submit: words.submit },
      fields: [
        {
          ...{ name: 'useful', type: 'select', label: words.useful, required: true },
          options: points.map((each) => ({ value: String(each), label: words.points({ points: each }) })),
        },
        {
          ...{ name: 'applies', type: 'select', label: words.applies, required: true },
          options: applies.map((value) => ({ value, label: words.answers[value] })),
        },
        {
          ...{ name: 'missed', type: 'long-text', label: words.missed, hint: words.missedHint, required: false },
          maxLength: trainingLimits.missed,
        },
      ],
      values: {
        ...(seat.useful !== null && { useful: String(seat.useful) }),
        ...(seat.applies !== null && { applies: seat.applies }),
        missed: seat.missed,
      },
    };
  },
  async submit(context, values, { number }, { person, now }) {
    await giveFeedback(
      context,
      Number(number),
      {
        useful: Number(values.useful),
        applies: values.applies as (typeof applies)[number],
        missed: String(values.missed ?? '').trim(),
      },
      { person, now },
    );
    const { done, buttons } = textsFor(person.language).training;
    return sentenceMessage(done.feedback, ...actions(button(buttons.show, `/training show ${number}`)));
  },
});

/** The certificate of who was there, also as PDF. */
export const certificate = subcommand({
  args: z.object(numbered),
  visibility: 'private',
  files: ['pdf'],
  async run(context, { number }, { person, now, isForFile }) {
    const found = await findCertificate(context, Number(number), { person, now });
    const page = context.pageUrl === null ? null : `${context.pageUrl}/certificates/${found.token}`;
    const line = `/training certificate ${number}`;
    return certificateMessage({ ...found, page }, person, { isOnPaper: isForFile === true, line });
  },
});
