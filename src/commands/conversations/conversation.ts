import { z } from 'zod';
import { nameOthers } from '#src/answers/conversations/people.ts';
import { conversationList, conversationMessage } from '#src/answers/conversations/show.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { listClosed, listOwnConversations, listSaid, readConversation } from '#src/operations/conversations/read.ts';
import { leaveConversation, pauseConversation, resumeConversation } from '#src/operations/conversations/stay.ts';
import { textsFor } from '#src/texts/index.ts';
import { bridge, end } from './bridge.ts';
import { agree, disagree, draft, keep, write } from './keep.ts';
import { report } from './report.ts';
import { say } from './say.ts';

const args = z.object({ number: argument.number() });

const list = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async (context, _args, { person }) =>
    conversationList(context, await listOwnConversations(context, person), person),
});

const show = subcommand({
  args,
  visibility: 'private',
  async run(context, { number }, { person }) {
    const conversation = await readConversation(context, number, person);
    const said = await listSaid(context, number);
    return conversationMessage(
      context,
      conversation,
      { said, closed: await listClosed(context, conversation) },
      person,
    );
  },
});

const pause = subcommand({
  args,
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    const { others } = await pauseConversation(context, number, call);
    const { pauseDone, buttons } = textsFor(call.person.language).conversation;
    return sentenceMessage(
      pauseDone({ who: nameOthers(context, others, call.person) }),
      ...actions(button(buttons.resume, `/conversation resume ${number}`)),
    );
  },
});

const resume = subcommand({
  args,
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    const count = await resumeConversation(context, number, call);
    return sentenceMessage(textsFor(call.person.language).conversation.resumed({ count }));
  },
});

const leave = subcommand({
  args,
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    await leaveConversation(context, number, call);
    return sentenceMessage(textsFor(call.person.language).conversation.leaveDone);
  },
});

export const conversation = defineGroup({
  name: 'conversation',
  fallback: 'list',
  subcommands: { list, show, say, keep, draft, agree, disagree, write, pause, resume, leave, report, bridge, end },
});
