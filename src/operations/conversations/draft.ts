import { agreedLetter, askLetter, loggedLetter, refusedLetter } from '#src/answers/conversations/draft.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { type Conversation, isOver } from '#src/domain/conversations/conversation.ts';
import { type DraftView, type KeptWords, mostKeepable } from '#src/domain/conversations/draft.ts';
import { findConversation, lockConversation } from '#src/store/conversations/conversation.ts';
import {
  findDraft,
  insertDraft,
  listAgreedFiles,
  listDraftMessages,
  listDraftSides,
  listKeepable,
  lockDraft,
  saveAgreed,
  updateDraft,
} from '#src/store/conversations/draft.ts';
import { readFileBytes } from '#src/store/conversations/file.ts';
import { holdForgetting } from '#src/store/outbox/removed-subjects.ts';
import { textsFor } from '#src/texts/index.ts';
import { type StoredFile, storeFile } from '../experiences/store-file.ts';
import { inTransaction } from '../transaction.ts';
import { readConversation } from './read.ts';
import { letterTo, listPresent, type Present } from './write-copies.ts';

type By = { person: Person; now: Date };

/**
 * Lists what can be kept of a conversation as an experience: the latest words of those who have not left it.
 * @throws UserError where it is none of theirs, or over.
 */
export async function listToKeep(context: AppContext, number: number, person: Person): Promise<KeptWords[]> {
  await readStanding(context, number, person);
  return withAuthors(await listPresent(context, number), await listKeepable(context.sql, number, mostKeepable));
}

async function readStanding(context: AppContext, number: number, person: Person) {
  const conversation = await readConversation(context, number, person);
  if (conversation.endedAt === null && conversation.own.state !== 'left') return conversation;
  throw new UserError(textsFor(person.language).conversation.over);
}

function withAuthors(
  present: Present,
  messages: readonly { id: number; author: number | null; content: string; files: string[] }[],
): KeptWords[] {
  return messages.flatMap(({ id, author: of, content, files }) => {
    const author = present.find((each) => each.person.id === of)?.person;
    return author ? [{ id, author, content, files }] : [];
  });
}

/**
 * Asks the others whether these messages may become an experience. The letters hold none of the words: they are read where one answers.
 * @throws UserError where the conversation is none of theirs or over, or none of the messages can be kept.
 */
export async function askToKeep(
  context: AppContext,
  { conversation, messages }: { conversation: number; messages: readonly number[] },
  { person, now }: By,
): Promise<Person[]> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    await holdForgetting(sql);
    await lockConversation(sql, conversation);
    const { own } = await readStanding(inside, conversation, person);
    const kept = (await listToKeep(inside, conversation, person)).filter(({ id }) => messages.includes(id));
    if (kept.length === 0) throw new UserError(textsFor(person.language).conversation.keep.nothing);
    const taking = (await listPresent(inside, conversation)).filter(({ side }) => side.state !== 'left');
    const draft = await insertDraft(sql, {
      ...{ conversation, askedAt: now, messages: kept.map(({ id }) => id) },
      sides: taking.map(({ side: { side } }) => ({
        side,
        ...(side === own.side ? { agreedAt: now, withFiles: true } : { agreedAt: null, withFiles: null }),
      })),
    });
    const others = taking.filter(({ side }) => side.side !== own.side);
    await tell(inside, others, `draft ${draft.number} asked`, (reader) =>
      askLetter(
        inside,
        { draft: draft.number, count: kept.length, files: kept.flatMap(({ files }) => files).length, asker: person },
        reader,
      ),
    );
    return others.map((each) => each.person);
  });
}

async function tell(inside: AppContext, to: Present, what: string, write: (reader: Person) => Message): Promise<void> {
  await inside.outbox.enqueueAll(
    inside.sql,
    to.map((reader) => letterTo(reader, { what, message: write(reader.person) })),
  );
}

/** Somebody ended it: whoever did is not written to by the others any more. One that closed by itself is no such. */
const wasEnded = (conversation: Conversation | null) =>
  conversation === null ||
  (conversation.endedAt !== null && (conversation.closesAt === null || conversation.endedAt < conversation.closesAt));

/** Those to whom the others may still write. */
const listStillIn = async ({ sql }: AppContext, { conversation }: { conversation: number }, others: Present) =>
  wasEnded(await findConversation(sql, conversation)) ? [] : others.filter(isIn);

const isIn = ({ side }: Present[number]) => side.state !== 'left';

/** The draft, its people, and which of them this person is. @throws UserError where it is none of theirs, or one of its people is forgotten */
async function readDraft(context: AppContext, number: number, person: Person, isLocked = false) {
  const { sql } = context;
  const { keep } = textsFor(person.language).conversation;
  const draft = await (isLocked ? lockDraft : findDraft)(sql, number);
  const sides = draft ? await listDraftSides(sql, number) : [];
  const present = draft ? await listPresent(context, draft.conversation) : [];
  const taking = sides.flatMap(({ side, agreedAt }) => {
    const found = present.find((each) => each.side.side === side);
    return found ? [{ ...found, agreedAt }] : [];
  });
  const own = taking.find((each) => each.person.id === person.id);
  if (!draft || !own) throw new UserError(keep.unknown({ number }));
  if (draft.state !== 'logged' && taking.length < sides.length) throw new UserError(keep.gone);
  return { draft, taking, own, others: taking.filter((each) => each !== own) };
}

/** Reads a draft with its words as they are now. @throws UserError where it is none of theirs, or one of its people is forgotten */
export async function viewDraft(context: AppContext, number: number, person: Person): Promise<DraftView> {
  const { draft, others, taking } = await readDraft(context, number, person);
  return {
    draft,
    others: others.map((each) => each.person),
    words: withAuthors(taking, await listDraftMessages(context.sql, number)),
    waitsFor: taking.filter(({ agreedAt }) => agreedAt === null).map((each) => each.person),
    agreedFiles: (await listAgreedFiles(context.sql, number)).map(({ name }) => name),
  };
}

/**
 * Agrees, with one's own files or without. Once all have, each is told that the experience can be written. Returns the draft as it is then.
 * @throws UserError as `viewDraft` does, and where somebody would rather not.
 */
export async function agreeToKeep(
  context: AppContext,
  number: number,
  { withFiles }: { withFiles: boolean },
  { person, now }: By,
): Promise<DraftView> {
  return inTransaction(context, async (inside) => {
    await holdForgetting(inside.sql);
    const { draft, own, others } = await readDraft(inside, number, person, true);
    if (draft.state === 'refused') throw new UserError(textsFor(person.language).conversation.keep.over);
    if (draft.state === 'logged')
      throw new UserError(textsFor(person.language).conversation.keep.written({ number: draft.experience ?? 0 }));
    await saveAgreed(inside.sql, number, { side: own.side.side, withFiles, at: now });
    const isWhole = others.every(({ agreedAt }) => agreedAt !== null);
    if (draft.state === 'asked' && isWhole) {
      await updateDraft(inside.sql, number, { state: 'agreed' });
      await tell(inside, await listStillIn(inside, draft, others), `draft ${number} agreed`, (reader) =>
        agreedLetter(number, reader),
      );
    }
    return viewDraft(inside, number, person);
  });
}

/**
 * Would rather not: the draft is over, also where they had agreed, and the others are told that it stays between them, as long as they talk.
 * @throws UserError as `viewDraft` does, and where the experience is written already.
 */
export async function refuseToKeep(context: AppContext, number: number, { person, now }: By): Promise<void> {
  await inTransaction(context, async (inside) => {
    const { draft, others } = await readDraft(inside, number, person, true);
    const { keep } = textsFor(person.language).conversation;
    if (draft.state === 'logged') throw new UserError(keep.written({ number: draft.experience ?? 0 }));
    if (draft.state === 'refused') return;
    await updateDraft(inside.sql, number, { state: 'refused' });
    const conversation = await findConversation(inside.sql, draft.conversation);
    // The letter says that it goes on.
    if (conversation === null || isOver(conversation, now)) return;
    await tell(inside, others.filter(isIn), `draft ${number} refused`, refusedLetter);
  });
}

/** Refuses where an experience cannot be written: not all have agreed, or it was written. @throws UserError saying which */
export function refuseUnagreed({ draft: { state, experience } }: DraftView, { language }: Person): void {
  const { keep } = textsFor(language).conversation;
  if (state === 'refused') throw new UserError(keep.over);
  if (state === 'asked') throw new UserError(keep.notYet);
  if (state === 'logged') throw new UserError(keep.written({ number: experience ?? 0 }));
}

/** Keeps the files that may go with a draft where those of experiences are. Of each that an experience does not take, only the name is given back. */
async function storeFiles(context: AppContext, draft: number): Promise<{ id: number; stored: StoredFile | string }[]> {
  const { files, readFileKind, logger } = context;
  const kept: { id: number; stored: StoredFile | string }[] = [];
  for (const { id, name } of await listAgreedFiles(context.sql, draft)) {
    try {
      const bytes = await readFileBytes(context.sql, id);
      const stored = files && bytes ? await storeFile({ files, readFileKind }, { name, bytes }) : 'not-kept';
      kept.push({ id, stored: typeof stored === 'string' ? name : stored });
    } catch (error) {
      logger.error({ err: error }, 'a file of a conversation could not be kept');
      kept.push({ id, stored: name });
    }
  }
  return kept;
}

/** What of a draft goes with an experience: files that are kept, and names of those that it does not take. */
type DraftFiles = { files: StoredFile[]; notTaken: string[] };

/**
 * Takes what `log` makes of an agreed draft and its files as its experience, once; the others are told, as long as they talk. Returns what `log` does.
 * @throws UserError as `viewDraft` does, and where it is not agreed or was written already.
 */
export async function logKept<Logged>(
  context: AppContext,
  number: number,
  { person }: By,
  log: (inside: AppContext, files: DraftFiles) => Promise<{ experience: number; logged: Logged }>,
): Promise<Logged> {
  refuseUnagreed(await viewDraft(context, number, person), person);
  // Before the transaction: a scan for viruses and a store elsewhere may take their time.
  const kept = await storeFiles(context, number);
  return inTransaction(context, async (inside) => {
    await holdForgetting(inside.sql);
    const { draft, others } = await readDraft(inside, number, person, true);
    refuseUnagreed(await viewDraft(inside, number, person), person);
    // Whoever took a message back meanwhile took its files along.
    const agreed = (await listAgreedFiles(inside.sql, number)).map(({ id }) => id);
    const still = kept.filter(({ id }) => agreed.includes(id)).map(({ stored }) => stored);
    const { experience, logged } = await log(inside, {
      files: still.filter((each) => typeof each !== 'string'),
      notTaken: still.filter((each) => typeof each === 'string'),
    });
    await updateDraft(inside.sql, number, { state: 'logged', experience });
    await tell(inside, await listStillIn(inside, draft, others), `draft ${number} logged`, (reader) =>
      loggedLetter(inside, { experience, author: person }, reader),
    );
    return logged;
  });
}
