import { z } from 'zod';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { actions, button } from '#src/core/message.ts';
import { tellOwner } from '#src/operations/questions/notify-owner.ts';
import { closeQuestion } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { changeableQuestion } from './access.ts';

/** Ends a question for good, after asking; it stays to be read. */
export const close = subcommand({
  args: z.object({ number: argument.question() }),
  visibility: 'private',
  writes: true,
  asksFirst: true,
  async run(context, { number }, call) {
    const { person, now } = call;
    const { closing, buttons, withdrawn } = textsFor(person.language).question;
    const question = await changeableQuestion(context, number, person);
    const show = button(buttons.show(question.number), `/question show ${number}`);
    if (question.withdrawnAt)
      return say(withdrawn.first(question.number), ...actions(button(buttons.restore, `/question restore ${number}`)));
    if (question.closedAt) return say(closing.before(question.number), ...actions(show));
    return {
      ask: () => ({
        said: closing.ask(question.number, question.title),
        choices: [confirm(buttons.close), button(buttons.keepOpen, `/question show ${number}`)],
      }),
      async act() {
        if (await closeQuestion(context.sql, question.number, now))
          await tellOwner(context, { what: 'closed', owner: question.author, number: question.number }, call);
        return say(
          closing.done(question.number, question.title),
          ...actions(show, button(buttons.list, '/question list')),
        );
      },
    };
  },
});
