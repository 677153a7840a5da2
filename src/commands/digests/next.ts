import { z } from 'zod';
import { agendaMessage } from '#src/answers/digests/agenda.ts';
import { subcommand } from '#src/context.ts';
import { loadAgenda } from '#src/operations/digests/agenda.ts';
import { unlessRefused } from './done.ts';

/** Shows the next digests and those of them that are held. */
export const next = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  run: async (context, _args, call) =>
    agendaMessage(context, unlessRefused(await loadAgenda(context, call), call), call.person),
});
