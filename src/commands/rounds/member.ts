import { z } from 'zod';
import { unnamedBlocks } from '#src/answers/people/unnamed.ts';
import { roundListMessage } from '#src/answers/rounds/list.ts';
import { ownRoundsMessage } from '#src/answers/rounds/mine.ts';
import { describeScope } from '#src/answers/rounds/scope.ts';
import { roundFolds, roundMessage } from '#src/answers/rounds/show.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { formatInstant } from '#src/domain/date.ts';
import { joinRound, leaveRound, skipRun } from '#src/operations/rounds/join.ts';
import { listAllRounds, listOwnGroups, runsRounds, viewRound } from '#src/operations/rounds/read.ts';
import { textsFor } from '#src/texts/index.ts';

export const list = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async (context, _args, { person }) =>
    roundListMessage(await listAllRounds(context), person, { isStaff: runsRounds(person) }),
});

export const show = subcommand({
  args: z.object({ number: argument.round() }),
  visibility: 'private',
  folds: roundFolds,
  files: ['csv', 'xlsx', 'json'],
  run: async (context, { number }, { person }) =>
    roundMessage(context, await viewRound(context, Number(number), person), person),
});

export const join = subcommand({
  args: z.object({
    number: argument.round(),
    mentors: argument.number().optional(),
    open: argument.flag().optional(),
  }),
  visibility: 'private',
  writes: true,
  async run(context, { number, mentors = 0, open = false }, { person, now }) {
    const { done, refused, buttons } = textsFor(person.language).round;
    const joined = await joinRound(
      context,
      Number(number),
      { mentors, opens: open, describeScope: (round) => describeScope(context, round, person) },
      { person, now },
    );
    if (joined === null) {
      const line = `/round join ${number}${mentors > 0 ? ` mentors=${mentors}` : ''} open`;
      return sentenceMessage(
        refused.notOpen,
        ...actions(button(buttons.joinOpen, line, 'primary'), button(buttons.introductions, '/me introductions')),
      );
    }
    const { title, nextRun } = joined;
    const said = { title, next: nextRun === null ? 'none' : formatInstant(nextRun, person) };
    const opening = mentors > 0 ? done.joinedMentor({ ...said, count: mentors }) : done.joined(said);
    const view = await viewRound(context, Number(number), person);
    return roundMessage(context, view, person, opening, unnamedBlocks(person));
  },
});

export const leave = subcommand({
  args: z.object({ number: argument.round() }),
  visibility: 'private',
  writes: true,
  async run(context, { number }, { person }) {
    const { done } = textsFor(person.language).round;
    const { round, wasMember } = await leaveRound(context, Number(number), person);
    return sentenceMessage(wasMember ? done.left(round) : done.wasNoMember(round));
  },
});

export const skip = subcommand({
  args: z.object({ number: argument.round(), undo: argument.flag().optional() }),
  visibility: 'private',
  writes: true,
  async run(context, { number, undo = false }, { person }) {
    const { done, buttons } = textsFor(person.language).round;
    const { round, when } = await skipRun(context, Number(number), person, !undo);
    if (undo) return sentenceMessage(done.unskipped(round));
    return sentenceMessage(
      done.skipped({ title: round.title, when: formatInstant(when, person) }),
      ...actions(button(buttons.unskip, `/round skip ${number} undo`)),
    );
  },
});

/** Whom the asker was matched with. */
export const mine = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async (context, _args, { person }) => ownRoundsMessage(context, await listOwnGroups(context, person), person),
});
