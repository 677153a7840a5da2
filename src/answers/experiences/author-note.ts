import { heading, message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import type { MonthOfExperience } from '#src/domain/experiences/use.ts';
import { textsFor } from '#src/texts/index.ts';

const mostTold = 5;

/** Tells an author what their experiences led to in a month, by numbers alone. */
export function authorNote(experiences: readonly MonthOfExperience[], month: Date, reader: Reader): Message {
  const { note: texts, buttons } = textsFor(reader.language).use;
  const told = experiences.slice(0, mostTold);
  const rest = experiences.length - told.length;
  return message(
    heading(texts.title({ month: formatKnownDate(month.toISOString().slice(0, 'YYYY-MM'.length), reader.language) })),
    text(
      ...told.map(({ number, title, readBy, useful, wants, adopted }) => {
        const what = [
          ...(readBy > 0 ? [texts.readBy({ count: readBy })] : []),
          ...(useful > 0 ? [texts.useful({ count: useful })] : []),
          ...(wants > 0 ? [texts.wants({ count: wants })] : []),
          ...(adopted > 0 ? [texts.adopted({ count: adopted })] : []),
        ];
        return `- ${texts.line({ number, title, what: what.join(', ') })}`;
      }),
    ),
    note(...(rest > 0 ? [escapeMarkdown(texts.more({ count: rest }))] : []), escapeMarkdown(texts.privacy)),
    actions(
      told[0] && button(buttons.effects, `/experience effects ${told[0].number}`, 'primary'),
      button(buttons.noNotes, '/experience notes no'),
    ),
  );
}

/** Says whether somebody gets the monthly note from now on. */
export function noteWishMessage(isWanted: boolean, reader: Reader): Message {
  const { note: texts, buttons } = textsFor(reader.language).use;
  return message(
    text(escapeMarkdown(isWanted ? texts.on : texts.off)),
    actions(!isWanted && button(buttons.notes, '/experience notes yes')),
  );
}
