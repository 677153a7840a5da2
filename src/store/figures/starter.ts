import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { UnreadTerritory } from '#src/domain/figures/missing.ts';
import type { Observation, Origin } from '#src/domain/figures/observation.ts';
import type { Database, Sql } from '../database/database.ts';
import { recordRun, startImportRun } from './import-run.ts';
import { mergeIncoming } from './merge.ts';
import { createIncoming } from './staging.ts';
import { parseStarterFigures } from './starter-figures.ts';
import {
  saveFormerTerritories,
  saveIndicators,
  saveRegionNames,
  saveRegions,
  saveTerritories,
} from './starter-tables.ts';
import { saveUnreadTerritories } from './unread-territories.ts';

const dataDirectory = join(import.meta.dirname, '../../../data');
/** Any number will do, as long as every Causeway takes the same. */
const lockKey = 4_815_163;
const importName = 'Starter figures';
const progressEvery = 40_000;

type StarterFile = { name: string; text: string; hash: string };

/**
 * Brings the project's own tables (`directory`, default data/) into the database: once, and later only the files whose content has changed.
 * Figures of a later date, imported by hand, stay. Servers that start at once take turns. `signal` ends it between two files, with nothing loaded.
 * @throws the signal's reason
 */
export async function loadStarterFigures(
  database: Database,
  options: { progress?(line: string): void; directory?: string; now?(): Date; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const { progress = () => {}, directory = dataDirectory, now = () => new Date(), signal } = options;
  const files = await readStarterFiles(directory);
  if ((await listChanged(database.sql, files)).length === 0) return;
  await database.withTransaction(async (sql) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`;
    const changed = await listChanged(sql, files);
    const text = (name: string) => changed.find((file) => file.name === name)?.text;
    const tables = [
      [text('areas.csv'), saveTerritories],
      [text('former-areas.csv'), saveFormerTerritories],
      [text('regions.csv'), saveRegions],
      [text('region-names.csv'), saveRegionNames],
      [text('indicators.json'), saveIndicators],
    ] as const;
    if (tables.some(([table]) => table !== undefined)) progress('Loading regions and indicators');
    for (const [table, save] of tables) if (table !== undefined) await save(sql, table);
    const figures = changed.filter(({ name }) => name.startsWith('figures/'));
    if (figures.length > 0) await saveFigures(sql, figures, { now, progress, signal });
    for (const { name, hash } of changed) {
      await sql`
        insert into starter_file (name, hash, loaded_at) values (${name}, ${hash}, ${now()})
        on conflict (name) do update set hash = excluded.hash, loaded_at = excluded.loaded_at`;
    }
  });
}

type Loading = { now(): Date; progress(line: string): void; signal: AbortSignal | undefined };

async function saveFigures(sql: Sql, files: StarterFile[], { now, progress, signal }: Loading) {
  const run = await startImportRun(sql, importName, now());
  let read = 0;
  let held = 0;
  let told = 0;
  const origins = await listOrigins(sql);
  const incoming = await createIncoming(sql);
  const unreadOf: { indicator: string; unread: UnreadTerritory[] }[] = [];
  try {
    for (const { name, text } of files) {
      signal?.throwIfAborted();
      const indicator = name.slice('figures/'.length, -'.csv'.length);
      const { observations, unread } = parseStarterFigures(indicator, text);
      const own = origins.get(indicator);
      for (const observation of observations) incoming.add(withoutOwn(observation, own), false, 0);
      await incoming.flush();
      unreadOf.push({ indicator, unread });
      // A signal to stop gets its turn also where the connection takes everything at once.
      await setImmediate();
      read += observations.length;
      held += observations.filter(({ value }) => value !== null).length;
      if (read - told < progressEvery) continue;
      told = read;
      progress(`Loading figures: ${read.toLocaleString('en-GB')}`);
    }
    signal?.throwIfAborted();
  } catch (error) {
    await incoming.cancel();
    throw error;
  }
  await incoming.end();
  const counts = await mergeIncoming(sql, incoming, run, now());
  for (const { indicator, unread } of unreadOf) await saveUnreadTerritories(sql, indicator, unread);
  await recordRun(
    sql,
    run,
    { counts: { read, ...counts }, problems: [], indicators: incoming.codes.indicators },
    now(),
  );
  // As pages count them: a cell that says why there is no figure is none.
  progress(`Loaded ${held.toLocaleString('en-GB')} figures`);
}

/** An origin is kept only where it is not the indicator's own. */
function withoutOwn(observation: Observation, own: Origin | undefined): Observation {
  const { origin } = observation;
  const isOwn = origin?.source === own?.source && origin?.dataset === own?.dataset;
  return isOwn ? { ...observation, origin: null } : observation;
}

async function listOrigins(sql: Sql): Promise<Map<string, Origin>> {
  const rows = await sql<(Origin & { code: string })[]>`select code, source, dataset from indicator`;
  return new Map(rows.map(({ code, ...origin }) => [code, origin]));
}

async function listChanged(sql: Sql, files: StarterFile[]): Promise<StarterFile[]> {
  const loaded = await sql<{ name: string; hash: string }[]>`select name, hash from starter_file`;
  const hashes = new Map(loaded.map(({ name, hash }) => [name, hash]));
  return files.filter(({ name, hash }) => hashes.get(name) !== hash);
}

async function readStarterFiles(directory: string): Promise<StarterFile[]> {
  const figures = (await readdir(join(directory, 'figures'))).filter((name) => name.endsWith('.csv')).sort();
  const names = [
    'areas.csv',
    'former-areas.csv',
    'regions.csv',
    'region-names.csv',
    'indicators.json',
    ...figures.map((name) => `figures/${name}`),
  ];
  return Promise.all(
    names.map(async (name) => {
      const text = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}
