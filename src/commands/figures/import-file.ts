import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { fetchNamed, fileFields, orSentence, readGivenFile, reportMessage } from '#src/commands/given-file.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { FetchedFile } from '#src/sources/fetch-file.ts';
import { inOnePiece } from '#src/sources/source.ts';
import { textsFor } from '#src/texts/index.ts';
import { takeFigures } from './take-figures.ts';

/** Imports a file of figures: at once where its address is said, by a form otherwise. */
export const importFile = subcommand({
  args: z.object({ address: argument.words().optional(), settings: argument.words().optional() }),
  visibility: 'private',
  requires: 'manage-figures',
  async run(context, { address, settings = '' }, call) {
    if (address !== undefined)
      return orSentence(async () => take(context, call, await fetchNamed(context, address), settings));
    const texts = textsFor(call.person.language).figuresForm;
    return {
      ...texts.form,
      fields: [
        ...fileFields(texts),
        {
          name: 'settings',
          type: 'text',
          label: texts.labels.settings,
          hint: texts.hints.settings,
          required: false,
          maxLength: 600,
        },
      ],
      values: {},
    };
  },
  submit: (context, values, _args, call) =>
    orSentence(async () => {
      const given = await readGivenFile(context, values, call.person);
      return 'problems' in given ? given : take(context, call, given, String(values.settings ?? ''));
    }),
});

async function take(context: AppContext, { person }: Call, { content, ...file }: FetchedFile, settings: string) {
  const given = { ...file, content: inOnePiece(content) };
  return reportMessage(await takeFigures(context, given, { settings, language: person.language }));
}
