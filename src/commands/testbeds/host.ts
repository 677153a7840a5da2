import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { testbedMessage } from '#src/answers/testbeds/show.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Field, FormValues } from '#src/core/form.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { type Retrospective, testbedLimits, verdicts } from '#src/domain/testbeds/testbed.ts';
import { createTestbed, editTestbed, readPlan as loadPlan } from '#src/operations/testbeds/plan.ts';
import { readOwnTestbed, viewTestbed } from '#src/operations/testbeds/read.ts';
import { endTestbed, reviewMidterm } from '#src/operations/testbeds/review.ts';
import { answerAsked, takeOver } from '#src/operations/testbeds/take-part.ts';
import { textsFor } from '#src/texts/index.ts';
import { readPlan, testbedFields, usualValues, valuesOf } from './form.ts';

const numbered = { number: argument.testbed() };
const one = z.object(numbered);
const withPerson = z.object({ ...numbered, person: argument.number() });

const wordsOf = ({ language }: Person) => textsFor(language).testbed;

async function shown(
  context: AppContext,
  number: number,
  { person, now }: { person: Person; now: Date },
  opening: string,
): Promise<Message> {
  return testbedMessage(context, await viewTestbed(context, number, person), person, { now, opening });
}

export const create = subcommand({
  args: z.object({}),
  visibility: 'private',
  async run(context, _args, { person }) {
    const { title, submit } = wordsOf(person).form;
    return { title, submit, fields: testbedFields(person, context), values: usualValues(context, person) };
  },
  async submit(context, values, _args, { person, now }) {
    const read = await readPlan(context, values, person, null);
    if ('problems' in read) return read;
    const testbed = await createTestbed(context, read.plan, { basedOn: null, person, now });
    return shown(context, testbed.number, { person, now }, wordsOf(person).done.created(testbed));
  },
});

/** “We try this too”: the form of a new testbed, begun from the plan of another. */
export const again = subcommand({
  args: one,
  visibility: 'private',
  async run(context, { number }, { person }) {
    const { againTitle, submit } = wordsOf(person).form;
    const plan = await loadPlan(context, Number(number), person);
    const values = { ...usualValues(context, person), ...valuesOf(plan, { isAgain: true }, person) };
    return { title: againTitle, submit, fields: testbedFields(person, context), values };
  },
  async submit(context, values, { number }, { person, now }) {
    const { startsOn } = await loadPlan(context, Number(number), person);
    const read = await readPlan(context, values, person, startsOn);
    if ('problems' in read) return read;
    const testbed = await createTestbed(context, read.plan, { basedOn: Number(number), person, now });
    return shown(context, testbed.number, { person, now }, wordsOf(person).done.created(testbed));
  },
});

export const edit = subcommand({
  args: one,
  visibility: 'private',
  mayAlso: 'run-rounds',
  edits: true,
  async run(context, { number }, { person }) {
    const { editTitle, save } = wordsOf(person).form;
    await readOwnTestbed(context, Number(number), person);
    const plan = await loadPlan(context, Number(number), person);
    return {
      title: editTitle,
      submit: save,
      fields: testbedFields(person, context),
      values: valuesOf(plan, { isAgain: false }, person),
    };
  },
  async submit(context, values, { number }, { person, now }) {
    const read = await readPlan(context, values, person, null);
    if ('problems' in read) return read;
    const testbed = await editTestbed(context, Number(number), read.plan, { person, now });
    return shown(context, testbed.number, { person, now }, wordsOf(person).done.edited(testbed));
  },
});

const answering = (isTaken: boolean) =>
  subcommand({
    args: withPerson,
    visibility: 'private',
    mayAlso: 'run-rounds',
    writes: true,
    hidden: true,
    async run(context, { number, person: id }, { person, now }) {
      const { done, unnamed } = wordsOf(person);
      const { testbed, other } = await answerAsked(context, Number(number), id, isTaken, { person, now });
      const said = { name: other?.displayName ?? unnamed, title: testbed.title };
      return sentenceMessage(isTaken ? done.accepted(said) : done.declined(said));
    },
  });

export const accept = answering(true);
export const decline = answering(false);

/** Lets a participant speak for the host. */
export const host = subcommand({
  args: withPerson,
  visibility: 'private',
  mayAlso: 'run-rounds',
  writes: true,
  async run(context, { number, person: id }, { person, now }) {
    const { done, unnamed } = wordsOf(person);
    const { testbed, other } = await takeOver(context, Number(number), id, { person, now });
    return sentenceMessage(done.host({ name: other?.displayName ?? unnamed, title: testbed.title }));
  },
});

function reviewFields(person: Person, { asksVerdict }: { asksVerdict: boolean }): Field[] {
  const { review } = wordsOf(person);
  const long = (name: 'well' | 'badly' | 'advice'): Field => ({
    ...{ name, type: 'long-text', label: review[name], required: name === 'well', maxLength: testbedLimits.text },
  });
  return [
    long('well'),
    long('badly'),
    long('advice'),
    ...(asksVerdict
      ? [
          {
            ...({ name: 'verdict', type: 'select', label: review.verdict, required: true } as const),
            options: verdicts.map((value) => ({ value, label: review.verdicts[value] })),
          },
        ]
      : []),
  ];
}

function readReview(values: FormValues): Retrospective {
  const said = (name: string) => String(values[name] ?? '').trim();
  const verdict = verdicts.find((each) => each === values.verdict) ?? 'end';
  return { well: said('well'), badly: said('badly'), advice: said('advice'), verdict };
}

/** The review at half time. */
export const review = subcommand({
  args: one,
  visibility: 'private',
  mayAlso: 'run-rounds',
  edits: true,
  async run(context, { number }, { person }) {
    const { review: words } = wordsOf(person);
    const { midterm } = await readOwnTestbed(context, Number(number), person);
    return {
      ...{ title: words.midtermTitle, submit: words.submit, fields: reviewFields(person, { asksVerdict: true }) },
      values: { ...midterm },
    };
  },
  async submit(context, values, { number }, { person, now }) {
    const testbed = await reviewMidterm(context, Number(number), readReview(values), { person, now });
    return shown(context, testbed.number, { person, now }, wordsOf(person).done.midterm(testbed));
  },
});

const ending = (isStopped: boolean) =>
  subcommand({
    args: one,
    visibility: 'private',
    mayAlso: 'run-rounds',
    async run(context, { number }, { person }) {
      const { review: words } = wordsOf(person);
      await readOwnTestbed(context, Number(number), person);
      const why: Field[] = isStopped
        ? [{ name: 'why', type: 'long-text', label: words.why, required: true, maxLength: testbedLimits.text }]
        : [];
      const fields = reviewFields(person, { asksVerdict: false }).map((field) =>
        isStopped ? { ...field, required: false } : field,
      );
      return {
        title: isStopped ? words.stopTitle : words.finishTitle,
        submit: words.submit,
        fields: [...why, ...fields],
        values: {},
      };
    },
    async submit(context, values, { number }, { person, now }) {
      const { done, buttons } = wordsOf(person);
      const stoppedWhy = isStopped ? String(values.why ?? '').trim() : null;
      const testbed = await endTestbed(
        context,
        Number(number),
        { final: readReview(values), stoppedWhy },
        { person, now },
      );
      return sentenceMessage(
        isStopped ? done.stopped(testbed) : done.ended(testbed),
        ...actions(
          button(buttons.experience, `/testbed experience ${number}`, 'primary'),
          button(buttons.show, `/testbed show ${number}`),
        ),
      );
    },
  });

export const finish = ending(false);
export const stop = ending(true);
