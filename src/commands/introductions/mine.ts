import { z } from 'zod';
import { requestLetter } from '#src/answers/introductions/letters.ts';
import { mineMessage, standingMessage } from '#src/answers/introductions/mine.ts';
import { apartLetter } from '#src/answers/introductions/together.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { otherOf } from '#src/domain/introductions/introduction.ts';
import { listBlocked } from '#src/operations/introductions/block.ts';
import { findBridge } from '#src/operations/introductions/bridge.ts';
import { describeBoth } from '#src/operations/introductions/describe.ts';
import { loadPair } from '#src/operations/introductions/pair.ts';
import { listOwn, readIntroduction } from '#src/operations/introductions/read.ts';
import { findPerson } from '#src/store/people/person.ts';

export const mine = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async (context, _args, { person }) =>
    mineMessage(
      context,
      { listed: await listOwn(context, person.id), blocked: await listBlocked(context, person.id) },
      person,
    ),
});

/** Shows what waits for an answer, what brought two people together, or how it stands. */
export const show = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  async run(context, { number }, { person, now }) {
    const { side, ...introduction } = await readIntroduction(context, number, person);
    if (introduction.state === 'asked' && side === 'other')
      return requestLetter(context, await describeBoth(context.sql, introduction), person, { isReminder: false });
    const pair = introduction.state === 'accepted' ? await loadPair(context, introduction) : null;
    if (pair) return apartLetter(context, pair, side, now, await findBridge(context, pair, side));
    const id = otherOf(introduction, person.id);
    return standingMessage(
      context,
      { introduction, met: id === null ? null : await findPerson(context.sql, id) },
      person,
    );
  },
});
