import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { readConversation } from '#src/operations/conversations/read.ts';
import { reportIntroduction } from '#src/operations/introductions/report.ts';
import { textsFor } from '#src/texts/index.ts';
import { reportForm, toldIn } from '../introductions/report-form.ts';

/** Tells staff what went wrong; what was between the two is over then. */
export const report = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  async run(context, { number }, { person }) {
    await readConversation(context, number, person);
    return reportForm(person.language);
  },
  async submit(context, values, { number }, call) {
    const { introduction } = await readConversation(context, number, call.person);
    if (introduction === null) throw new UserError(textsFor(call.person.language).conversation.over);
    await reportIntroduction(context, { number: introduction, content: toldIn(values) }, call);
    return sentenceMessage(textsFor(call.person.language).introduction.report.done);
  },
});
