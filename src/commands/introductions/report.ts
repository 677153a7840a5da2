import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { readIntroduction } from '#src/operations/introductions/read.ts';
import { reportIntroduction } from '#src/operations/introductions/report.ts';
import { textsFor } from '#src/texts/index.ts';
import { reportForm, toldIn } from './report-form.ts';

/** Tells staff what went wrong. */
export const report = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  async run(context, { number }, { person }) {
    await readIntroduction(context, number, person);
    return reportForm(person.language);
  },
  async submit(context, values, { number }, call) {
    await reportIntroduction(context, { number, content: toldIn(values) }, call);
    return sentenceMessage(textsFor(call.person.language).introduction.report.done);
  },
});
