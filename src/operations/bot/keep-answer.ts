import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import { keepAnswer } from '#src/store/bot/kept-answer.ts';
import type { Sql } from '#src/store/database/database.ts';

/** The line that gives the present answer, and what the answer rests on: the versions of its method and of the figures. */
export type AnswerOrigin = { line: string; language: string; method: string; figures: string };

/** The numbers of answers that were kept lately: the same answer comes again and again, and need not be written again. */
const mostNumbers = 5_000;
const numbersBy = new WeakMap<Sql, LRUCache<string, number>>();
/** The key of an answer that was kept before, as long as it is the same object: remembered answers are, and writing one out takes longer than the rest. */
const keyOf = new WeakMap<Message, { origin: string; key: string }>();

/**
 * Keeps an answer about figures so that a link shows it later as it is now. The same answer from the same figures keeps its number; where what
 * else it says has changed, such as experiences beside a region, it is another. Returns its number; null where it could not be kept, as the answer
 * itself is worth more.
 */
export async function keepFigureAnswer(
  { sql, logger, now }: Pick<AppContext, 'sql' | 'logger' | 'now'>,
  origin: AnswerOrigin,
  message: Message,
): Promise<number | null> {
  const { line, language, method, figures } = origin;
  const key = findKey([line, language, method, figures], message);
  const numbers = numbersBy.get(sql) ?? new LRUCache<string, number>({ max: mostNumbers });
  numbersBy.set(sql, numbers);
  const before = numbers.get(key);
  if (before !== undefined) return before;
  try {
    const number = await keepAnswer(sql, key, { line, language, method, figures, message, createdAt: now() });
    numbers.set(key, number);
    return number;
  } catch (error) {
    logger.warn({ err: error }, 'an answer was not kept for its link');
    return null;
  }
}

function findKey(parts: readonly string[], message: Message): string {
  const origin = JSON.stringify(parts);
  const before = keyOf.get(message);
  if (before?.origin === origin) return before.key;
  const key = createHash('sha256')
    .update(JSON.stringify([...parts, message]))
    .digest('base64url');
  keyOf.set(message, { origin, key });
  return key;
}
