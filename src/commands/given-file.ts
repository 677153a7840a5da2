import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { UserError } from '#src/core/errors.ts';
import type { Field, FileValue, FormValues, Problems } from '#src/core/form.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { ImportResult } from '#src/domain/figures/import-result.ts';
import { findHeldFiles } from '#src/operations/experiences/held-files.ts';
import { type FetchedFile, fetchFile } from '#src/sources/fetch-file.ts';
import { SourceError } from '#src/sources/source.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';

const longestReport = 60;

/** The fields of a form that takes a file: one that is attached, or its address. */
export function fileFields({ labels, hints }: Texts['figuresForm']): Field[] {
  return [
    { name: 'file', type: 'file', label: labels.file, required: false, maxFiles: 1 },
    { name: 'address', type: 'text', label: labels.address, hint: hints.address, required: false, maxLength: 2_000 },
  ];
}

/** Reads the file that a form with these fields holds. @throws SourceError where its address cannot be fetched */
export async function readGivenFile(
  context: AppContext,
  values: FormValues,
  person: Person,
): Promise<FetchedFile | { problems: Problems }> {
  const { figuresForm: texts } = textsFor(person.language);
  const [file] = (values.file ?? []) as FileValue[];
  const address = String(values.address ?? '').trim();
  if (!file && address === '') return { problems: { file: texts.neither } };
  if (file && address !== '') return { problems: { address: texts.both } };
  // What is attached arrives as text, unpacked where a platform gives its bytes; what is packed still cannot be read.
  if (file && (/\.(gz|zip)$/i.test(file.name) || file.content.startsWith('\x1f')))
    return { problems: { file: texts.packed } };
  if (!file) return fetchNamed(context, address);
  const content = await contentOf(context, file, person);
  return content === null ? { problems: { file: texts.again } } : { name: file.name, date: null, content };
}

/** The bytes of a file, also where they are kept outside the form; null where they are gone. */
async function contentOf(context: AppContext, file: FileValue, person: Person): Promise<Uint8Array | null> {
  if (file.held === undefined) return Buffer.from(file.content, file.encoding ?? 'utf8');
  const [held] = await findHeldFiles(context, person, [file]);
  return held ? ((await context.files?.read(held.hash)) ?? null) : null;
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
