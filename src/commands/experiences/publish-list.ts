import { z } from 'zod';
import { parseEvaluation } from '#src/answers/experiences/evaluation.ts';
import { findUnlooked, listForm, noList, publishedList } from '#src/answers/experiences/list-review.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { findWaitingList, publishList as publish } from '#src/operations/experiences/review-list.ts';

/** Publishes what waits of a list that was brought in, judged once as a whole. */
export const publishList = subcommand({
  args: z.object({
    list: argument.number({ min: 1 }),
    region: argument.region().optional(),
    area: argument.area().optional(),
  }),
  visibility: 'private',
  requires: 'review',
  async run(context, choice, { person }) {
    const found = await findWaitingList(context, person, choice);
    return found && found.count > found.taken ? listForm(found, person) : noList(person);
  },
  check: (_context, values, _args, { person }) => findUnlooked(values, person),
  async submit(context, values, choice, call) {
    const { content } = parseEvaluation(values);
    return publishedList(await publish(context, choice, content, call), choice, call.person);
  },
});
