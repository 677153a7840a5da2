import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { actions, button } from '#src/core/message.ts';
import { closeQuestion } from '#src/operations/questions/close.ts';
import { readChangeable } from '#src/operations/questions/read.ts';
import { textsFor } from '#src/texts/index.ts';

/** Ends a question for good, after asking; it stays to be read. */
export const close = subcommand({
  args: z.object({ number: argument.question() }),
  visibility: 'private',
  mayAlso: 'review',
  writes: true,
  asksFirst: true,
  async run(context, args, call) {
    const { closing, buttons } = textsFor(call.person.language).question;
    const { number, title, withdrawnAt, closedAt } = await readChangeable(context, Number(args.number), call.person);
    const show = button(buttons.show({ number }), `/question show ${number}`);
    if (withdrawnAt)
      return sentenceMessage(
        closing.restoreFirst({ number }),
        ...actions(button(buttons.restore, `/question restore ${number}`)),
      );
    if (closedAt) return sentenceMessage(closing.before({ number }), ...actions(show));
    return {
      ask: () => ({
        said: closing.ask({ number, title }),
        choices: [confirm(buttons.close), button(buttons.keepOpen, `/question show ${number}`)],
      }),
      async act() {
        await closeQuestion(context, number, call);
        return sentenceMessage(
          closing.done({ number, title }),
          ...actions(show, button(buttons.list, '/question list')),
        );
      },
    };
  },
});
