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
import { deletedSubjects } from '#src/domain/experiences/deleted-subjects.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
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
  lockCollection,
  saveCollectionLink,
  saveMapping,
  updateCollection,
} from '#src/store/experiences/collection.ts';
import { deleteExperiences, lockTaken, replaceRows, saveChoices } from '#src/store/experiences/collection-row.ts';
import { findPerson } from '#src/store/people/person.ts';
import { redactDeleted } from '../personal-data.ts';
import { inTransaction } from '../transaction.ts';
import { workSilenceMs } from './collection-work.ts';

/** So long a link works. */
const linkMs = 60 * 60_000;
export const linkMinutes = linkMs / 60_000;

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
  await deleteCollectionsBefore(sql, daysAgo(now, keptDays.collections));
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
  return {
    person,
    collection,
    counts: await countRows(sql, collection.id),
    isBrokenOff: workOf(collection, now()) === 'broken off',
    canUndo: canBeUndone(collection, now()),
  };
}

/** Returns whether work on a list is under way now. */
function workOf({ state, toldAt }: Collection, now: Date): 'none' | 'under way' | 'broken off' {
  if (state !== 'checking' && state !== 'taking') return 'none';
  return now.getTime() - (toldAt?.getTime() ?? 0) > workSilenceMs ? 'broken off' : 'under way';
}

function canBeUndone({ takenAt }: Collection, now: Date): boolean {
  return takenAt !== null && now.getTime() - takenAt.getTime() < collectionLimits.undoHours * 60 * 60_000;
}

/** Changes a list while nobody else does. 'busy' where work on it is under way, or it is gone. */
function changeCollection<Result>(
  context: Inside,
  { id }: Pick<Collection, 'id'>,
  run: (inside: Inside, collection: Collection) => Promise<Result>,
): Promise<Result | 'busy'> {
  return inTransaction(context, async (inside) => {
    const collection = await lockCollection(inside.sql, id);
    if (!collection || workOf(collection, inside.now()) === 'under way') return 'busy';
    return run(inside, collection);
  });
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

/**
 * Puts a file into a list, in the place of the one before; its columns are those of the last file of such columns, or guessed. A list of which
 * something was taken stays as it is, so that it can be taken back: the file then makes another, whose link works as long as the one before.
 * Returns the token of that link; null where there is no other; 'busy' where work on the list is under way.
 */
export function putFile(
  context: Inside,
  list: Pick<Collection, 'id'>,
  { name, table, words }: { name: string; table: CollectionTable; words: CollectionWords },
): Promise<string | null | 'busy'> {
  const { header, rows } = table;
  return changeCollection(context, list, async ({ sql, now }, collection) => {
    const isTaken = (await countRows(sql, collection.id)).taken > 0;
    const { token, kept } = createLink(now());
    const { person, expiresAt } = collection;
    const id = isTaken ? await insertCollection(sql, { ...kept, person, expiresAt, createdAt: now() }) : collection.id;
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
    return isTaken ? token : null;
  });
}

/** Saves what the columns are and what staff say of the whole list, for this list and for the next of such columns. */
export function mapCollection(
  context: Inside,
  { id, header }: Pick<Collection, 'id' | 'header'>,
  { mapping, settings }: { mapping: CollectionMapping; settings: KeptSettings },
): Promise<'done' | 'busy'> {
  return changeCollection<'done' | 'busy'>(context, { id }, async ({ sql, now }, held) => {
    // Another file came meanwhile: this was said of columns that are not there any more.
    if (headersKey(held.header) !== headersKey(header) || held.header.length !== header.length) return 'busy';
    await updateCollection(sql, id, { mapping, settings });
    await saveMapping(sql, {
      headers: headersKey(header),
      mapping,
      settings: { ...settings, header: [...header], isPublished: false },
      now: now(),
    });
    return 'done';
  });
}

/** Saves which of the rows that are like others are taken. */
export function chooseRows(
  context: Inside,
  list: Pick<Collection, 'id'>,
  choices: readonly { line: number; choice: 'take' | 'leave' }[],
): Promise<'done' | 'busy'> {
  return changeCollection<'done'>(context, list, async ({ sql }, { id }) => {
    await saveChoices(sql, id, choices);
    return 'done';
  });
}

/**
 * Takes an import back: what came of it is deleted, also from what others were sent. What somebody changed since, claimed, tried or wrote
 * about stays. Null where it is too late; 'busy' where work on the list is under way.
 */
export function undoCollection(
  context: Inside,
  list: Pick<Collection, 'id'>,
): Promise<{ removed: number; kept: number } | null | 'busy'> {
  return changeCollection(context, list, async ({ sql, now }, collection) => {
    if (!canBeUndone(collection, now())) return null;
    const taken = await lockTaken(sql, collection.id);
    const numbers = taken.filter(({ isChanged }) => !isChanged).map(({ number }) => number);
    await deleteExperiences(sql, numbers);
    await redactDeleted(sql, deletedSubjects(numbers));
    await updateCollection(sql, collection.id, { state: 'ready', takenAt: null });
    return { removed: numbers.length, kept: taken.length - numbers.length };
  });
}
