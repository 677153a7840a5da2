import type { Block, Message } from './message.ts';

/**
 * Keeps what an adapter made of messages. A command answers with the very same blocks as long as its figures are the same; what they look like is
 * then kept with them, and goes when they go. `of` is what else it depends on.
 */
export function createEncodings<Made>() {
  const known = new WeakMap<readonly Block[], { of: readonly unknown[]; made: Made }>();
  const partsOf = ({ text, folds }: Message, of: readonly unknown[]) => [text, folds, ...of];
  return {
    find(message: Message, ...of: readonly unknown[]): Made | null {
      const before = known.get(message.blocks);
      const parts = partsOf(message, of);
      return before && parts.every((part, index) => part === before.of[index]) ? before.made : null;
    },
    keep(made: Made, message: Message, ...of: readonly unknown[]): Made {
      known.set(message.blocks, { of: partsOf(message, of), made });
      return made;
    },
  };
}
