import { z } from 'zod';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { policyMessage } from '#src/answers/policies/policy.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, defineGroup, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { tableFormats } from '#src/core/files.ts';
import type { Message } from '#src/core/message.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { loadPolicyView } from '#src/operations/policies/policy-view.ts';
import { addGuides } from '../tools/guides.ts';
import { assess } from './assess.ts';
import { importIndex } from './import-index.ts';

export const policy = defineGroup({
  name: 'policy',
  fallback: 'show',
  subcommands: {
    show: subcommand({
      visibility: 'public',
      folds: ['evidence'],
      files: tableFormats,
      args: z.object({ region: argument.ownRegion(), area: argument.area().optional() }),
      async run(context, { region, area }, call) {
        const answer = await showPolicy(context, call, region, (area as PolicyArea | undefined) ?? null);
        return addGuides(context, call, { areas: [area] }, answer);
      },
    }),
    assess,
    import: importIndex,
  },
});

/** Shows a region's policy; `opening` stands above it. */
export async function showPolicy(
  context: AppContext,
  call: Call,
  code: string,
  area: PolicyArea | null,
  opening?: string,
): Promise<Message> {
  const region = context.catalogue.regions.get(code);
  if (!region) throw new TypeError(`No such region: ${code}`);
  const words = figureFormatter(context, call);
  const view = await loadPolicyView(context, region, area);
  return policyMessage(context, words, { ...view, name: words.region(region) }, opening);
}
