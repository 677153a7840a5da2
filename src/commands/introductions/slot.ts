import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { chooseSlot } from '#src/operations/introductions/slot.ts';

/** Chooses when two people meet; `at` in minutes since 1970. */
export const slot = subcommand({
  args: z.object({ number: argument.number(), at: argument.number() }),
  visibility: 'private',
  writes: true,
  hidden: true,
  run: (context, { number, at }, call) => chooseSlot(context, { number, start: new Date(at * 60_000) }, call),
});
