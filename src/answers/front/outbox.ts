import { facts, heading, message, note, text } from '#src/core/blocks.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { formatInstant } from '#src/domain/date.ts';
import { textsFor } from '#src/texts/index.ts';

/** The language and time zone of the reader. */
type Reader = { language: string; timeZone: string };

/** The numbers of messages that wait, are kept for their readers, are being sent, and were given up. */
export type OutboxCounts = {
  waiting: number;
  kept: number;
  sending: number;
  dead: number;
  oldestWaiting: Date | null;
};

/** A message that did not arrive as it was meant to. */
export type Undelivered = {
  id: string;
  purpose: string;
  recipient: string;
  place: string;
  triedAt: Date | null;
  /** The platform's answer; null if the platform was never asked, as `errorCode` tells. */
  error: string | null;
  errorCode: string | null;
};

export type OutboxState = {
  counts: OutboxCounts;
  /** Given up, the latest of them. */
  dead: readonly Undelivered[];
  /** Went another way than was asked for. */
  diverted: readonly Undelivered[];
};

/** Shows the waiting and the failed messages; `said` reports the change that was just made. */
export function outboxMessage({ counts, dead, diverted }: OutboxState, reader: Reader, said?: string): Message {
  const { outbox: texts } = textsFor(reader.language);
  const since = counts.oldestWaiting && formatInstant(counts.oldestWaiting, reader);
  return message(
    heading(texts.heading),
    said !== undefined && text(said),
    facts([
      { label: texts.labels.waiting, value: String(counts.waiting) },
      ...(since ? [{ label: texts.labels.oldest, value: since }] : []),
      ...(counts.kept > 0 ? [{ label: texts.labels.kept, value: String(counts.kept) }] : []),
      { label: texts.labels.sending, value: String(counts.sending) },
      { label: texts.labels.dead, value: String(counts.dead) },
    ]),
    deadBlocks(dead, counts.dead, reader),
    divertedBlocks(diverted, reader),
  );
}

/** Describes the outbox in one line. */
export function describeOutbox(counts: OutboxCounts, reader: Reader): string {
  const { counts: texts } = textsFor(reader.language).outbox;
  const { waiting, kept, sending, dead, oldestWaiting } = counts;
  return [
    oldestWaiting
      ? texts.waitingSince({ count: waiting, since: formatInstant(oldestWaiting, reader) })
      : texts.waiting({ count: waiting }),
    ...(kept > 0 ? [texts.kept({ count: kept })] : []),
    texts.sending({ count: sending }),
    texts.dead({ count: dead }),
  ].join(', ');
}

/** Says why a message did not arrive. */
export function describeRefusal(
  { error, errorCode }: Pick<Undelivered, 'error' | 'errorCode'>,
  language: string,
): string {
  const { reasons } = textsFor(language).outbox;
  return error ?? (reasons as Record<string, string>)[errorCode ?? ''] ?? '';
}

function deadBlocks(dead: readonly Undelivered[], count: number, reader: Reader): Block[] {
  const { outbox: texts } = textsFor(reader.language);
  if (count === 0) return [note(texts.nothingDead)];
  return [
    text(texts.dead({ count })),
    ...dead.flatMap(({ id, purpose, recipient, place, triedAt, ...refusal }): Block[] => [
      text(
        texts.deadLine({
          ...{ id, purpose, recipient, place },
          at: triedAt ? formatInstant(triedAt, reader) : texts.untried,
          reason: describeRefusal(refusal, reader.language),
        }),
      ),
      ...actions(button(texts.buttons.again, `/outbox replay ${id}`), button(texts.buttons.drop, `/outbox drop ${id}`)),
    ]),
    ...(count > dead.length ? [note(texts.more({ count: count - dead.length }))] : []),
    ...actions(count > 1 && button(texts.buttons.all, '/outbox replay all')),
  ];
}

/** Somebody cannot be reached where they asked to be: worth a word with them. */
function divertedBlocks(diverted: readonly Undelivered[], { language }: Reader): Block[] {
  if (diverted.length === 0) return [];
  const { outbox: texts } = textsFor(language);
  const lines = diverted.map(({ purpose, recipient, place, ...refusal }) =>
    texts.divertedLine({ purpose, recipient, place, reason: describeRefusal(refusal, language) }),
  );
  return [text(texts.diverted({ count: diverted.length }), ...lines)];
}
