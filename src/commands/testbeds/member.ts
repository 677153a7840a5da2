import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { testbedFolds, testbedListMessage, testbedMessage } from '#src/answers/testbeds/show.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { tableFormats } from '#src/core/files.ts';
import type { Problems } from '#src/core/form.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { parseNumber } from '#src/domain/testbeds/number.ts';
import { isDay } from '#src/domain/testbeds/read-lines.ts';
import { type Pace, paces, testbedLimits } from '#src/domain/testbeds/testbed.ts';
import { listAllTestbeds, readTestbed, viewTestbed } from '#src/operations/testbeds/read.ts';
import { leaveTestbed, takePart } from '#src/operations/testbeds/take-part.ts';
import {
  answerCheck,
  noteStep,
  readCheck,
  readMeasured,
  saveMeasured,
  todayOf,
  writeNote,
} from '#src/operations/testbeds/work.ts';
import { textsFor } from '#src/texts/index.ts';

const numbered = { number: argument.testbed() };
const one = z.object(numbered);

const wordsOf = ({ language }: Person) => textsFor(language).testbed;

export const list = subcommand({
  args: z.object({}),
  visibility: 'private',
  isForEverybody: true,
  run: async (context, _args, { person, now }) =>
    testbedListMessage(context, await listAllTestbeds(context, person), person, now),
});

export const show = subcommand({
  args: one,
  visibility: 'private',
  isForEverybody: true,
  folds: testbedFolds,
  files: tableFormats,
  run: async (context, { number }, { person, now }) =>
    testbedMessage(context, await viewTestbed(context, Number(number), person), person, { now }),
});

const taking = (wanted: 'asked' | 'follower') =>
  subcommand({
    args: one,
    visibility: 'private',
    writes: true,
    async run(context, { number }, { person, now }) {
      const { done, buttons } = wordsOf(person);
      const { testbed, wasIn, isTold } = await takePart(context, Number(number), wanted, { person, now });
      const said = { title: testbed.title };
      return sentenceMessage(
        wasIn
          ? done.wasIn(said)
          : wanted !== 'asked'
            ? done.follows(said)
            : isTold
              ? done.asked(said)
              : done.askedAgain(said),
        ...actions(button(buttons.show, `/testbed show ${number}`), button(buttons.ask, `/testbed ask ${number}`)),
      );
    },
  });

export const join = taking('asked');
export const follow = taking('follower');

export const leave = subcommand({
  args: one,
  visibility: 'private',
  writes: true,
  async run(context, { number }, { person, now }) {
    const { done } = wordsOf(person);
    const { testbed, wasIn } = await leaveTestbed(context, Number(number), { person, now });
    return sentenceMessage(wasIn ? done.left(testbed) : done.wasNotIn(testbed));
  },
});

const noting = (isDone: boolean) =>
  subcommand({
    args: z.object({ ...numbered, step: argument.number({ min: 1 }) }),
    visibility: 'private',
    writes: true,
    async run(context, { number, step: position }, { person, now }) {
      const wish = { position, isDone };
      const { testbed, step, wasNoted } = await noteStep(context, Number(number), wish, { person, now });
      const { done: said, buttons } = wordsOf(person);
      const words = { title: testbed.title, position };
      if (isDone && wasNoted && step.doneAt !== null) {
        const day = formatDay(step.doneAt, { language: person.language, timeZone: testbed.timeZone });
        return sentenceMessage(
          said.stepWas({ ...words, day }),
          ...actions(
            button(buttons.show, `/testbed show ${number}`),
            button(buttons.stepNot, `/testbed undone ${number} ${position}`),
          ),
        );
      }
      const opening = (isDone ? said.step : wasNoted ? said.stepWasOpen : said.stepOpen)(words);
      return testbedMessage(context, await viewTestbed(context, Number(number), person), person, { now, opening });
    },
  });

/** Notes that a step of the plan is done. */
export const done = noting(true);
/** Takes back that a step is done. */
export const undone = noting(false);

export const measure = subcommand({
  args: one,
  visibility: 'private',
  async run(context, { number }, { person, now }) {
    const { measure: words } = wordsOf(person);
    const { testbed, measures } = await readMeasured(context, Number(number), person);
    return {
      ...{ title: words.title, submit: words.submit },
      fields: [
        { name: 'day', type: 'date', label: words.day, required: true },
        ...measures.map(({ position, title }) => ({
          ...({ name: `value${position}`, type: 'text', label: title, required: false, maxLength: 20 } as const),
        })),
      ],
      values: { day: todayOf(testbed, now) },
    };
  },
  async submit(context, values, { number }, { person, now }) {
    const { done: said, form } = wordsOf(person);
    const { testbed, measures } = await readMeasured(context, Number(number), person);
    const problems: Problems = {};
    const typed = new Map<number, number>();
    for (const { position } of measures) {
      const text = String(values[`value${position}`] ?? '').trim();
      const value = parseNumber(text);
      if (text !== '' && value === null)
        problems[`value${position}`] = form.problems.number({ text: shorten(text, 20) });
      if (value !== null) typed.set(position, value);
    }
    const day = String(values.day ?? '');
    if (!isDay(day) || day > todayOf(testbed, now)) problems.day = form.problems.day;
    if (Object.keys(problems).length > 0) return { problems };
    await saveMeasured(context, Number(number), { day, values: typed }, { person, now });
    const opening = said.measured({ title: testbed.title, count: typed.size });
    return testbedMessage(context, await viewTestbed(context, Number(number), person), person, { now, opening });
  },
});

/** The three questions of a check-in. */
export const check = subcommand({
  args: one,
  visibility: 'private',
  async run(context, { number }, { person, now }) {
    const { check: words, paces: names } = wordsOf(person);
    const { check: row } = await readCheck(context, Number(number), { person, now });
    const long = (name: 'learned' | 'hinders') =>
      ({ name, type: 'long-text', label: words[name], required: false, maxLength: testbedLimits.text }) as const;
    return {
      ...{ title: words.title, submit: words.submit },
      fields: [
        {
          ...({ name: 'pace', type: 'select', label: words.pace, required: true } as const),
          options: paces.map((value) => ({ value, label: names[value] })),
        },
        long('learned'),
        long('hinders'),
      ],
      values: { ...(row.pace !== null && { pace: row.pace }), learned: row.learned ?? '', hinders: row.hinders ?? '' },
    };
  },
  async submit(context, values, { number }, { person, now }) {
    const said = (name: string) => String(values[name] ?? '').trim();
    const answer = { pace: said('pace') as Pace, learned: said('learned'), hinders: said('hinders') };
    const testbed = await answerCheck(context, Number(number), answer, { person, now });
    const { done: words, buttons } = wordsOf(person);
    return sentenceMessage(words.checked(testbed), ...actions(button(buttons.show, `/testbed show ${number}`)));
  },
});

/** Asks its people something, or answers. */
export const ask = subcommand({
  args: one,
  visibility: 'private',
  async run(context, { number }, { person }) {
    const { ask: words } = wordsOf(person);
    await readTestbed(context, Number(number), person);
    return {
      ...{ title: words.title, submit: words.submit, values: {} },
      fields: [
        {
          name: 'words',
          type: 'long-text',
          label: words.label,
          hint: words.hint,
          required: true,
          maxLength: testbedLimits.text,
        },
      ],
    };
  },
  async submit(context, values, { number }, { person, now }) {
    await writeNote(context, Number(number), String(values.words ?? '').trim(), { person, now });
    context.outbox.wake();
    const { done: words, buttons } = wordsOf(person);
    return sentenceMessage(words.noted, ...actions(button(buttons.show, `/testbed show ${number} notes`)));
  },
});
