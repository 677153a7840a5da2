import { z } from 'zod';
import { describeImport } from '#src/answers/figures/import-report.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import type { Call } from '#src/core/command.ts';
import { tokenize } from '#src/core/command-line.ts';
import { UserError } from '#src/core/errors.ts';
import type { FileValue } from '#src/core/form.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import { loadKnownFigures } from '#src/operations/figures/known-figures.ts';
import { type FetchedFile, fetchFile } from '#src/sources/fetch-file.ts';
import { figureFile } from '#src/sources/figure-file.ts';
import { readImportSettings } from '#src/sources/import-settings.ts';
import { SourceError } from '#src/sources/source.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { textsFor } from '#src/texts/index.ts';

/** Larger files are for `npm run import`, where nobody waits. */
const mostBytes = 128_000_000;
const longestReport = 60;

/** Imports a file of figures: at once where its address is said, by a form otherwise. */
export const importFile = subcommand({
  args: z.object({ address: argument.words().optional(), settings: argument.words().optional() }),
  visibility: 'private',
  requires: 'manage-figures',
  async run(context, { address, settings = '' }, call) {
    if (address !== undefined)
      return orSentence(async () => take(context, call, await fetchNamed(context, address), settings));
    const { form, labels, hints } = textsFor(call.person.language).figuresForm;
    return {
      ...form,
      fields: [
        { name: 'file', type: 'file', label: labels.file, required: false, maxFiles: 1 },
        {
          name: 'address',
          type: 'text',
          label: labels.address,
          hint: hints.address,
          required: false,
          maxLength: 2_000,
        },
        {
          name: 'settings',
          type: 'text',
          label: labels.settings,
          hint: hints.settings,
          required: false,
          maxLength: 600,
        },
      ],
      values: {},
    };
  },
  async submit(context, values, _args, call) {
    const texts = textsFor(call.person.language).figuresForm;
    const [file] = (values.file ?? []) as FileValue[];
    const address = String(values.address ?? '').trim();
    const problems = (field: string, sentence: string) => ({ problems: { [field]: sentence } });
    if (!file && address === '') return problems('file', texts.neither);
    if (file && address !== '') return problems('address', texts.both);
    return orSentence(async () => {
      const given = file
        ? { name: file.name, date: null, content: Buffer.from(file.content) }
        : await fetchNamed(context, address);
      return take(context, call, given, String(values.settings ?? ''));
    });
  },
});

const fetchNamed = ({ importHosts }: AppContext, address: string): Promise<FetchedFile> =>
  fetchFile(address.trim(), { privateHosts: importHosts });

async function take(context: AppContext, { person, now }: Call, file: FetchedFile, settings: string): Promise<Message> {
  const words = tokenize(settings).map(({ key, text: value }) => (key === undefined ? value : `${key}=${value}`));
  const { ends, ...said } = readImportSettings(words);
  const known = await loadKnownFigures(context.sql, now);
  const facts = { name: file.name, date: file.date ?? now.toISOString().slice(0, 10), mostBytes, ...said };
  async function* whole() {
    yield file.content;
  }
  const report = await importFigures(context, figureFile.parse(whole(), known, facts), {
    file: file.name,
    now: context.now,
    ends,
  });
  const lines = describeImport(report, person.language);
  const shown = lines.slice(0, longestReport).map((line) => escapeMarkdown(line.trim()));
  return message(text(...shown, ...(lines.length > longestReport ? ['…'] : [])));
}

/** What a source says of a file is a sentence for whoever sent it. */
async function orSentence(work: () => Promise<Message>): Promise<Message> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceError) throw new UserError(error.message);
    throw error;
  }
}
