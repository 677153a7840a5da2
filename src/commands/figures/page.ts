import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { createImportPage, pageMinutes } from '#src/operations/people/import-page.ts';
import { textsFor } from '#src/texts/index.ts';

/** Gives staff the address of a page of their own, on which they import files. */
export const importPage = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'manage-figures',
  writes: true,
  async run(context, _args, { person, now }) {
    const { importPage: texts } = textsFor(person.language);
    if (context.pageUrl === null) return { ...sentenceMessage(texts.noAddress), failed: true };
    const url = `${context.pageUrl}/imports/${await createImportPage(context, person, now)}`;
    return message(text(texts.link({ minutes: pageMinutes })), {
      type: 'actions',
      items: [{ type: 'link', label: texts.open, url }],
    });
  },
});
