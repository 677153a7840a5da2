import { actions, type Message } from '#src/core/message.ts';

/** A sentence and what is natural next. */
export function say(text: string, ...buttons: Parameters<typeof actions>): Message {
  return { text, blocks: [{ type: 'text', markdown: text }, ...actions(...buttons)] };
}
