import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { CollectionSettings, Twin } from '#src/domain/experiences/collection.ts';
import type { CollectionWords } from '#src/domain/experiences/collection-words.ts';
import type { Origin } from '#src/domain/experiences/experience.ts';
import { createLikenessIndex, fingerprintOf } from '#src/domain/experiences/likeness.ts';
import { createRowReader, type RowReading } from '#src/domain/experiences/read-collected.ts';
import {
  beginWork,
  type Collection,
  findCollection,
  holdWork,
  type KeptSettings,
  updateCollection,
} from '#src/store/experiences/collection.ts';
import { listRows, type RowResult, saveResults, saveTaken } from '#src/store/experiences/collection-row.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { tellEnded } from './collection-notice.ts';
import { comparedText, findDuplicates, type Told } from './duplicates.ts';
import { insertExperience, saveExperienceLife } from './versions.ts';

type Inside = Pick<AppContext, 'sql' | 'withTransaction' | 'now' | 'vocabulary' | 'outbox' | 'mailPlatform'>;

/** A check or an import that has said nothing for so long has broken off. */
export const workSilenceMs = 60_000;
const batchSize = 50;
/** So many rows are compared with what is there at a time. */
const atOnce = 5;
const everyRow = 1_000_000;

/** Fills in what counts where staff said nothing. */
export function fillSettings({ file }: Pick<Collection, 'file'>, said: KeptSettings): CollectionSettings {
  return {
    source: said.source ?? file ?? '',
    link: said.link ?? null,
    licence: said.licence ?? null,
    language: said.language ?? null,
    region: said.region ?? null,
    area: said.area ?? null,
    dayOrder: said.dayOrder ?? null,
    isPublished: said.isPublished ?? false,
  };
}

/**
 * Reads every row of a list and compares it with the rows before it and with what is there. Null where work on it is still under way; else a promise of the end.
 */
export async function checkCollection(
  context: Inside,
  collection: Collection,
  { words, person }: { words: CollectionWords; person: Person },
): Promise<{ done: Promise<void> } | null> {
  const { sql } = context;
  const { id } = collection;
  const begunAt = context.now();
  let toldAt = begunAt;
  if (!(await begin(context, id, 'checking', toldAt))) return null;
  const run = async () => {
    // As it is now that nobody else changes it.
    const held = (await findCollection(sql, id)) ?? collection;
    const rows = await listRows(sql, id, { which: 'all', limit: everyRow });
    const settings = fillSettings(held, held.settings);
    const { header, mapping } = held;
    const { regions = {} } = held.settings;
    const { vocabulary } = context;
    const reading = { vocabulary, words, header, mapping, settings, regions, usualLanguage: person.language };
    const readRow = createRowReader(reading, rows);
    const before = createLikenessIndex<{ line: number; title: string }>();
    for (let at = 0; at === 0 || at < rows.length; at += batchSize) {
      const batch = rows.slice(at, at + batchSize).map(({ line, cells, broken }) => ({
        line,
        ...(broken === null ? readRow(cells) : ({ record: null, problems: [] } satisfies RowReading)),
      }));
      const results: RowResult[] = [];
      for (let from = 0; from < batch.length; from += atOnce)
        results.push(
          ...(await Promise.all(batch.slice(from, from + atOnce).map((row) => compare(row, settings.source)))),
        );
      for (const [index, row] of batch.entries()) {
        const told = toldOf(row, settings.source);
        const result = results[index];
        if (!told || !result) continue;
        const print = fingerprintOf({ ...told, text: comparedText(told) });
        const found = before.find(print);
        // What is there already says more than a row before it; the same more than what is alike.
        if (found && (result.twin === null || (result.twin.kind === 'alike' && found.likeness.kind === 'same')))
          result.twin = {
            of: { line: found.key.line },
            title: found.key.title,
            kind: found.likeness.kind,
            likeness: found.likeness.value,
          };
        before.add({ line: row.line, title: told.title }, print);
      }
      const done = at + batch.length;
      const isLast = done === rows.length;
      const now = context.now();
      const isHeld = await inTransaction(context, async (inside) => {
        if (!(await holdWork(inside.sql, id, { state: 'checking', toldAt, done, now }))) return false;
        await saveResults(inside.sql, id, results);
        if (!isLast) return true;
        await updateCollection(inside.sql, id, { state: 'ready' });
        await tellEnded(inside, held, { person: person.id, what: 'ready', begunAt, now });
        return true;
      });
      if (!isHeld) return;
      toldAt = now;
    }
  };
  return { done: run().then(context.outbox.wake) };

  async function compare(row: RowReading & { line: number }, source: string): Promise<RowResult> {
    const told = toldOf(row, source);
    const [found] = told ? await findDuplicates(context, told, { limit: 1 }) : [];
    const twin: Twin | null = found
      ? {
          of: { number: found.record.number },
          title: found.record.title,
          kind: found.likeness.kind,
          likeness: found.likeness.value,
        }
      : null;
    return { line: row.line, record: row.record, problems: row.problems, twin };
  }
}

function toldOf({ record }: RowReading, source: string): Told | null {
  if (!record) return null;
  const { fields, details, language, reference } = record;
  return { ...fields, start: details.start ?? null, language, source, reference };
}

/** Makes experiences of the rows that are chosen, in the name of nobody. Null where work on the list is still under way; else a promise of the end. */
export async function takeCollection(
  context: Inside,
  collection: Collection,
  person: Person,
): Promise<{ done: Promise<void> } | null> {
  const { id } = collection;
  const begunAt = context.now();
  let toldAt = begunAt;
  if (!(await begin(context, id, 'taking', toldAt))) return null;
  const run = async () => {
    const held = (await findCollection(context.sql, id)) ?? collection;
    const settings = fillSettings(held, held.settings);
    for (let done = 0; ; ) {
      const now = context.now();
      const count = await inTransaction(context, async (inside) => {
        if (!(await holdWork(inside.sql, id, { state: 'taking', toldAt, done, now }))) return null;
        const taken = await takeBatch(inside, id, settings, person);
        await updateCollection(inside.sql, id, taken > 0 ? { takenAt: now } : { state: 'taken', takenAt: now });
        if (taken === 0) {
          await tellEnded(inside, held, { person: person.id, what: 'taken', begunAt, now });
          await record(inside.sql, {
            ...{ type: 'import.finished', subject: `import:experiences-${id}`, actor: person.id, at: now },
            data: { kind: 'experiences', taken: done, changed: 0, bad: 0 },
          });
        }
        return taken;
      });
      if (!count) return;
      toldAt = now;
      done += count;
    }
  };
  return { done: run().then(context.outbox.wake) };
}

async function takeBatch(
  { sql, now }: Inside,
  id: number,
  settings: CollectionSettings,
  person: Person,
): Promise<number> {
  const at = now();
  const { source, link, licence } = settings;
  const taken: { line: number; experience: number }[] = [];
  for (const { line, record } of await listRows(sql, id, { which: 'to take', limit: batchSize })) {
    if (!record) continue;
    const { fields, details, language, reference } = record;
    const importedOn = at.toISOString().slice(0, 10);
    const origin: Origin = { source, link, licence, reference, importedOn, collection: id };
    const { number } = await insertExperience(
      sql,
      { ...fields, author: null, language, details, origin },
      at,
      person.id,
    );
    if (settings.isPublished) await saveExperienceLife(sql, number, 'published', { by: person.id, at });
    taken.push({ line, experience: number });
  }
  await saveTaken(sql, id, taken);
  return taken.length;
}

function begin({ sql }: Inside, id: number, state: 'checking' | 'taking', now: Date): Promise<boolean> {
  const from = state === 'checking' ? (['mapping', 'ready'] as const) : (['ready', 'taken'] as const);
  return beginWork(sql, id, { state, from, now, silentSince: new Date(now.getTime() - workSilenceMs) });
}
