import { z } from 'zod';
import { describeClockChange, formatLocalInstant } from '#src/answers/local-instant.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { announcementMessage, trainingMessage } from '#src/answers/trainings/show.ts';
import { codeMessage, peopleFolds, peopleMessage, reportFolds, reportMessage } from '#src/answers/trainings/staff.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { tableFormats } from '#src/core/files.ts';
import { actions, button } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import { trainingLimits } from '#src/domain/trainings/training.ts';
import { markPresent } from '#src/operations/trainings/attend.ts';
import { cancelTraining, editTraining, saveMaterials } from '#src/operations/trainings/change.ts';
import { createTrainings } from '#src/operations/trainings/create.ts';
import { refuseEnded } from '#src/operations/trainings/join.ts';
import { readTraining as findTraining, viewTraining } from '#src/operations/trainings/read.ts';
import { listPeopleOf, reportYear } from '#src/operations/trainings/report.ts';
import { textsFor } from '#src/texts/index.ts';
import { holdsOwnLink, readTraining, trainingFields, usualValues, valuesOf } from './form.ts';

const numbered = { number: argument.training() };
const forStaff = { requires: 'run-rounds', visibility: 'private' } as const;

export const create = subcommand({
  ...forStaff,
  args: z.object({}),
  async run(context, _args, { person }) {
    const { title, submit } = textsFor(person.language).training.form;
    return { title, submit, fields: trainingFields(person, { isNew: true }), values: usualValues(context, person) };
  },
  async submit(context, values, _args, { person, now }) {
    const read = readTraining(context, values, person, { now, before: null });
    if ('problems' in read) return read;
    const made = await createTrainings(context, read.fields, read, { person, now });
    const [first] = made;
    if (!first) throw new Error('No session was made.');
    const { language } = person;
    const { done } = textsFor(language).training;
    const typed = { localTime: read.localTime, timeZone: first.timeZone };
    const starts = made.map(({ startsAt }) =>
      describeClockChange(startsAt, typed, language) === null
        ? formatDay(startsAt, { language, timeZone: first.timeZone })
        : formatLocalInstant(startsAt, typed, language),
    );
    const opening =
      made.length > 1
        ? done.createdSeries({ ...first, count: made.length, starts })
        : describeClockChange(first.startsAt, typed, language) === null
          ? done.created(first)
          : `${done.created(first)} ${done.begins({ when: formatLocalInstant(first.startsAt, typed, language) })}`;
    return trainingMessage(context, await viewTraining(context, first.number, { person, now }), person, {
      now,
      opening,
    });
  },
});

export const edit = subcommand({
  ...forStaff,
  args: z.object(numbered),
  edits: true,
  async run(context, { number }, { person, now }) {
    const { editTitle, save } = textsFor(person.language).training.form;
    const training = await findTraining(context, Number(number), person);
    refuseEnded(training, { person, now });
    return {
      title: editTitle,
      submit: save,
      fields: trainingFields(person, { isNew: false }),
      values: valuesOf(context, training, person.language),
    };
  },
  async submit(context, values, { number }, { person, now }) {
    const { done, form } = textsFor(person.language).training;
    const before = await findTraining(context, Number(number), person);
    const read = readTraining(context, values, person, { now, before });
    if ('problems' in read) return read;
    const edited = await editTraining(context, Number(number), read.fields, { ...read, person, now });
    if ('bumped' in edited) return { problems: { capacity: form.problems.capacity(edited) } };
    const opening = done.edited({ title: edited.training.title, told: edited.told, unnoted: edited.unnoted });
    return trainingMessage(context, await viewTraining(context, Number(number), { person, now }), person, {
      now,
      opening,
    });
  },
});

/** Shows a session to everybody in a channel, with buttons to sign up and to give a seat back. */
export const announce = subcommand({
  ...forStaff,
  visibility: 'public',
  args: z.object(numbered),
  async run(context, { number }, { person, now }) {
    const view = await viewTraining(context, Number(number), { person, now });
    refuseEnded(view.training, { person, now });
    return announcementMessage(context, view, person, now);
  },
});

export const code = subcommand({
  ...forStaff,
  args: z.object(numbered),
  run: async (context, { number }, { person }) =>
    codeMessage(await findTraining(context, Number(number), person), person),
});

export const people = subcommand({
  ...forStaff,
  args: z.object(numbered),
  folds: peopleFolds,
  files: tableFormats,
  run: async (context, { number }, { person }) =>
    peopleMessage(context, await listPeopleOf(context, Number(number), person), person),
});

/** Notes that somebody was there who did not say so. */
export const mark = subcommand({
  ...forStaff,
  args: z.object({ ...numbered, person: argument.number() }),
  writes: true,
  hidden: true,
  async run(context, { number, person: id }, { person, now }) {
    const { done, buttons, people: words } = textsFor(person.language).training;
    const { training, name } = await markPresent(context, Number(number), id, { person, now });
    return sentenceMessage(
      done.marked({ name: name ?? words.unnamed, title: training.title }),
      ...actions(button(buttons.people, `/training people ${number}`)),
    );
  },
});

export const materials = subcommand({
  ...forStaff,
  args: z.object(numbered),
  edits: true,
  async run(context, { number }, { person }) {
    const { title, submit, label, hint } = textsFor(person.language).training.materials;
    const { materialsAfter } = await findTraining(context, Number(number), person);
    return {
      ...{ title, submit, values: { materials: materialsAfter } },
      fields: [
        { name: 'materials', type: 'long-text', label, hint, required: false, maxLength: trainingLimits.materials },
      ],
    };
  },
  async submit(context, values, { number }, { person, now }) {
    const { done, form } = textsFor(person.language).training;
    const written = String(values.materials ?? '').trim();
    if (holdsOwnLink(written, context.isOwnLink)) return { problems: { materials: form.problems.ownLink } };
    const { training, told } = await saveMaterials(context, Number(number), written, { person, now });
    return sentenceMessage(done.materials({ title: training.title, told }));
  },
});

/** What the sessions of a year came to, with files for whoever pays for them. */
export const report = subcommand({
  ...forStaff,
  args: z.object({ year: argument.year().optional() }),
  folds: reportFolds,
  files: tableFormats,
  run: async (context, { year }, { person, now }) =>
    reportMessage(context, await reportYear(context, year ?? now.getUTCFullYear()), person),
});

export const cancel = subcommand({
  ...forStaff,
  args: z.object({ ...numbered, series: argument.flag().optional() }),
  writes: true,
  asksFirst: true,
  async run(context, { number, series = false }, { person, now }) {
    const { ask, buttons, done } = textsFor(person.language).training;
    const { training, held } = await viewTraining(context, Number(number), { person, now });
    refuseEnded(training, { person, now });
    const { title } = training;
    return {
      ask: () => ({
        said: ask.cancel({ title, held }),
        choices: [
          confirm(series ? buttons.cancelSeries : buttons.cancel, { style: 'danger' }),
          button(buttons.keep, `/training show ${training.number}`),
        ],
      }),
      async act() {
        const cancelled = await cancelTraining(context, training.number, { wholeSeries: series, person, now });
        return sentenceMessage(done.cancelled({ title, count: cancelled.length }));
      },
    };
  },
});
