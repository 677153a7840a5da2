import type { AppContext } from '#src/context.ts';
import type { Conversation } from '#src/domain/conversations/conversation.ts';
import { findSides } from '#src/store/introductions/side.ts';
import type { ReadingSide } from './write-copies.ts';

/** How somebody said that the others may reach them, once both had agreed to an introduction; empty where they did not. */
export async function contactOf(
  { sql }: Pick<AppContext, 'sql'>,
  { introduction }: Conversation,
  { person }: Pick<ReadingSide, 'person'>,
): Promise<string> {
  if (introduction === null || person === null) return '';
  return (await findSides(sql, introduction)).find((side) => side.person === person.id)?.contact ?? '';
}
