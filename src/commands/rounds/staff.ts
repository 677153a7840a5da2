import { z } from 'zod';
import { previewMessage } from '#src/answers/rounds/preview.ts';
import { roundMessage } from '#src/answers/rounds/show.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { UserError } from '#src/core/errors.ts';
import { button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import { readRound as findRound, viewRound } from '#src/operations/rounds/read.ts';
import { createRound, endRound, previewRun, readRunnable, runNow } from '#src/operations/rounds/run.ts';
import { textsFor } from '#src/texts/index.ts';
import { readRound, roundFields, usualValues } from './form.ts';

const numbered = z.object({ number: argument.round() });

/** With `here` only for the members of the channel in which it is said. */
export const create = subcommand({
  args: z.object({ here: argument.flag().optional() }),
  visibility: 'private',
  requires: 'run-rounds',
  async run(context, { here = false }, { person, place }) {
    const { title, submit, here: intro } = textsFor(person.language).round.form;
    if (here) refuseUntold(context, place, person);
    return { title, submit, ...(here && { intro }), fields: roundFields(person), values: usualValues(context, person) };
  },
  async submit(context, values, { here = false }, { person, now, place }) {
    if (here) refuseUntold(context, place, person);
    const read = readRound(context, values, { person, now, channel: here ? place : null });
    if ('problems' in read) return read;
    const round = await createRound(context, read.fields, { nextRun: read.nextRun, person, now });
    const { created } = textsFor(person.language).round.done;
    return roundMessage(context, await viewRound(context, round.number, person), person, created(round));
  },
});

/** @throws UserError where it cannot be told who is in a place. */
function refuseUntold(context: AppContext, place: Place, { language }: Person): void {
  if (!context.tellsMembers(place)) throw new UserError(textsFor(language).round.refused.noChannel);
}

/** A dry run, with names. */
export const preview = subcommand({
  args: numbered,
  visibility: 'private',
  requires: 'run-rounds',
  files: ['csv', 'xlsx', 'json'],
  run: async (context, { number }, { person, now }) =>
    previewMessage(context, await previewRun(context, Number(number), { person, now }), person),
});

export const run = subcommand({
  args: numbered,
  visibility: 'private',
  requires: 'run-rounds',
  writes: true,
  asksFirst: true,
  async run(context, { number }, { person, now }) {
    const { ask, buttons, done } = textsFor(person.language).round;
    const { round, count } = await readRunnable(context, Number(number), { person, now });
    return {
      ask: () => ({
        said: ask.run({ title: round.title, count }),
        choices: [
          confirm(buttons.run, { style: 'primary' }),
          button(buttons.preview, `/round preview ${round.number}`),
          button(buttons.cancel, `/round show ${round.number}`),
        ],
      }),
      async act() {
        await runNow(context, round.number, now);
        return sentenceMessage(done.running(round));
      },
    };
  },
});

export const end = subcommand({
  args: numbered,
  visibility: 'private',
  requires: 'run-rounds',
  writes: true,
  asksFirst: true,
  async run(context, { number }, { person }) {
    const { ask, buttons, done } = textsFor(person.language).round;
    const round = await findRound(context, Number(number), person);
    return {
      ask: () => ({
        said: ask.end(round),
        choices: [confirm(buttons.end), button(buttons.cancel, `/round show ${round.number}`)],
      }),
      async act() {
        await endRound(context, round.number, person);
        return sentenceMessage(done.ended(round));
      },
    };
  },
});
