import type { AppContext } from '#src/context.ts';
import type { Conversation } from '#src/domain/conversations/conversation.ts';
import { findContact } from '#src/store/conversations/undelivered.ts';
import type { ReadingSide } from './write-copies.ts';

/** Finds how somebody said that the others may reach them, once both had agreed to an introduction; empty where they did not. */
export async function contactOf(
  { sql }: Pick<AppContext, 'sql'>,
  { introduction }: Conversation,
  { person }: Pick<ReadingSide, 'person'>,
): Promise<string> {
  if (introduction === null || person === null) return '';
  return findContact(sql, introduction, person.id);
}
