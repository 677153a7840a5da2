import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { pageSize } from '#src/answers/experiences/list.ts';
import { staleList } from '#src/answers/experiences/still-true.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirmExperience, loadStale } from '#src/operations/experiences/still-true.ts';
import { textsFor } from '#src/texts/index.ts';

/** Says that what was published is still true. */
export const stillTrue = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { number }, call) {
    const { person } = call;
    const view = await confirmExperience(context, Number(number), call);
    const opening = textsFor(person.language).stillTrue.done({ number: view.experience.number });
    return experienceCard(context, view, person, { opening });
  },
});

/** What nobody confirmed in time. */
export const stale = subcommand({
  args: z.object({ page: argument.page().optional() }),
  visibility: 'private',
  requires: 'review',
  async run(context, { page = 1 }, { person }) {
    const found = await loadStale(context, person, { page, size: pageSize });
    const next = found.hasMore ? `/experience stale page=${page + 1}` : null;
    return staleList(context, person, { ...found, next });
  },
});
