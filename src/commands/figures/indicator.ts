import { z } from 'zod';
import { defineGroup, subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
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
        year: argument.number('The figure of this year').optional(),
        since: argument.number('From this year on').optional(),
        until: argument.number('Up to this year').optional(),
        years: argument.number('The last so many years').optional(),
      }),
      run: (context, { indicator: code, region, year, since, until, years }, call) =>
        showIndicator(context, call, {
          indicator: code,
          region,
          span: { year: year ?? null, since: since ?? null, until: until ?? null, years: years ?? null },
        }),
    }),
    rank: subcommand({
      summary: 'Where regions stand on one figure',
      visibility: 'public',
      args: z.object({
        indicator: argument.indicator('What is measured'),
        country: argument.country('Only regions of this country').optional(),
        members: argument.flag('Only member regions').optional(),
        page: argument.number('Which part of a long list').optional(),
        order: argument.choice(['best', 'worst'], 'Which end comes first').optional(),
        except: argument.regions({ min: 1, max: 6 }, 'Without these regions or countries').optional(),
        island: argument.flag('Only islands').optional(),
        coast: argument.flag('Only regions on the coast').optional(),
        below: argument.number('Only figures below this').optional(),
        above: argument.number('Only figures above this').optional(),
        year: argument.number('The figures of this year').optional(),
      }),
      run: (context, { indicator: code, country, members, page, ...rest }, call) =>
        rankIndicator(context, call, {
          indicator: code,
          country: country ?? null,
          isMembers: members ?? false,
          page: page ?? null,
          isWorstFirst: rest.order === 'worst',
          filter: { except: rest.except ?? [], isIsland: rest.island ?? false, isCoast: rest.coast ?? false },
          below: rest.below ?? null,
          above: rest.above ?? null,
          year: rest.year ?? null,
        }),
    }),
  },
});
