import { z } from 'zod';
import { pageSize } from '#src/answers/experiences/list.ts';
import { reviewQueue } from '#src/answers/experiences/queue.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { loadQueue } from '#src/operations/experiences/queue.ts';

export const queue = subcommand({
  args: z.object({
    after: argument.experience().optional(),
    list: keyed(argument.number({ min: 1 })).optional(),
    region: argument.region().optional(),
    area: argument.area().optional(),
  }),
  visibility: 'private',
  requires: 'review',
  async run(context, { after = '0', ...asked }, { person, now }) {
    const page = await loadQueue(context, person, { ...asked, after: Number(after), limit: pageSize });
    return reviewQueue(context, person, { ...page, asked, now });
  },
});
