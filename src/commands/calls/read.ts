import { z } from 'zod';
import { callListMessage, callPageSize } from '#src/answers/calls/show.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { type ArgumentValues, formatLine } from '#src/core/command-line.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { mayManageCalls, readCall } from '#src/operations/calls/access.ts';
import { findCalls } from '#src/operations/calls/search.ts';
import { follow as begin, unfollow as end } from '#src/operations/experiences/follow.ts';
import { readOpenCall } from '#src/operations/introductions/partners.ts';
import { textsFor } from '#src/texts/index.ts';
import { spanOfArgument } from '../day-span.ts';
import { showCall } from './view.ts';

const numbered = z.object({ number: argument.call() });

/** Open calls, the next deadline first: by words in any language, of a policy area or a programme. */
export const list = subcommand({
  args: z.object({
    words: argument.words().optional(),
    area: keyed(argument.area()).optional(),
    programme: keyed(argument.words()).optional(),
    state: keyed(argument.choice(['open', 'closed'])).optional(),
    closes: keyed(argument.words()).optional(),
    page: keyed(argument.page()).optional(),
  }),
  visibility: 'public',
  async run(context, asked, { person, now }): Promise<Message> {
    const { words = '', area, programme } = asked;
    const closing = spanOfArgument(asked.closes, { person, now });
    const closed = asked.state === 'closed';
    const page = Math.max(1, asked.page ?? 1);
    const offset = (page - 1) * callPageSize;
    const query = { words, programme, closed, now, limit: callPageSize, offset, ...(area && { areas: [area] }) };
    const found = await findCalls(context, { ...query, ...(closing && { closing }) }, person.language);
    // What has no known deadline may close within that time too, and is named beside it.
    const undated =
      closing === null || closed
        ? null
        : await findCalls(context, { ...query, closing: 'unknown', limit: 1, offset: 0 }, person.language);
    const next = found.count > page * callPageSize ? nextLine({ ...asked, page: page + 1 }) : null;
    return callListMessage({ words, area, programme, closed, closing, undated: undated?.count ?? 0 }, found, person, {
      ...{ next, now },
      isManager: mayManageCalls(person),
    });
  },
});

const nextLine = (values: ArgumentValues): string => formatLine('call', 'list', values, list.arguments);

export const show = subcommand({
  args: numbered,
  visibility: 'private',
  run: async (context, { number }, call) =>
    showCall(context, await readCall(context, Number(number), call.person), call),
});

/** Has the asker reminded before a call closes. */
export const follow = subcommand({
  args: numbered,
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    const { person } = call;
    const { done, buttons } = textsFor(person.language).call;
    const { number: target, title, closesAt } = await readOpenCall(context, Number(number), call);
    await begin(context, { kind: 'call', target }, call);
    const said = { number: target, title };
    return sentenceMessage(
      closesAt === null ? done.noDeadline(said) : done.followed(said),
      ...actions(button(buttons.open, `/call show ${target}`), button(buttons.list, '/call list')),
    );
  },
});

export const unfollow = subcommand({
  args: numbered,
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { number }, { person }) {
    const { done, buttons } = textsFor(person.language).call;
    await end(context, { kind: 'call', target: Number(number) }, person);
    return sentenceMessage(
      done.unfollowed({ number: Number(number) }),
      ...actions(button(buttons.open, `/call show ${number}`)),
    );
  },
});
