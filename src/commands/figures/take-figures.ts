import { describeImport } from '#src/answers/figures/import-report.ts';
import type { AppContext } from '#src/context.ts';
import { tokenize } from '#src/core/command-line.ts';
import { hasFaults, isUseless } from '#src/domain/figures/import-report.ts';
import type { ImportResult } from '#src/domain/figures/import-result.ts';
import { loadKnownFigures } from '#src/operations/figures/known-figures.ts';
import { figureFile } from '#src/sources/figure-file.ts';
import { readImportSettings } from '#src/sources/import-settings.ts';
import { importFigures } from '#src/store/figures/import.ts';

/** More than this, unpacked, is for `npm run import`, where nobody waits. */
const mostBytes = 128_000_000;

/** A file with its name and, where its place says it, the day it was changed. */
export type GivenFile = { name: string; date: string | null; content: AsyncIterable<Uint8Array> };

type Saying = { settings: string; language: string; tell?: (rowsRead: number) => void };

/** Imports a file of figures. `settings` are words as `npm run import` takes them. @throws SourceError where nothing in it can be read */
export async function takeFigures(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'now'>,
  file: GivenFile,
  { settings, language, tell }: Saying,
): Promise<ImportResult> {
  const words = tokenize(settings).map(({ key, text: value }) => (key === undefined ? value : `${key}=${value}`));
  const { ends, ...said } = readImportSettings(words);
  const now = context.now();
  const known = await loadKnownFigures(context.sql, now);
  const facts = { name: file.name, date: file.date ?? now.toISOString().slice(0, 10), mostBytes, ...said };
  const report = await importFigures(context, figureFile.parse(file.content, known, facts), {
    file: file.name,
    now: context.now,
    ends,
    ...(tell && { tell }),
  });
  return {
    exit: isUseless(report) ? 1 : hasFaults(report) ? 2 : 0,
    lines: describeImport(report, language),
  };
}
