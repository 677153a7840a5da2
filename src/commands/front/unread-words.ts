import type { AppContext } from '#src/context.ts';
import { heading, message, rightColumn, table, text } from '#src/core/blocks.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { languageName } from '#src/domain/language.ts';
import { listUnreadWords } from '#src/store/bot/unread-word.ts';
import { textsFor } from '#src/texts/index.ts';

const mostShown = 40;
const right = 'run-digests';

/** Shows staff the words that the bot could not read, with how often they came and without who wrote them. */
export async function showUnreadWords({ sql }: AppContext, person: Person): Promise<Message> {
  const texts = textsFor(person.language);
  if (!isAllowed(person.role, right)) throw new UserError(texts.bot.notAllowed);
  const { unread } = texts.reading;
  const words = await listUnreadWords(sql, mostShown);
  if (words.length === 0) return message(heading(unread.heading), text(unread.none));
  return message(
    heading(unread.heading),
    text(unread.intro),
    table(
      [unread.columns.word, unread.columns.language, rightColumn(unread.columns.count)],
      words.map(({ word, language, count }) => [word, languageName(language), formatNumber(count, 0, person.language)]),
    ),
  );
}
