import type { AppContext } from '#src/context.ts';
import { message } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { type QuotingLine, textBlock } from '#src/core/quoting-text.ts';
import { joinLines, shorten } from '#src/core/text.ts';
import type { MessageView, WayToSpeak } from '#src/domain/conversations/conversation.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameAuthor } from './people.ts';

const longestExcerpt = 80;

/**
 * Writes a message of a conversation as another of its people reads it: whose it is and from where, and the words, whose marks and mentions do nothing. `isNews`:
 * it tells of a change to one that cannot be changed where it stands.
 */
export function copyMessage(
  context: Pick<AppContext, 'catalogue'>,
  view: MessageView,
  reader: { language: string },
  { speaks, isNews = false }: { speaks: WayToSpeak; isNews?: boolean },
): Message {
  const texts = textsFor(reader.language).conversation;
  const lines = sayMessage(context, view, reader, isNews);
  return message(
    textBlock(quote(lines, view, texts.forgotten)),
    view.removedAt === null &&
      view.files
        .filter(({ isKept }) => isKept)
        .map(({ id, name, mediaType }) => ({
          ...{ type: 'file' as const, name, mediaType, content: '', stored: id, of: by(view.author) },
        })),
    // Where one neither writes in a thread nor replies to a message.
    actions(speaks === 'command' && button(texts.buttons.say, `/conversation say ${view.conversation}`)),
  );
}

/** What is said, a line each, and whether the line quotes whoever is answered. */
function sayMessage(
  context: Pick<AppContext, 'catalogue'>,
  { author, kind, content, answered, removedAt, files }: MessageView,
  reader: { language: string },
  isNews: boolean,
): { line: string; isAnswered?: boolean }[] {
  const texts = textsFor(reader.language).conversation;
  const who = nameAuthor(context, author, reader);
  const excerpt = shorten(joinLines(answered?.content ?? ''), longestExcerpt);
  if (removedAt !== null) return [{ line: kind === 'text' ? texts.removed({ who }) : texts.unreacted({ who }) }];
  if (kind === 'reaction')
    return excerpt === ''
      ? [{ line: texts.reactedUnnamed({ who, sign: content }) }]
      : [{ line: texts.reacted({ who, sign: content, excerpt }), isAnswered: true }];
  return [
    { line: isNews ? texts.changed({ who }) : texts.from({ who }) },
    ...(answered === null || excerpt === ''
      ? []
      : [{ line: texts.answering({ who: nameAuthor(context, answered.author, reader), excerpt }), isAnswered: true }]),
    ...(content === '' ? [] : [{ line: texts.said({ content }) }]),
    ...files.filter(({ isKept }) => !isKept).map(({ name }) => ({ line: texts.files.gone({ name }) })),
  ];
}

/** A copy as it was sent, without the line that quotes whom it answers: of all lines that alone is of somebody besides its author. */
export function withoutAnswered(sent: Message): Message {
  return {
    ...sent,
    blocks: sent.blocks.map((block) => {
      if (block.type !== 'text' || !block.quotes) return block;
      const { quotes } = block;
      const most = quotes[0]?.of.length ?? 0;
      const isLeft = (index: number) => !quotes.some(({ line, of }) => line === index && of.length > most);
      const lines = block.markdown.split('\n').map((line, index) => ({
        line,
        quotes: quotes.filter((quote) => quote.line === index),
        isLeft: isLeft(index),
      }));
      const left = lines.filter((each) => each.isLeft);
      return {
        ...block,
        markdown: left.map(({ line }) => line).join('\n'),
        quotes: left.flatMap((each, line) => each.quotes.map((quote) => ({ ...quote, line }))),
      };
    }),
  };
}

const by = (person: Person | null): QuotedSubject[] =>
  person === null ? [] : [`person:${person.id}`, `words:${person.id}`];

/** All of it goes once its author is forgotten, and what is answered once whoever said that is. */
function quote(
  lines: readonly { line: string; isAnswered?: boolean }[],
  { author, answered }: MessageView,
  instead: string,
): QuotingLine[] {
  return lines.map(({ line, isAnswered }, index) => ({
    line,
    of: [...by(author), ...(isAnswered ? by(answered?.author ?? null) : [])],
    ...(index === 0 && { instead }),
  }));
}
