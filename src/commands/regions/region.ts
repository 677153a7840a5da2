import { z } from 'zod';
import { figureFolds } from '#src/answers/figures/first-screen.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { tableFormats } from '#src/core/files.ts';
import { showRegion } from './show.ts';

export const region = defineGroup({
  name: 'region',
  fallback: 'show',
  subcommands: {
    show: subcommand({
      visibility: 'public',
      isForEverybody: true,
      scope: 'figures:read',
      folds: figureFolds,
      files: tableFormats,
      args: z.object({ region: argument.ownRegion() }),
      run: (context, { region: code }, call) => showRegion(context, call, code),
    }),
  },
});
