import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { readConversation } from '#src/operations/conversations/read.ts';
import { reportIntroduction } from '#src/operations/introductions/report.ts';
import { textsFor } from '#src/texts/index.ts';

const longestReport = 2_000;

/** Tells staff what went wrong; what was between the two is over then. */
export const report = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  async run(context, { number }, { person }) {
    const { title, submit, intro, content } = textsFor(person.language).introduction.report;
    await readConversation(context, number, person);
    return {
      ...{ title, submit, intro, values: {} },
      fields: [{ name: 'content', type: 'long-text', ...content, required: true, maxLength: longestReport }],
    };
  },
  async submit(context, values, { number }, call) {
    const { introduction } = await readConversation(context, number, call.person);
    if (introduction === null) throw new UserError(textsFor(call.person.language).conversation.over);
    await reportIntroduction(context, { number: introduction, content: String(values.content ?? '') }, call);
    return sentenceMessage(textsFor(call.person.language).introduction.report.done);
  },
});
