import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import { otherOf } from '#src/domain/introductions/introduction.ts';
import { blockPerson, unblockPerson } from '#src/operations/introductions/block.ts';
import { readIntroduction } from '#src/operations/introductions/read.ts';
import { textsFor } from '#src/texts/index.ts';

/** Not to be introduced to the other of an introduction again; they are not told. */
export const block = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    const { block: texts, buttons, unnamed } = textsFor(call.person.language).introduction;
    const id = otherOf(await readIntroduction(context, number, call.person), call.person.id);
    if (id === null) throw new UserError(texts.none);
    const { displayName } = await blockPerson(context, id, call);
    return sentenceMessage(
      texts.done({ name: displayName ?? unnamed }),
      ...actions(button(buttons.unblock, `/introduction unblock ${id}`)),
    );
  },
});

export const unblock = subcommand({
  args: z.object({ person: argument.number() }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { person: id }, { person }) {
    const { block: texts, unnamed } = textsFor(person.language).introduction;
    const { displayName } = await unblockPerson(context, id, person);
    return sentenceMessage(texts.undone({ name: displayName ?? unnamed }));
  },
});
