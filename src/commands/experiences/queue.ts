import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { formatDay } from '#src/domain/date.ts';
import { countWaiting } from '#src/store/experiences/count.ts';
import { listWaiting } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { listExperiencesAs, pageSize } from './results.ts';
import { queueOf } from './review.ts';

/** What waits for this reviewer. A page begins behind a number, so that what is reviewed meanwhile shifts nothing. */
export const queue = subcommand({
  args: z.object({ after: argument.experience().optional() }),
  visibility: 'private',
  requires: 'review',
  async run(context, { after }, { person }) {
    const { queue: texts } = textsFor(person.language).review;
    const [waiting, count] = await Promise.all([
      listWaiting(context.sql, { ...queueOf(person), after: Number(after ?? 0), limit: pageSize + 1 }),
      countWaiting(context.sql, queueOf(person)),
    ]);
    const shown = waiting.slice(0, pageSize);
    const last = waiting.length > pageSize ? shown.at(-1) : undefined;
    return listExperiencesAs(context, person, {
      opening: count === 0 ? texts.empty : shown.length === 0 ? texts.end : texts.waiting(count),
      experiences: shown.map((each) => ({
        ...each,
        note: (each.wasSentBack ? texts.again : texts.logged)(each.authorName, formatDay(each.since, person)),
      })),
      opens: 'review',
      more: last ? `/experience queue ${last.number}` : null,
    });
  },
});
