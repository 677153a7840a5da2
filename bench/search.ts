import { join } from 'node:path';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import type { AppContext } from '#src/context.ts';
import { searchFor } from '#src/operations/experiences/search.ts';
import type { Database } from '#src/store/database/database.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { createCollection, hasCollection, zipfWords } from './search-collection.ts';
import { withDatabase } from './with-database.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const now = new Date('2026-11-26T09:00:00Z');
/** So many different searches of a kind; beside each, so many look-ups by key. */
const rounds = 100;
const lookUps = 10;
/** The goal: the slowest hundredth of searches takes at most so many times that of look-ups by key, in the largest collection. */
const goal = 20;

type Kind = { words(n: number): string; filter?: Record<string, string[]> };

/**
 * Searches of every kind in generated collections of eight languages: the middle and the slowest hundredth beside a look-up by key, and sizes.
 * `keep`: a directory where each collection is kept for the next run.
 */
export async function run(
  print: (line: string) => void,
  sizes: readonly number[] = [1_000, 100_000, 1_000_000],
  keep?: string,
): Promise<void> {
  for (const size of sizes) {
    const work = async (database: Database) => {
      const start = performance.now();
      if (!(await hasCollection(database))) {
        await loadStarterFigures(database);
        await createCollection(database, size, now);
      }
      const { context, queue } = await compose({
        config: parseConfig({}),
        ...{ database, platforms: [], everyPlatform: [], logger: quiet, now: () => now },
      });
      print(`search  ${count(size)} experiences, made in ${((performance.now() - start) / 1_000).toFixed(0)} s`);
      await measure(print, database, context);
      print(`search    ${await measureSizes(database)}`);
      await queue.stop();
    };
    await withDatabase(work, keep && join(keep, String(size)));
  }
}

async function measure(print: (line: string) => void, { sql }: Database, context: AppContext): Promise<void> {
  const [row] = await sql<[{ most: number }]>`select max(number)::int as most from experience`;
  const keys: number[] = [];
  const results: { name: string; times: number[]; ended: number }[] = [];
  for (const [name, { words, filter }] of Object.entries(kinds())) {
    const times: number[] = [];
    let ended = 0;
    for (let n = -5; n < rounds; n += 1) {
      const person = { id: n + 10, language: zipfWords[(n + 8) % zipfWords.length]?.language ?? 'en' };
      const query = { words: words(n + 5), limit: 5, ...(filter && { facets: filter }) };
      let outcome: unknown;
      const took = await time(async () => {
        outcome = await searchFor(context, person, query);
      });
      if (n < 0) continue;
      if (outcome === 'slow') ended += 1;
      else if (typeof outcome === 'string') throw new Error(`${query.words}: ${outcome}`);
      times.push(took);
      for (let k = 0; k < lookUps; k += 1)
        keys.push(await time(() => findExperience(sql, 1 + Math.floor(Math.random() * row.most))));
    }
    results.push({ name, times, ended });
  }
  const base = quantile(keys, 0.99);
  const line = (name: string, middle: number, slowest: number, rest: string) =>
    print(`search    ${name.padEnd(34)} ${middle.toFixed(2).padStart(8)} ${slowest.toFixed(2).padStart(8)}  ${rest}`);
  print(`search    ${'ms'.padEnd(34)} ${'p50'.padStart(8)} ${'p99'.padStart(8)}`);
  line('look-up by key', quantile(keys, 0.5), base, '');
  for (const { name, times, ended } of results) {
    const ratio = quantile(times, 0.99) / base;
    line(
      name,
      quantile(times, 0.5),
      quantile(times, 0.99),
      `× ${ratio.toFixed(1)}${ratio > goal ? ` (above ${goal})` : ''}${ended > 0 ? `, ${ended} ended unanswered` : ''}`,
    );
  }
}

/** Searches by kind; each `n` has other words. */
function kinds(): Record<string, Kind> {
  const word = (rank: number, n: number) => {
    const { words } = zipfWords[n % zipfWords.length] as { words: readonly string[] };
    return words[rank - 1 + Math.floor(n / zipfWords.length)] as string;
  };
  const misspelt = (n: number) => word(200, n).replace(/^(..)(.)(.)/, '$1$3$2');
  const question = (n: number) => questions[n % questions.length] as string;
  const works: Record<string, Kind> = {
    'a frequent word': { words: (n) => word(4, n) },
    'a middling word': { words: (n) => word(150, n) },
    'a rare word': { words: (n) => word(9_000, n) },
    'two words': { words: (n) => `${word(6, n)} ${word(300, n)}` },
    'two frequent words': { words: (n) => `${word(3, n)} ${word(20, n)}` },
    'a misspelt word': { words: misspelt },
    'a word nobody wrote': { words: (n) => `qzxvv${String.fromCharCode(97 + (n % 26))}kj` },
    'a question': { words: question },
  };
  const filters = {
    'of a year': { year: ['2019'] },
    'of a country': { country: ['SE'] },
    stopped: { status: ['stopped'] },
  };
  const filtered = Object.entries(filters).flatMap(([name, filter]) =>
    ['a frequent word', 'a middling word', 'a question'].map(
      (kind) => [`${kind}, ${name}`, { ...works[kind], filter }] as [string, Kind],
    ),
  );
  return { ...works, ...Object.fromEntries(filtered) };
}

const questions = [
  'how do others organise language courses for refugees at work',
  '¿qué se ha hecho contra el abandono escolar de jóvenes inmigrantes?',
  'com es formen els intèrprets als centres de salut?',
  'quali progetti aiutano le donne migranti a trovare lavoro?',
  'como se apoia a habitação de famílias recém-chegadas?',
  'vad gör andra för ensamkommande barn?',
  'quels cours de langue avec garde d’enfants existent ?',
  'Wie gelingt die Anerkennung von Berufsabschlüssen?',
];

/** What the indices of search take, beside the text that is searched. */
async function measureSizes({ sql }: Database): Promise<string> {
  const [row] = await sql<[{ text: number; indices: number; words: number; vectors: number }]>`
    select
      (select sum(octet_length(title) + octet_length(challenge) + octet_length(action) + octet_length(lesson)
        + (select coalesce(sum(octet_length(value #>> '{}')), 0) from jsonb_path_query(details, 'strict $.**') value where jsonb_typeof(value) = 'string')) from experience)::float8 as text,
      (pg_relation_size('experience_by_search_and_area') + pg_relation_size('experience_by_brief'))::float8 as indices,
      (pg_total_relation_size('search_term') + pg_total_relation_size('vocabulary'))::float8 as words,
      (select sum(pg_column_size(search) + pg_column_size(brief) + pg_column_size(words)) from experience)::float8 as vectors`;
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return (
    `text ${mb(row.text)}; indices of search ${mb(row.indices)} (× ${(row.indices / row.text).toFixed(2)} of the text), ` +
    `counted words ${mb(row.words)}; prepared words beside the text ${mb(row.vectors)}`
  );
}

const count = (number: number) => number.toLocaleString('en-GB');

function quantile(list: readonly number[], share: number): number {
  const sorted = list.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
