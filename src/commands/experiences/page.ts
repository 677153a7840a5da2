import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { actions } from '#src/core/message.ts';
import { createRecordPage, recordLinkHours } from '#src/operations/experiences/record-page.ts';
import { textsFor } from '#src/texts/index.ts';

/** Gives who may change an experience the address of a page with its whole record. */
export const recordPage = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  mayAlso: 'review',
  writes: true,
  async run(context, { number }, { person, now }) {
    const { recordPage: texts } = textsFor(person.language);
    if (context.pageUrl === null) return { ...sentenceMessage(texts.noAddress), failed: true };
    const url = `${context.pageUrl}/records/${await createRecordPage(context, Number(number), person, now)}`;
    return message(
      text(texts.link({ number: Number(number), hours: recordLinkHours })),
      actions({ type: 'link', label: texts.open, url }),
    );
  },
});
