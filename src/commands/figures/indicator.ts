import { z } from 'zod';
import { defineGroup, subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import type { PolicyArea } from '#src/domain/figures/indicator.ts';
import { listIndicators } from './list.ts';
import { rankIndicator } from './rank.ts';
import { showIndicator } from './show.ts';

export const indicator = defineGroup({
  name: 'indicator',
  summary: 'What is measured: a region’s figure, its trend, a ranking',
  fallback: 'show',
  subcommands: {
    list: subcommand({
      summary: 'Everything that is measured',
      visibility: 'public',
      args: z.object({ area: argument.area('Only this policy area').optional() }),
      run: (context, { area }, call) => listIndicators(context, call, (area as PolicyArea | undefined) ?? null),
    }),
    show: subcommand({
      summary: 'One figure of one region, with its trend',
      visibility: 'public',
      args: z.object({
        indicator: argument.indicator('What is measured'),
        region: argument.ownRegion('The region'),
      }),
      run: (context, args, call) => showIndicator(context, call, args),
    }),
    rank: subcommand({
      summary: 'Where regions stand on one figure',
      visibility: 'public',
      args: z.object({
        indicator: argument.indicator('What is measured'),
        country: argument.country('Only regions of this country').optional(),
        members: argument.flag('Only member regions').optional(),
        page: argument.number('Which part of a long list').optional(),
      }),
      run: (context, { indicator: code, country, members, page }, call) =>
        rankIndicator(context, call, {
          indicator: code,
          country: country ?? null,
          isMembers: members ?? false,
          page: page ?? null,
        }),
    }),
  },
});
