import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type ConversationMessage, isOver, longestMessage } from '#src/domain/conversations/conversation.ts';
import type { PassedFile } from '#src/domain/conversations/files.ts';
import { lockConversation } from '#src/store/conversations/conversation.ts';
import { insertFile } from '#src/store/conversations/file.ts';
import { insertMessage } from '#src/store/conversations/message.ts';
import { holdForgetting } from '#src/store/outbox/removed-subjects.ts';
import { inTransaction } from '../transaction.ts';
import { answeredBy, listReading, type ReadingSide, writeCopies } from './write-copies.ts';

type Saying = {
  conversation: number;
  /** How the platform that it came from knows it. */
  origin: string;
  kind?: ConversationMessage['kind'];
  content: string;
  /** The message that it replies or reacts to. */
  answers: number | null;
  files?: readonly PassedFile[];
  /** The side that heard it; where that is a channel, everybody there may say something. */
  heardAt?: number;
};

/**
 * What came of it. said: to whom it goes now, and for whom it is kept, as they paused. again: it came before. paused: by who said it. over: nobody is left
 * to hear it, or they left. none: it is no conversation of theirs. long, empty: there is more of it than is passed on, or nothing.
 */
export type Said =
  | { type: 'said'; to: Person[]; keptFor: Person[] }
  | { type: 'paused' | 'over'; others: Person[] }
  | { type: 'again' | 'none' | 'long' | 'empty' };

/** Passes on what somebody says in a conversation: once, however often it comes, and in the order in which it comes. */
export async function sayInConversation(
  context: AppContext,
  { conversation: number, origin, kind = 'text', content, answers, files = [], heardAt }: Saying,
  { person, now }: { person: Person; now: Date },
): Promise<Said> {
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    await holdForgetting(sql);
    const conversation = await lockConversation(sql, number);
    const reading = await listReading(inside, number);
    const own =
      reading.findLast((each) => each.person?.id === person.id) ??
      reading.find((each) => each.person === null && each.side.side === heardAt);
    if (!conversation || !own) return { type: 'none' };
    const others = reading.filter((each) => each !== own && each.person?.id !== (own.person?.id ?? null));
    const reached = others.filter(({ side }) => side.state !== 'left');
    const named = peopleOf(others);
    if (isOver(conversation, now) || own.side.state === 'left' || reached.length === 0)
      return { type: 'over', others: named };
    if (content.length > longestMessage) return { type: 'long' };
    if (content.trim() === '' && files.length === 0) return { type: 'empty' };
    if (own.side.state === 'paused') return { type: 'paused', others: named };
    const message = await insertMessage(sql, {
      ...{ conversation: number, side: own.side.side, author: person.id, kind, origin, content, saidAt: now },
      answers: kind === 'text' ? await answeredBy(inside, number, answers) : answers,
    });
    if (message === null) return { type: 'again' };
    for (const file of files) await insertFile(sql, message.id, file, now);
    const active = reached.filter(({ side }) => side.state === 'active');
    await writeCopies(inside, message, active);
    return {
      type: 'said',
      to: peopleOf(active),
      keptFor: peopleOf(reached.filter(({ side }) => side.state === 'paused')),
    };
  });
}

const peopleOf = (sides: readonly ReadingSide[]): Person[] => sides.flatMap(({ person }) => person ?? []);
