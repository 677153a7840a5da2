import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { UserError } from '#src/core/errors.ts';
import type { Field, FileValue, FormValues, Problems } from '#src/core/form.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import type { ImportResult } from '#src/domain/figures/import-result.ts';
import { type FetchedFile, fetchFile } from '#src/sources/fetch-file.ts';
import { SourceError } from '#src/sources/source.ts';
import type { Texts } from '#src/texts/index.ts';

const longestReport = 60;

/** The fields of a form that takes a file: one that is attached, or its address. */
export function fileFields({ labels, hints }: Texts['figuresForm']): Field[] {
  return [
    { name: 'file', type: 'file', label: labels.file, required: false, maxFiles: 1 },
    { name: 'address', type: 'text', label: labels.address, hint: hints.address, required: false, maxLength: 2_000 },
  ];
}

/** The file that a form with these fields holds. @throws SourceError where its address cannot be fetched */
export async function readGivenFile(
  context: AppContext,
  values: FormValues,
  texts: Texts['figuresForm'],
): Promise<FetchedFile | { problems: Problems }> {
  const [file] = (values.file ?? []) as FileValue[];
  const address = String(values.address ?? '').trim();
  if (!file && address === '') return { problems: { file: texts.neither } };
  if (file && address !== '') return { problems: { address: texts.both } };
  // What is attached arrives as text, unpacked where a platform gives its bytes; what is packed still cannot be read.
  if (file && (/\.(gz|zip)$/i.test(file.name) || file.content.startsWith('\x1f')))
    return { problems: { file: texts.packed } };
  return file ? { name: file.name, date: null, content: Buffer.from(file.content) } : fetchNamed(context, address);
}

export const fetchNamed = ({ importHosts }: Pick<AppContext, 'importHosts'>, address: string): Promise<FetchedFile> =>
  fetchFile(address.trim(), { privateHosts: importHosts });

/** The report of an import as a message; one of which nothing was taken has failed. */
export function reportMessage({ lines, exit }: ImportResult): Message & { failed?: boolean } {
  const shown = lines.slice(0, longestReport).map((line) => escapeMarkdown(line.trim()));
  const report = message(text(...shown, ...(lines.length > longestReport ? ['…'] : [])));
  return exit === 1 ? { ...report, failed: true } : report;
}

/** Runs work on a file and turns what a source says of it into a sentence for whoever sent it. */
export async function orSentence<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceError) throw new UserError(error.message);
    throw error;
  }
}
