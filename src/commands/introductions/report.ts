import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { readIntroduction } from '#src/operations/introductions/read.ts';
import { reportIntroduction } from '#src/operations/introductions/report.ts';
import { textsFor } from '#src/texts/index.ts';

const longestReport = 2_000;

/** Tells staff what went wrong. */
export const report = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  async run(context, { number }, { person }) {
    const { title, submit, intro, content } = textsFor(person.language).introduction.report;
    await readIntroduction(context, number, person);
    return {
      ...{ title, submit, intro, values: {} },
      fields: [{ name: 'content', type: 'long-text', ...content, required: true, maxLength: longestReport }],
    };
  },
  async submit(context, values, { number }, call) {
    await reportIntroduction(context, { number, content: String(values.content ?? '') }, call);
    return sentenceMessage(textsFor(call.person.language).introduction.report.done);
  },
});
