import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { showRegion } from './show.ts';

export const region = defineGroup({
  name: 'region',
  fallback: 'show',
  subcommands: {
    show: subcommand({
      visibility: 'public',
      args: z.object({ region: argument.ownRegion() }),
      run: (context, { region: code }, call) => showRegion(context, call, code),
    }),
  },
});
