import type { AppContext } from '#src/context.ts';
import { message, note, text } from '#src/core/blocks.ts';
import type { Message } from '#src/core/message.ts';
import type { WayToSpeak } from '#src/domain/conversations/conversation.ts';
import { textsFor } from '#src/texts/index.ts';

/** Says in a channel that it is bridged with another: how one speaks, what is passed on and what is not. */
export function bridgeOpening(
  { conversationDays }: Pick<AppContext, 'conversationDays'>,
  { number, there, speaks }: { number: number; there: string; speaks: Exclude<WayToSpeak, 'command'> },
  language: string,
): Message {
  const { bridge } = textsFor(language).conversation;
  return message(
    text(bridge.opening({ there, number })),
    text(bridge.how[speaks]),
    note(bridge.rules({ days: conversationDays })),
  );
}

/** Says in a channel that its bridge with another is over. */
export function bridgeEnd(there: string, language: string): Message {
  return message(text(textsFor(language).conversation.bridge.ended({ there })));
}
