import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import { listRows } from '#src/domain/reading/tables.ts';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import type { Database } from '#src/store/database/database.ts';

/** A record of a collection, as it is logged. */
export type LabelledRecord = ExperienceFields & { id: string; language: string };
/** A question with how well records answer it: 2 what was asked for, 1 in part; others 0. */
export type LabelledQuestion = { id: string; language: string; words: string; grades: ReadonlyMap<string, number> };
/** What two readings said of one record for one question, 0 to 2; the second saw what searches had found. */
export type Judgement = { question: string; record: string; first: number; second: number | null };

const here = import.meta.dirname;
const noText = '–';

/** The records of our own, in eight languages. */
export async function readOwnRecords(): Promise<LabelledRecord[]> {
  return (await readFile(join(here, 'own-records.jsonl'), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Records of official lists of operations and of pages, read from a directory that is not part of the project. */
export async function readPublicRecords(directory: string): Promise<LabelledRecord[]> {
  const operations: Record<string, string>[] = parse(
    await readFile(join(directory, 'esf_operations_migration_with_summary.csv'), 'utf8'),
    { columns: true, bom: true },
  );
  const pages = (await readFile(join(directory, 'web_excerpts.jsonl'), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line): Record<string, string> => JSON.parse(line));
  return [
    ...operations.map(({ id, lang, title, summary }) => recordOf(id, lang, title, summary)),
    ...pages.map(({ id, lang, title, text }) => recordOf(id, lang, title, text)),
  ];
}

const recordOf = (id = '', language = '', title = '', action = ''): LabelledRecord => ({
  ...{ id, language, title, action: action || noText, challenge: noText, lesson: noText },
  ...{ region: 'SE224', policyAreas: [], targetGroups: [] },
});

/** Reads what two readings said. */
export async function readJudgements(set: string): Promise<Judgement[]> {
  return listRows(await readFile(join(here, `${set}-judgements.tsv`), 'utf8')).map(
    ([question = '', record = '', first = '', second = '']) => ({
      ...{ question, record },
      first: Number(first),
      second: second === '' ? null : Number(second),
    }),
  );
}

/** The questions of a set; the grade of a record is the mean of both readings. */
export async function readQuestions(set: string): Promise<LabelledQuestion[]> {
  const judgements = await readJudgements(set);
  return listRows(await readFile(join(here, `${set}-questions.tsv`), 'utf8')).map(
    ([id = '', language = '', words = '']) => ({
      ...{ id, language, words },
      grades: new Map(
        judgements
          .filter(({ question }) => question === id)
          .map(({ record, first, second }) => [record, (first + (second ?? first)) / 2]),
      ),
    }),
  );
}

/** Logs the records; returns their ids by number. */
export async function logRecords(database: Database, records: readonly LabelledRecord[]): Promise<Map<number, string>> {
  const regions = [...new Set(records.map(({ region }) => region))];
  await database.sql`
    insert into area (code, level, country, name)
    select code, 0, code, code from unnest(${[...new Set(regions.map((code) => code.slice(0, 2)))]}::text[]) code on conflict do nothing`;
  await database.sql`
    insert into region (code, area) select code, left(code, 2) from unnest(${regions}::text[]) code on conflict do nothing`;
  const ids = new Map<number, string>();
  for (const { id, ...fields } of records) {
    const { number } = await database.withTransaction((tx) =>
      insertExperience(tx, { ...fields, author: null }, new Date('2026-03-01T10:00:00Z')),
    );
    ids.set(number, id);
  }
  return ids;
}

/** nDCG over the first five, 0 to 1, and whether one of the first three is what was asked for (grade above 1). */
export function score(
  found: readonly string[],
  grades: ReadonlyMap<string, number>,
): { ndcg: number; success: number } {
  const gain = (list: readonly number[]) =>
    list.slice(0, 5).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
  const best = gain([...grades.values()].sort((left, right) => right - left));
  const got = found.map((id) => grades.get(id) ?? 0);
  return { ndcg: best === 0 ? 0 : gain(got) / best, success: got.slice(0, 3).some((grade) => grade > 1) ? 1 : 0 };
}

/** Cohen's kappa of the two readings of grades 0 to 2, with weights that grow by the square of the difference. */
export function kappa(all: readonly Judgement[]): number {
  const judgements = all.flatMap(({ first, second }) => (second === null ? [] : [{ first, second }]));
  const weight = (one: number, other: number) => (one - other) ** 2;
  const share = (of: 'first' | 'second', grade: number) =>
    judgements.filter((each) => each[of] === grade).length / judgements.length;
  const observed = judgements.reduce((sum, { first, second }) => sum + weight(first, second), 0) / judgements.length;
  const grades = [0, 1, 2];
  const expected = grades
    .flatMap((one) => grades.map((other) => weight(one, other) * share('first', one) * share('second', other)))
    .reduce((sum, each) => sum + each, 0);
  return 1 - observed / expected;
}
