import type { AppContext } from '#src/context.ts';
import type { Event, QuotedMessage, ShortcutMessage } from '#src/core/event.ts';
import type { Person } from '#src/core/person.ts';
import type { Passage, PassageFile, PassageMessage } from '#src/domain/experiences/passage.ts';
import {
  beginPassage,
  findLatestPassage,
  findPassage,
  listPassageMessages,
  replacePassageMessages,
} from '#src/store/experiences/passage.ts';
import { findPeople } from '#src/store/people/person.ts';
import { knowAccount } from '../people/know-account.ts';
import { inTransaction } from '../transaction.ts';
import { storeFile } from './store-file.ts';

type By = { event: Event; person: Person; now: Date };

/** Messages to be logged, with who wrote them. */
export type PassageView = { passage: Passage; messages: PassageMessage[]; authors: Person[] };

/**
 * Keeps the messages that a shortcut was used on, so that their files go with them and their authors can be asked. Returns its number; null where the
 * platform tells nothing of them. The same messages again are the same, as they are now, until the form was sent.
 */
export async function keepPassage(
  context: AppContext,
  { key, link, quoted = [], isPartial }: ShortcutMessage,
  { event, person, now }: By,
): Promise<number | null> {
  if (key === undefined || quoted.length === 0) return null;
  const { platform, space } = event.actor;
  const leftOut: string[] = [];
  const stored: (Pick<QuotedMessage, 'author' | 'text'> & { files: PassageFile[] })[] = [];
  for (const { author, text, files } of quoted)
    stored.push({ author, text, files: await storeAll(context, files ?? [], leftOut) });
  return inTransaction(context, async ({ sql }) => {
    const passage = await beginPassage(sql, { person: person.id, key, link: link ?? null, begunAt: now });
    if (passage.state !== 'begun') return passage.number;
    const messages: { author: number | null; text: string; files: PassageFile[] }[] = [];
    for (const { author, ...rest } of stored)
      messages.push({ ...rest, author: author && (await knowAccount(sql, now, { platform, space, ...author })) });
    await replacePassageMessages(sql, passage.number, messages, { leftOut, isPartial: isPartial === true });
    return passage.number;
  });
}

async function storeAll(
  { files: store, readFileKind, logger }: AppContext,
  files: NonNullable<QuotedMessage['files']>,
  leftOut: string[],
): Promise<PassageFile[]> {
  const kept: PassageFile[] = [];
  for (const { name, content } of files) {
    const bytes = content === null ? null : Buffer.from(content, 'base64');
    try {
      const stored = store && bytes ? await storeFile({ files: store, readFileKind }, { name, bytes }) : 'not-kept';
      if (typeof stored === 'string') leftOut.push(name);
      else kept.push(stored);
    } catch (error) {
      logger.error({ err: error }, 'a file of a message could not be kept');
      leftOut.push(name);
    }
  }
  return kept;
}

/** The messages under that number, or those begun with last; null where they are none of this person's. */
export async function readPassage(
  { sql }: Pick<AppContext, 'sql'>,
  number: number | undefined,
  person: Person,
): Promise<PassageView | null> {
  const passage = number === undefined ? await findLatestPassage(sql, person.id) : await findPassage(sql, number);
  return passage?.person === person.id ? viewPassage({ sql }, passage) : null;
}

/** Loads what belongs to messages that are to be logged. */
export async function viewPassage({ sql }: Pick<AppContext, 'sql'>, passage: Passage): Promise<PassageView> {
  const messages = await listPassageMessages(sql, passage.number);
  const ids = messages.flatMap(({ author }) => (author === null ? [] : [author]));
  return { passage, messages, authors: await findPeople(sql, [...new Set(ids)]) };
}
