import { createHash, randomBytes } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { foldText } from '#src/core/text.ts';
import {
  type CollectionCounts,
  type CollectionMapping,
  type CollectionTable,
  collectionLimits,
} from '#src/domain/experiences/collection.ts';
import type { CollectionWords } from '#src/domain/experiences/collection-words.ts';
import {
  type Collection,
  countRows,
  deleteCollectionsBefore,
  findCollection,
  findCollectionOf,
  findMapping,
  insertCollection,
  type KeptSettings,
  listCollections,
  saveCollectionLink,
  saveMapping,
  updateCollection,
} from '#src/store/experiences/collection.ts';
import { deleteExperiences, listTaken, replaceRows, saveChoices } from '#src/store/experiences/collection-row.ts';
import { findPerson } from '#src/store/people/person.ts';
import { redactDeleted } from '../personal-data.ts';
import { inTransaction } from '../transaction.ts';
import { workSilenceMs } from './collection-work.ts';

/** So long a link works. */
const linkMs = 60 * 60_000;
export const linkMinutes = linkMs / 60_000;
const dayMs = 24 * 60 * 60_000;

type Inside = Pick<AppContext, 'sql' | 'withTransaction' | 'now'>;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const createLink = (now: Date) => {
  const token = randomBytes(16).toString('base64url');
  return { token, kept: { token: hashOf(token), expiresAt: new Date(now.getTime() + linkMs) } };
};

/** A new list to be brought in. Returns its number and the token of its page. */
export async function createCollection(
  { sql }: Pick<Inside, 'sql'>,
  person: Person,
  now: Date,
): Promise<{ id: number; token: string }> {
  await deleteCollectionsBefore(sql, new Date(now.getTime() - collectionLimits.keptDays * dayMs));
  const { token, kept } = createLink(now);
  return { id: await insertCollection(sql, { ...kept, person: person.id, createdAt: now }), token };
}

/** Makes a new link to a list of this person, in the place of the one it had; null where there is no such list. */
export async function relinkCollection(
  { sql }: Pick<Inside, 'sql'>,
  person: Person,
  id: number,
  now: Date,
): Promise<string | null> {
  const found = await findCollection(sql, id);
  if (found?.person !== person.id) return null;
  const { token, kept } = createLink(now);
  await saveCollectionLink(sql, id, kept);
  return token;
}

/** Lists what a person brought in lately. */
export async function listOwnCollections({ sql }: Pick<Inside, 'sql'>, person: Person, limit: number) {
  const collections = await listCollections(sql, person.id, limit);
  return Promise.all(collections.map(async (each) => ({ ...each, counts: await countRows(sql, each.id) })));
}

/** The page of a list: whose it is, the list, and how many rows are what. `isBrokenOff`: a check or an import of it went silent. */
export type OpenCollection = {
  person: Person;
  collection: Collection;
  counts: CollectionCounts;
  isBrokenOff: boolean;
  canUndo: boolean;
};

/** Opens the page of a list; null where its link does not work any more, or the person may not bring in lists now. */
export async function openCollection({ sql, now }: Inside, token: string): Promise<OpenCollection | null> {
  const collection = await findCollectionOf(sql, hashOf(token), now());
  const person = collection && (await findPerson(sql, collection.person));
  if (!collection || !person || !mayCollect(person)) return null;
  const isWorking = collection.state === 'checking' || collection.state === 'taking';
  const silentMs = now().getTime() - (collection.toldAt?.getTime() ?? 0);
  const { takenAt } = collection;
  return {
    person,
    collection,
    counts: await countRows(sql, collection.id),
    isBrokenOff: isWorking && silentMs > workSilenceMs,
    canUndo: takenAt !== null && now().getTime() - takenAt.getTime() < collectionLimits.undoHours * 60 * 60_000,
  };
}

/** Returns whether somebody may bring in lists, which publishes what is in them. */
export function mayCollect({ role }: Pick<Person, 'role'>): boolean {
  return isAllowed(role, 'run-digests') && isAllowed(role, 'review');
}

/** By this a file with the same columns is known again. */
const headersKey = (header: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify(header.map(foldText).toSorted()))
    .digest('hex');

/** Columns with the same names in another order are the same. */
function reorder(
  mapping: CollectionMapping,
  before: readonly string[],
  header: readonly string[],
): CollectionMapping | null {
  const places = new Map(before.map((name, index) => [foldText(name), index]));
  const found = header.map((name) => places.get(foldText(name)));
  return found.every((index) => index !== undefined) ? found.map((index) => mapping[index ?? -1] ?? null) : null;
}

/** Puts a file into a list, in the place of the one before; its columns are those of the last file of such columns, or guessed. */
export async function putFile(
  context: Inside,
  { id }: Pick<Collection, 'id'>,
  { name, table, words }: { name: string; table: CollectionTable; words: CollectionWords },
): Promise<void> {
  const { header, rows } = table;
  await inTransaction(context, async ({ sql }) => {
    const remembered = await findMapping(sql, headersKey(header));
    const before = remembered?.settings.header;
    const mapping = (remembered && before && reorder(remembered.mapping, before, header)) ?? words.guessMapping(header);
    await replaceRows(sql, id, rows);
    const { header: _, ...settings } = remembered?.settings ?? {};
    await updateCollection(sql, id, {
      state: 'mapping',
      file: name,
      header,
      mapping,
      settings,
      done: 0,
      takenAt: null,
    });
  });
}

/** Saves what the columns are and what staff say of the whole list, for this list and for the next of such columns. */
export async function mapCollection(
  context: Inside,
  { id, header }: Pick<Collection, 'id' | 'header'>,
  { mapping, settings }: { mapping: CollectionMapping; settings: KeptSettings },
): Promise<void> {
  await inTransaction(context, async ({ sql, now }) => {
    await updateCollection(sql, id, { mapping, settings });
    await saveMapping(sql, {
      headers: headersKey(header),
      mapping,
      settings: { ...settings, header: [...header], isPublished: false },
      now: now(),
    });
  });
}

/** Saves which of the rows that are like others are taken. */
export async function chooseRows(
  { sql }: Pick<Inside, 'sql'>,
  { id }: Pick<Collection, 'id'>,
  choices: readonly { line: number; choice: 'take' | 'leave' }[],
): Promise<void> {
  await saveChoices(sql, id, choices);
}

/**
 * Takes an import back: what came of it is deleted, also from what others were sent. What somebody changed since, claimed, or tried too stays.
 * Null where it is too late.
 */
export async function undoCollection(
  context: Inside,
  { collection, canUndo }: OpenCollection,
): Promise<{ removed: number; kept: number } | null> {
  if (!canUndo) return null;
  return inTransaction(context, async ({ sql }) => {
    const taken = await listTaken(sql, collection.id);
    const numbers = taken.filter(({ isChanged }) => !isChanged).map(({ number }) => number);
    await deleteExperiences(sql, numbers);
    await redactDeleted(
      sql,
      numbers.map((number) => `experience:${number}` as const),
    );
    await updateCollection(sql, collection.id, { state: 'ready', takenAt: null });
    return { removed: numbers.length, kept: taken.length - numbers.length };
  });
}
