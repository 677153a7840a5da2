import { z } from 'zod';
import { nameAuthor } from '#src/answers/conversations/people.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { readConversation } from '#src/operations/conversations/read.ts';
import { reportInConversation, reportIntroduction } from '#src/operations/introductions/report.ts';
import { textsFor } from '#src/texts/index.ts';
import { reportForm, toldIn } from '../introductions/report-form.ts';

/** Tells staff what went wrong; what was between the two is over then, and whoever reports somebody of a group leaves its conversation. */
export const report = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  async run(context, { number }, { person }) {
    const { introduction, others } = await readConversation(context, number, person);
    if (introduction !== null) return reportForm(person.language);
    const people = others.flatMap((each) =>
      each === null ? [] : [{ value: String(each.id), label: nameAuthor(context, each, person) }],
    );
    if (people.length === 0) throw new UserError(textsFor(person.language).conversation.over);
    return reportForm(person.language, people);
  },
  async submit(context, values, { number }, call) {
    const { introduction } = await readConversation(context, number, call.person);
    const content = toldIn(values);
    if (introduction !== null) await reportIntroduction(context, { number: introduction, content }, call);
    else await reportInConversation(context, { number, about: Number(values.about), content }, call);
    return sentenceMessage(textsFor(call.person.language).introduction.report.done);
  },
});
