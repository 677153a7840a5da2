import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { metAnswers } from '#src/domain/rounds/round.ts';
import { decide, rateMeeting, sayMet } from '#src/operations/rounds/decide.ts';
import { textsFor } from '#src/texts/index.ts';

const meeting = { meeting: argument.number() };

export const confirm = subcommand({
  args: z.object(meeting),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { meeting: group }, { person, now }) {
    const { done } = textsFor(person.language).round;
    const { state } = await decide(context, group, 'confirmed', { person, now });
    return sentenceMessage(state === 'together' ? done.confirmedAll : done.confirmed);
  },
});

/** Rather somebody else; with `out`, nobody this time. */
export const decline = subcommand({
  args: z.object({ ...meeting, out: argument.flag().optional() }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { meeting: group, out = false }, { person, now }) {
    const { done } = textsFor(person.language).round;
    const { isLast } = await decide(context, group, out ? 'out' : 'other', { person, now });
    return sentenceMessage(out ? done.out : isLast ? done.otherLast : done.other);
  },
});

const points = [1, 2, 3, 4, 5];

export const met = subcommand({
  args: z.object({ ...meeting, answer: argument.choice(metAnswers) }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { meeting: group, answer }, { person }) {
    const { done, buttons } = textsFor(person.language).round;
    await sayMet(context, group, answer, person);
    if (answer === 'no') return sentenceMessage(done.metNo);
    if (answer === 'not-yet') return sentenceMessage(done.metLater);
    return sentenceMessage(
      done.metYes,
      ...actions(...points.map((each) => button(buttons.useful({ points: each }), `/round rate ${group} ${each}`))),
    );
  },
});

export const rate = subcommand({
  args: z.object({ ...meeting, points: argument.number() }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { meeting: group, points: useful }, { person }) {
    await rateMeeting(context, group, useful, person);
    return sentenceMessage(textsFor(person.language).round.done.rated);
  },
});
