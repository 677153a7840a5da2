import { z } from 'zod';
import { forgetQuestion, forgottenText } from '#src/answers/people/forget.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { button } from '#src/core/message.ts';
import { countOwnThings, forgetPerson } from '#src/operations/people/forget.ts';
import { textsFor } from '#src/texts/index.ts';

/** Deletes the asker and all that hangs on them, once they chose what becomes of what they logged, asked and answered. */
export const forget = subcommand({
  args: z.object({ shared: argument.choice(['keep', 'delete']).optional() }),
  visibility: 'private',
  writes: true,
  asksFirst: true,
  changesOwner: true,
  async run(context, { shared }, { person, now }) {
    const { buttons } = textsFor(person.language).me;
    const things = await countOwnThings(context.sql, person.id);
    const isAnyOpen = Object.values(things.open).some((count) => count > 0);
    return {
      ask: () => ({
        said: forgetQuestion(things, person.language),
        choices: [
          isAnyOpen && confirm(buttons.keep, { line: '/me forget keep', style: 'primary' }),
          confirm(isAnyOpen ? buttons.delete : buttons.forget, { line: '/me forget delete' }),
          button(buttons.cancel, '/me show'),
        ],
      }),
      async act() {
        const isKept = shared === 'keep';
        await forgetPerson(context, person, { isKept, now });
        return sentenceMessage(forgottenText(isKept ? things.open : null, person.language));
      },
    };
  },
});
