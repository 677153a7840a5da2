import { createHash } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import { keepAnswer } from '#src/store/bot/kept-answer.ts';
import { findFiguresVersion } from '#src/store/figures/current-series.ts';

type Asked = { line: string; language: string; method: string };

/**
 * Keeps an answer about figures so that a link shows it later as it is now. Returns its number; null where it could not be kept, as the answer
 * itself is worth more.
 */
export async function keepFigureAnswer(
  { sql, logger, now }: Pick<AppContext, 'sql' | 'logger' | 'now'>,
  { line, language, method }: Asked,
  message: Message,
): Promise<number | null> {
  try {
    const figures = await findFiguresVersion(sql);
    const key = createHash('sha256')
      .update(JSON.stringify([line, language, method, figures]))
      .digest('base64url');
    return await keepAnswer(sql, key, { line, language, method, figures, message, createdAt: now() });
  } catch (error) {
    logger.warn({ err: error }, 'an answer was not kept for its link');
    return null;
  }
}
