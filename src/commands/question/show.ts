import { z } from 'zod';
import { subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import { readQuestion } from './access.ts';
import { questionCard } from './card.ts';

export const show = subcommand({
  summary: 'A question and its answers',
  args: z.object({
    number: argument.question('Its number'),
    page: argument.number('Which page of its answers').optional(),
  }),
  visibility: 'public',
  run: async (context, { number, page }, { person }) =>
    questionCard(context, await readQuestion(context, number, person), person, { ...(page && { page }) }),
});
