import type { Context as Call } from 'hono';
import { stream } from 'hono/streaming';
import { cellsOf, ewsiRecordOf, type FileRecord, namedRecordOf, recordOf } from '#src/answers/experiences/file.ts';
import type { Logger } from '#src/core/logger.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import type { Licence } from '#src/domain/experiences/licence.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { toCsv } from '#src/exports/csv.ts';
import { readAllPublished } from '#src/operations/experiences/published.ts';
import type { Sql } from '#src/store/database/database.ts';
import type { PublishedExperience } from '#src/store/experiences/published.ts';
import { textsFor } from '#src/texts/index.ts';
import type { ListFile } from './take-along.ts';
import type { Site } from './unfurl.ts';

/** What writes workbooks is loaded when the first is asked for. */
const loadXlsx = () => import('#src/exports/xlsx.ts');

type Context = { catalogue: Catalogue; now(): Date };

/** The most experiences in a file of a list. A workbook is made in memory, and what it takes grows with its cells. */
export const mostInFile: Record<ListFile, number> = { csv: 10_000, json: 10_000, ewsi: 10_000, xlsx: 1_000 };
/** The open data set is read and written so many at a time. */
const batchSize = 500;

const types = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What files say of themselves: when they were made, under which licence, and whether something was left out. */
function notesOf({ now }: Context, language: string, licence: Licence | null, cut: string | null): string[] {
  const texts = textsFor(language).experienceFile;
  return [
    texts.madeOn({ day: formatKnownDate(now().toISOString().slice(0, 10), language) }),
    ...(licence ? [texts.licence({ licence: `${licence.name} (${licence.url})` })] : []),
    ...(cut === null ? [] : [cut]),
  ];
}

/** A list as a file. `cut` says that some were left out; in a table of a single sheet it is said in a header of the answer. */
export async function listFile(
  c: Call,
  context: Context,
  site: Site,
  {
    file,
    language,
    experiences,
    cut,
  }: { file: ListFile; language: string; experiences: PublishedExperience[]; cut: string | null },
): Promise<Response> {
  const texts = textsFor(language).experienceFile;
  const where = { catalogue: context.catalogue, origin: site.origin };
  const notes = notesOf(context, language, site.licence, cut);
  const headers = (name: string, type: string) => ({
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
    ...(site.licence && { link: `<${site.licence.url}>; rel="license"` }),
  });
  switch (file) {
    case 'csv': {
      const rows = experiences.map((each) => cellsOf(recordOf(where, each, language)));
      return c.body(toCsv({ columns: columnKeys(language), rows }), 200, headers('experiences.csv', types.csv));
    }
    case 'ewsi': {
      const rows = experiences.map((each) => cellsOf(ewsiRecordOf(where, each, language)));
      return c.body(
        toCsv({ columns: Object.values(texts.ewsi), rows }),
        200,
        headers('experiences-ewsi.csv', types.csv),
      );
    }
    case 'json': {
      const records = experiences.map((each) => recordOf(where, each, language));
      return c.body(
        `${JSON.stringify({ notes, experiences: records }, null, 1)}\n`,
        200,
        headers('experiences.json', types.json),
      );
    }
    case 'xlsx': {
      const rows = experiences.map((each) => cellsOf(namedRecordOf(where, each, language)));
      const sheet = { name: texts.sheet, columns: Object.values(texts.columns), rows };
      const { toXlsx } = await loadXlsx();
      const bytes = await toXlsx([sheet], { name: texts.notes, lines: notes });
      return c.body(new Uint8Array(bytes), 200, headers('experiences.xlsx', types.xlsx));
    }
    default:
      return file satisfies never;
  }
}

/** The names of columns for machines, in the order in which a record has them. */
export function columnKeys(language: string): string[] {
  return Object.keys(textsFor(language).experienceFile.columns);
}

/** Everything that anybody may read, written as it is read: CSV, or JSON with an experience a line. */
export function wholeSet(
  c: Call,
  context: Context & { sql: Sql; logger: Logger },
  { origin, licence }: { origin: string; licence: Licence },
  format: 'csv' | 'json',
): Response {
  const language = 'en';
  const where = { catalogue: context.catalogue, origin };
  c.header('content-type', types[format]);
  c.header('content-disposition', `attachment; filename="open-data.${format}"`);
  c.header('cache-control', 'no-store');
  c.header('link', `<${licence.url}>; rel="license"`);
  const [before, behind] =
    format === 'csv'
      ? [toCsv({ columns: columnKeys(language), rows: [] }), '']
      : [
          `{"licence":${JSON.stringify(licence)},"notes":${JSON.stringify(notesOf(context, language, licence, null))},"experiences":[\n`,
          '\n]}\n',
        ];
  return stream(
    c,
    async (out) => {
      await out.write(before);
      let isFirst = true;
      for await (const batch of readAllPublished(context, batchSize)) {
        if (out.aborted) return;
        const records = batch.map((each) => recordOf(where, each, language));
        await out.write(format === 'csv' ? csvRows(records) : jsonRows(records, isFirst));
        isFirst = false;
      }
      await out.write(behind);
    },
    async (error) => context.logger.warn({ err: error }, 'the open data set was not written to its end'),
  );
}

/** Rows behind those that have the header. */
function csvRows(records: readonly FileRecord[]): string {
  return toCsv({ columns: null, rows: records.map(cellsOf) });
}

function jsonRows(records: readonly FileRecord[], isFirst: boolean): string {
  return `${isFirst ? '' : ',\n'}${records.map((record) => JSON.stringify(record)).join(',\n')}`;
}
