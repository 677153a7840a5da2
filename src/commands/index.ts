import type { AppContext } from '#src/context.ts';
import type { Command } from '#src/core/command.ts';

/** Everything that can be said, in the order of help. */
export const commands: Command<AppContext>[] = [];
