import { z } from 'zod';
import { questionCard } from '#src/answers/questions/card.ts';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { isShared } from '#src/domain/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';
import { readQuestion } from './access.ts';

export const show = subcommand({
  args: z.object({
    number: argument.question(),
    page: argument.number().optional(),
  }),
  visibility: 'public',
  async run(context, { number, page }, { person, place }) {
    const question = await readQuestion(context, number, person);
    const { withdrawn } = textsFor(person.language).question;
    if (question.withdrawnAt && isShared([place])) return say(withdrawn.readAlone(question.number));
    return questionCard(context, question, person, { ...(page && { page }) });
  },
});
