import { z } from 'zod';
import { measuresMessage } from '#src/answers/digests/override.ts';
import { subcommand } from '#src/context.ts';
import { loadMeasures } from '#src/operations/digests/agenda.ts';
import { unlessRefused } from './done.ts';

export const measures = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  async run(context, _args, call) {
    const { measures: list } = unlessRefused(await loadMeasures(context, call.person), call);
    return measuresMessage(list, call.person.language);
  },
});
