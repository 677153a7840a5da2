import { z } from 'zod';
import { figureFolds } from '#src/answers/figures/first-screen.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { tableFormats } from '#src/core/files.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { rankByScore } from '../scores/rank.ts';
import { addGuides } from '../tools/guides.ts';
import { addIndicator } from './add-indicator.ts';
import { listIndicators } from './list.ts';
import { rankIndicator } from './rank.ts';
import { rankByChange } from './rank-changes.ts';
import { rankByNumber } from './rank-numbers.ts';
import { removeIndicator } from './remove-indicator.ts';
import { showIndicator } from './show.ts';

export const indicator = defineGroup({
  name: 'indicator',
  fallback: 'show',
  subcommands: {
    list: subcommand({
      visibility: 'public',
      isForEverybody: true,
      scope: 'figures:read',
      folds: figureFolds,
      args: z.object({ area: argument.area().optional() }),
      run: (context, { area }, call) => listIndicators(context, call, (area as PolicyArea | undefined) ?? null),
    }),
    show: subcommand({
      visibility: 'public',
      isForEverybody: true,
      scope: 'figures:read',
      folds: figureFolds,
      files: tableFormats,
      args: z.object({
        indicator: argument.indicator(),
        region: argument.ownRegion(),
        beside: argument.indicator().optional(),
        extremes: argument.flag().optional(),
        year: argument.year().optional(),
        since: argument.year().optional(),
        until: argument.year().optional(),
        years: argument.number({ min: 1, max: 200 }).optional(),
      }),
      run: async (context, { indicator: code, region, beside, extremes, year, since, until, years }, call) => {
        const areas = [context.catalogue.indicators.get(code)?.policyArea];
        const answer = await showIndicator(context, call, {
          indicator: code,
          region,
          beside: beside ?? null,
          isOfExtremes: extremes ?? false,
          span: { year: year ?? null, since: since ?? null, until: until ?? null, years: years ?? null },
        });
        return addGuides(context, call, { areas }, answer);
      },
    }),
    rank: subcommand({
      visibility: 'public',
      isForEverybody: true,
      scope: 'figures:read',
      folds: figureFolds,
      files: tableFormats,
      args: z.object({
        indicator: argument.indicatorOrArea(),
        country: argument.country().optional(),
        region: argument.region().optional(),
        members: argument.flag().optional(),
        countries: argument.flag().optional(),
        page: argument.page().optional(),
        order: argument.choice(['best', 'worst']).optional(),
        except: argument.regions({ min: 1, max: 6 }).optional(),
        island: argument.flag().optional(),
        coast: argument.flag().optional(),
        below: argument.limit().optional(),
        above: argument.limit().optional(),
        inclusive: argument.flag().optional(),
        count: argument.number({ min: 1, max: 25 }).optional(),
        year: argument.year().optional(),
        since: argument.year().optional(),
        until: argument.year().optional(),
        years: argument.number({ min: 1, max: 200 }).optional(),
        numbers: argument.flag().optional(),
        changed: argument.choice(['fell', 'rose']).optional(),
      }),
      async run(context, { indicator: code, country, members, page, ...rest }, call) {
        const asked = {
          country: country ?? null,
          region: rest.region ?? null,
          isMembers: members ?? false,
          isAskedForCountries: rest.countries ?? false,
          page: call.isForFile ? ('all' as const) : (page ?? null),
          isWorstFirst: rest.order === 'worst',
          filter: { except: rest.except ?? [], isIsland: rest.island ?? false, isCoast: rest.coast ?? false },
          below: rest.below ?? null,
          above: rest.above ?? null,
          isInclusive: rest.inclusive ?? false,
          count: rest.count ?? null,
          year: rest.year ?? null,
        };
        const years = { since: rest.since ?? null, until: rest.until ?? null, years: rest.years ?? null };
        const isOfChange = rest.changed !== undefined || Object.values(years).some((each) => each !== null);
        if (rest.numbers) {
          if (isOfChange) throw new UserError(textsFor(call.person.language).indicator.numbers.plain);
          return rankByNumber(context, call, code, asked);
        }
        if (isOfChange) return rankByChange(context, call, code, { ...asked, years, side: rest.changed ?? null });
        const indicator = context.catalogue.indicators.get(code);
        const answer = indicator
          ? await rankIndicator(context, call, { ...asked, indicator: code })
          : await rankByScore(context, call, { ...asked, area: code as PolicyArea });
        return addGuides(context, call, { areas: [indicator ? indicator.policyArea : code] }, answer);
      },
    }),
    add: addIndicator,
    remove: removeIndicator,
  },
});
