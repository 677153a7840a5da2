import { z } from 'zod';
import { defineGroup, subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
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
