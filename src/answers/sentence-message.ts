import type { Block, Message } from '#src/core/message.ts';

/** A sentence, and what stands below it. */
export function sentenceMessage(text: string, ...blocks: Block[]): Message {
  return { text, blocks: [{ type: 'text', markdown: text }, ...blocks] };
}
