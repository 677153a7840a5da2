import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { calendarFile, type Reach } from '#src/answers/trainings/letters.ts';
import { trainingListMessage, trainingMessage } from '#src/answers/trainings/show.ts';
import { whenOf } from '#src/answers/trainings/when.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { type Joined, joinSeries, joinTraining, leaveTraining } from '#src/operations/trainings/join.ts';
import { listReach } from '#src/operations/trainings/reach.ts';
import { listAllTrainings, runsTrainings, viewTraining } from '#src/operations/trainings/read.ts';
import { textsFor } from '#src/texts/index.ts';
import { spanOfArgument } from '../day-span.ts';

const numbered = { number: argument.training() };

export const list = subcommand({
  args: z.object({ when: keyed(argument.words()).optional() }),
  visibility: 'private',
  isForEverybody: true,
  async run(context, { when }, { person, now }) {
    const span = spanOfArgument(when, { person, now });
    const trainings = await listAllTrainings(context, person, span);
    return trainingListMessage(trainings, person, { isStaff: runsTrainings(person), now, span });
  },
});

export const show = subcommand({
  args: z.object(numbered),
  visibility: 'private',
  isForEverybody: true,
  files: ['csv', 'xlsx', 'json'],
  run: async (context, { number }, { person, now }) =>
    trainingMessage(context, await viewTraining(context, Number(number), { person, now }), person, { now }),
});

export const join = subcommand({
  args: z.object({ ...numbered, series: argument.flag().optional() }),
  visibility: 'private',
  writes: true,
  async run(context, { number, series }, { person, now }) {
    const reach = (await listReach(context, [person.id]))(person.id);
    if (series)
      return seriesMessage(await joinSeries(context, Number(number), { person, now }), { reach, reader: person, now });
    const joined = await joinTraining(context, Number(number), { person, now });
    return joinedMessage(context, joined, { reach, reader: person, now });
  },
});

type To = { reach: Reach; reader: Person; now: Date };

const hasSeat = ({ outcome }: Joined) => outcome === 'seated' || outcome === 'confirmed';

/** Says how somebody stands now, with the file for their calendar where they have a seat: by mail it comes there. */
async function joinedMessage(context: AppContext, joined: Joined, to: To): Promise<Message> {
  const { reader: person, now } = to;
  const { done } = textsFor(person.language).training;
  const { training, outcome } = joined;
  const view = await viewTraining(context, training.number, { person, now });
  const said = {
    title: training.title,
    when: whenOf(training, person),
    place: view.place ?? 1,
    quota: training.quota ?? 0,
  };
  const openings = {
    ...{ seated: done.seated, confirmed: done.confirmed, waiting: done.waiting, quota: done.quota },
    ...{ 'was-seated': done.wasSeated, 'was-waiting': done.wasWaiting },
  };
  const files = hasSeat(joined) && !to.reach.isMailOnly ? [calendarFile(training, false, to)] : [];
  return trainingMessage(context, view, person, { now, opening: openings[outcome](said), files });
}

function seriesMessage(joined: readonly Joined[], to: To): Message {
  const { done, buttons } = textsFor(to.reader.language).training;
  const [first] = joined;
  const title = first?.training.title ?? '';
  const lines = joined.map(({ training, outcome }) =>
    done.seriesItem({ when: whenOf(training, to.reader), outcome: outcome === 'was-waiting' ? 'waiting' : outcome }),
  );
  return sentenceMessage(
    [done.series({ count: joined.length, title }), ...lines].join('\n'),
    ...actions(button(buttons.list, '/training list')),
    ...(to.reach.isMailOnly ? [] : joined.filter(hasSeat).map(({ training }) => calendarFile(training, false, to))),
  );
}

export const leave = subcommand({
  args: z.object(numbered),
  visibility: 'private',
  writes: true,
  async run(context, { number }, { person, now }) {
    const { done, buttons } = textsFor(person.language).training;
    const reach = (await listReach(context, [person.id]))(person.id);
    const { training, before } = await leaveTraining(context, Number(number), { person, now });
    const said = { title: training.title };
    const sentences = { seated: done.left, offered: done.declined, waiting: done.leftLine, none: done.wasNone };
    return sentenceMessage(
      sentences[before](said),
      ...actions(button(buttons.list, '/training list')),
      ...(before === 'seated' && !reach.isMailOnly
        ? [calendarFile(training, true, { reach, reader: person, now })]
        : []),
    );
  },
});
