import { z } from 'zod';
import { questionListMessage } from '#src/answers/questions/list.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { formatLine } from '#src/core/command-line.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { listPage } from '#src/operations/questions/list.ts';

/** The newest first, each with a button that opens it. */
export const list = subcommand({
  args: z.object({
    area: argument.area().optional(),
    region: argument.region().optional(),
    closed: argument.flag().optional(),
    page: argument.page().optional(),
  }),
  visibility: 'public',
  async run(context, { page, area, ...filter }, { person }) {
    const found = await listPage(context.sql, { ...filter, ...(area && { area: area as PolicyArea }) }, page);
    const next = formatLine('question', 'list', { ...found.filter, page: found.page + 1 }, list.arguments);
    return questionListMessage(context, found, person, { next });
  },
});
