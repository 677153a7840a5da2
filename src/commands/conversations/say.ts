import { z } from 'zod';
import { noticeMessage, pausedMessage } from '#src/answers/conversations/notices.ts';
import { nameOthers } from '#src/answers/conversations/people.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { longestMessage } from '#src/domain/conversations/conversation.ts';
import { readConversation } from '#src/operations/conversations/read.ts';
import { sayInConversation } from '#src/operations/conversations/say.ts';
import { textsFor } from '#src/texts/index.ts';

/** Says something in a conversation, from where one neither writes in its thread nor replies to a message of it. */
export const say = subcommand({
  args: z.object({ number: argument.number(), words: argument.words().optional() }),
  visibility: 'private',
  async run(context, { number, words }, call) {
    if (words !== undefined) return pass(context, number, words, call);
    const { others } = await readConversation(context, number, call.person);
    const { title, submit, intro, content } = textsFor(call.person.language).conversation.say;
    return {
      ...{ title, submit, intro: intro({ who: nameOthers(context, others, call.person) }), values: {} },
      fields: [{ name: 'content', type: 'long-text', ...content, required: true, maxLength: longestMessage }],
    };
  },
  submit: (context, values, { number }, call) => pass(context, number, String(values.content ?? ''), call),
});

async function pass(context: AppContext, number: number, content: string, call: Call): Promise<Message> {
  const { person, now, event } = call;
  const texts = textsFor(person.language).conversation;
  const origin = `said:${event.id}`;
  const said = await sayInConversation(
    context,
    { conversation: number, origin, content, answers: null },
    { person, now },
  );
  context.outbox.wake();
  switch (said.type) {
    case 'none':
      throw new UserError(texts.unknown({ number }));
    case 'paused':
      return pausedMessage(context, { conversation: number, others: said.others }, person);
    case 'over':
    case 'long':
    case 'empty':
      return noticeMessage(said.type, person);
    case 'again':
      return sentenceMessage(texts.say.again);
    case 'said': {
      const { to, keptFor } = said;
      const lines = [
        to.length > 0 && texts.say.done({ who: nameOthers(context, to, person) }),
        keptFor.length > 0 && texts.say.kept({ who: nameOthers(context, keptFor, person) }),
      ];
      return sentenceMessage(lines.filter(Boolean).join('\n'));
    }
    default:
      return said satisfies never;
  }
}
