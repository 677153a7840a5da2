import type { AppContext } from '#src/context.ts';
import { message } from '#src/core/blocks.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, type QuotingLine, textBlock } from '#src/core/quoting-text.ts';
import type { Refusal } from '#src/core/refusal.ts';
import { joinLines, shorten } from '#src/core/text.ts';
import type { ConversationMessage, ConversationSide } from '#src/domain/conversations/conversation.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameAuthor } from './people.ts';

type Places = Pick<AppContext, 'catalogue'>;
type Lost = {
  kind: 'opening' | 'message' | 'change' | 'other';
  refusedAs: Refusal | null;
  isUncertain: boolean;
  said: Pick<ConversationMessage, 'author' | 'content'> | null;
};
/** A side that something could not be brought to. */
type Closed = { side: Pick<ConversationSide, 'channelName'>; person: Person | null };

const mostQuoted = 3;
const longestExcerpt = 80;

/** Says why a chat did not take something, as the end of a sentence. */
export const sayWhy = (refusedAs: Refusal | null, language: string): string =>
  textsFor(language).conversation.undelivered.why({ refused: refusedAs ?? 'other' });

/** Tells whoever said something in a conversation that it could not be brought to somebody, why, and how else they may be reached. */
export function undeliveredMessage(
  context: Places,
  { to, those, contact }: { to: Closed; those: readonly Lost[]; contact: string },
  reader: { language: string; person: Person | null },
): Message {
  const { undelivered, excerpt, gone } = textsFor(reader.language).conversation;
  const why = sayWhy(those[0]?.refusedAs ?? null, reader.language);
  const { kind, words } = describe(those);
  const say = (who: string) =>
    kind === 'opening' ? undelivered.opening({ who, why }) : undelivered.said({ kind, count: words.length, who, why });
  const personId = to.person?.id ?? null;
  return message(
    textBlock(
      [
        naming(personId, say(nameSide(context, to, reader)), say(gone)),
        ...words.slice(0, mostQuoted).map(
          ({ author, content }): QuotingLine => ({
            line: excerpt({ excerpt: shorten(joinLines(content), longestExcerpt) }),
            of: author === null ? [] : [`words:${author}`],
          }),
        ),
        ...(those.some(({ isUncertain }) => isUncertain) ? [undelivered.uncertain] : []),
        ...(contact === ''
          ? []
          : [{ line: undelivered.contact({ contact }), of: personId === null ? [] : [`person:${personId}` as const] }]),
        kind === 'opening' ? '' : reader.person === null ? undelivered.team : undelivered.again,
      ].filter((line) => line !== ''),
    ),
  );
}

/** Tells staff that a bridge between channels is broken. */
export function undeliveredNews(
  between: { number: number; here: string; there: string },
  those: readonly Lost[],
  reader: Person,
): Message {
  const why = sayWhy(those[0]?.refusedAs ?? null, reader.language);
  const count = describe(those).words.length;
  return message(textBlock([textsFor(reader.language).conversation.undelivered.news({ ...between, count, why })]));
}

function describe(those: readonly Lost[]): { kind: Lost['kind']; words: NonNullable<Lost['said']>[] } {
  const messages = those.filter(({ kind }) => kind === 'message');
  const told = messages.length > 0 ? messages : those.filter(({ kind }) => kind === 'change');
  return { kind: told[0]?.kind ?? 'opening', words: told.flatMap(({ said }) => said ?? []) };
}

/** Names a side in plain text: "ben (Region of Murcia)", or what a channel is called. */
export const nameSide = (context: Places, { side, person }: Closed, reader: { language: string }): string =>
  side.channelName === null ? nameAuthor(context, person, reader) : `“${side.channelName}”`;
