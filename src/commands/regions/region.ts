import { z } from 'zod';
import { defineGroup, subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import { showRegion } from './show.ts';

export const region = defineGroup({
  name: 'region',
  summary: 'A region’s profile',
  fallback: 'show',
  subcommands: {
    show: subcommand({
      summary: 'What a region is: figures, experiences, regions like it',
      visibility: 'public',
      args: z.object({ region: argument.ownRegion('The region') }),
      run: (context, { region: code }, call) => showRegion(context, call, code),
    }),
  },
});
