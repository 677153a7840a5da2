import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import { otherOf } from '#src/domain/introductions/introduction.ts';
import { blockPerson, unblockPerson } from '#src/operations/introductions/block.ts';
import { loadPreferences } from '#src/operations/introductions/preferences.ts';
import { readIntroduction } from '#src/operations/introductions/read.ts';
import { textsFor } from '#src/texts/index.ts';
import { findChosenPerson } from './chosen-person.ts';

/**
 * Not to be introduced to somebody: the other of an introduction, whoever was suggested, or whose menu it was chosen in. They are not told, and need not have been
 * introduced before.
 */
export const block = subcommand({
  args: z.object({ number: argument.number().optional(), person: argument.number().optional() }),
  visibility: 'private',
  writes: true,
  shortcut: { name: 'not-introduce-me', on: 'person' },
  async run(context, said, call) {
    const { block: texts, buttons, unnamed } = textsFor(call.person.language).introduction;
    const id = await findWhom(context, said, call);
    const { displayName } = await blockPerson(context, id, call);
    return sentenceMessage(
      texts.done({ name: displayName ?? unnamed }),
      ...actions(button(buttons.unblock, `/introduction unblock ${id}`)),
    );
  },
});

/** @throws UserError where nobody is meant, or nobody who is known. */
async function findWhom(
  context: AppContext,
  { number, person: named }: { number?: number | undefined; person?: number | undefined },
  { person, event }: Call,
): Promise<number> {
  const { block: texts } = textsFor(person.language).introduction;
  const chosen = await findChosenPerson(context, event);
  if (chosen === null) throw new UserError(texts.unknown);
  if (chosen) return chosen.id;
  if (named !== undefined) {
    // Numbers can be tried: of somebody who is suggested to nobody the name is not said.
    if (!(await loadPreferences(context.sql, named)).isOpen) throw new UserError(texts.unknown);
    return named;
  }
  if (number === undefined) throw new UserError(texts.whom);
  const id = otherOf(await readIntroduction(context, number, person), person.id);
  if (id === null) throw new UserError(texts.none);
  return id;
}

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
