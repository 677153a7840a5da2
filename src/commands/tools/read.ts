import { z } from 'zod';
import { toolListMessage, toolPageSize, toolQueueMessage } from '#src/answers/tools/list.ts';
import { toolFileMessage, toolMessage } from '#src/answers/tools/show.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { type ArgumentValues, formatLine } from '#src/core/command-line.ts';
import type { Message } from '#src/core/message.ts';
import { isShared } from '#src/domain/digests/subscription.ts';
import { policyStages } from '#src/domain/experiences/details.ts';
import { toolKinds } from '#src/domain/tools/tool.ts';
import { mayAddTools, mayChangeTool, mayReviewTools, readTool } from '#src/operations/tools/access.ts';
import { openTool } from '#src/operations/tools/change.ts';
import { readToolFile } from '#src/operations/tools/file.ts';
import { findTools } from '#src/operations/tools/search.ts';
import { listBrokenTools, listSuggestedTools } from '#src/store/tools/tool.ts';

const mostWaiting = 6;
const mostBroken = 4;

/** The toolbox: by words in any language, of a policy area, of a kind, or the newest. */
export const list = subcommand({
  args: z.object({
    words: argument.words().optional(),
    // “language courses” is looked for, not narrowed down to a policy area.
    area: keyed(argument.area()).optional(),
    group: keyed(argument.targetGroup()).optional(),
    kind: keyed(argument.choice(toolKinds)).optional(),
    stage: keyed(argument.choice(policyStages)).optional(),
    written: keyed(argument.language()).optional(),
    page: keyed(argument.page()).optional(),
  }),
  visibility: 'public',
  async run(context, asked, { person, place }): Promise<Message> {
    const { words = '', written, page: said, ...chosen } = asked;
    const page = Math.max(1, said ?? 1);
    const filter = { ...chosen, language: written };
    const size = { limit: toolPageSize, offset: (page - 1) * toolPageSize };
    const found = await findTools(context, { words, filter, ...size }, person.language);
    const hasNext = found.count > page * toolPageSize;
    return toolListMessage({ words, filter }, found, person, {
      next: hasNext ? nextLine({ ...asked, page: page + 1 }) : null,
      canAdd: mayAddTools(person),
      isReviewer: mayReviewTools(person) && !isShared([place]),
    });
  },
});

export const show = subcommand({
  args: z.object({ number: argument.tool() }),
  visibility: 'public',
  async run(context, { number }, { person }) {
    const tool = await openTool(context, Number(number), person);
    return toolMessage(context, tool, person, {
      mayChange: mayChangeTool(person, tool),
      mayReview: mayReviewTools(person) && tool.suggestedBy !== person.id,
    });
  },
});

/** Gives the file of an entry to whoever may read it. Buttons lead to it. */
export const file = subcommand({
  args: z.object({ number: argument.tool() }),
  visibility: 'private',
  hidden: true,
  async run(context, { number }, { person }) {
    const tool = await readTool(context, Number(number), person);
    return toolFileMessage(context, tool, await readToolFile(context, tool), person);
  },
});

export const queue = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'review',
  async run({ sql }, _args, { person }) {
    const [waiting, broken] = await Promise.all([
      listSuggestedTools(sql, { notBy: person.id, limit: mostWaiting }),
      listBrokenTools(sql, mostBroken),
    ]);
    return toolQueueMessage(waiting, broken, person);
  },
});

const nextLine = (values: ArgumentValues): string => formatLine('tool', 'list', values, list.arguments);
