import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { entriesSavedMessage, entryProblemsMessage } from '#src/answers/topics/indicator-admin.ts';
import { subcommand } from '#src/context.ts';
import type { FileValue } from '#src/core/form.ts';
import { saveEntries } from '#src/operations/figures/edit-indicators.ts';
import { textsFor } from '#src/texts/index.ts';
import { entryOfForm, formFieldOf, indicatorForm } from './indicator-form.ts';

/** Adds an indicator by a form, or several by a file: all of them or none. */
export const addIndicator = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'manage-figures',
  writes: true,
  run: async (_context, _args, { person }) => indicatorForm(person.language),
  async submit(context, values, _args, { person }) {
    const { indicatorAdmin: texts } = textsFor(person.language);
    const [file] = (values.file ?? []) as FileValue[];
    const read = file ? parseFile(file.content) : entryOfForm(values, person.language);
    if (read === null) return { problems: { file: texts.badFile } };
    if ('problems' in read) return read;
    const saved = await saveEntries(context, person, read.entry);
    if (saved === 'refused') return sentenceMessage(texts.refused);
    if (!('problems' in saved)) return entriesSavedMessage(saved, person.language);
    if (file) return entryProblemsMessage(saved.problems, person.language);
    return {
      problems: Object.fromEntries(
        saved.problems.map(({ field, reason }) => {
          const name = formFieldOf(field);
          const label = name in texts.labels ? texts.labels[name as keyof typeof texts.labels] : field;
          return [name, texts.problem({ field: label, reason })];
        }),
      ),
    };
  },
});

function parseFile(content: string): { entry: unknown } | null {
  try {
    return { entry: JSON.parse(content.replace(/^\ufeff/, '')) };
  } catch {
    return null;
  }
}
