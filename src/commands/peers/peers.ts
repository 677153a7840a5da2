import { z } from 'zod';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { betterMessage, shownPeers } from '#src/answers/peers/better.ts';
import { noPeersMessage } from '#src/answers/peers/none.ts';
import { type PeersAsked, peersMessage } from '#src/answers/peers/peers.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, defineCommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { filterWords } from '#src/domain/figures/area-filter.ts';
import { findBetter, soundFigure } from '#src/domain/peers/better.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { countExperiencesByRegion } from '#src/store/experiences/count.ts';

export const peers = defineCommand({
  name: 'peers',
  visibility: 'public',
  isForEverybody: true,
  args: z.object({
    region: argument.ownRegion(),
    'better-at': argument.indicator().optional(),
    'worse-at': argument.indicator().optional(),
    abroad: argument.flag().optional(),
    members: argument.flag().optional(),
    country: argument.country().optional(),
    except: argument.regions({ min: 1, max: 6 }).optional(),
    island: argument.flag().optional(),
    coast: argument.flag().optional(),
  }),
  run: (context, { region, 'better-at': betterAt, 'worse-at': worseAt, abroad, members, ...rest }, call) =>
    findPeersOf(context, call, {
      code: region,
      betterAt: betterAt ?? worseAt ?? null,
      side: betterAt === undefined && worseAt !== undefined ? 'worse' : 'better',
      isAbroad: abroad ?? false,
      isMembers: members ?? false,
      country: rest.country ?? null,
      filter: { except: rest.except ?? [], isIsland: rest.island ?? false, isCoast: rest.coast ?? false },
    }),
});

async function findPeersOf(
  context: AppContext,
  call: Call,
  asked: Omit<PeersAsked, 'region' | 'area' | 'name' | 'answer'> & { code: string },
): Promise<Message> {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const { peers: texts } = words.texts;
  const region = catalogue.regions.get(asked.code);
  const area = region && catalogue.territories.get(region.area);
  if (!region || !area) throw new TypeError(`No such region: ${asked.code}`);
  const name = words.region(region);
  const indicator = asked.betterAt === null ? null : (catalogue.indicators.get(asked.betterAt) ?? null);
  if (indicator?.polarity === 0) throw new UserError(texts.better.neither({ indicator: indicator.name }));

  const book = await openFigureCache(context.sql, catalogue, [
    ...structuralIndicators,
    ...(indicator ? [indicator.code] : []),
  ]);
  const search = createPeerSearch(catalogue, book.sheet, book.remember);
  const family = indicator?.family ?? null;
  const { isAbroad, isMembers, country, filter } = asked;
  const answer = search.answer({ area, family, isAbroad, isMembers, country, filter });
  const isNarrowed = country !== null || filterWords(filter) !== '';
  if (answer.candidates.length === 0 && isNarrowed) throw new UserError(texts.noneLeft({ region: name }));
  if (answer.candidates.length === 0 && !isMembers) return noPeersMessage(context, words, name, area);
  if (answer.peers.length === 0) throw new UserError(texts.noneMembers({ region: name }));

  const found: PeersAsked = { ...asked, region, area, name, answer };
  const sheet = indicator && book.sheet(indicator.code);
  if (!sheet) return book.remember(`${call.person.language} ${call.line}`, () => peersMessage(context, words, found));
  const series = sheet.series.get(area.code);
  const own = soundFigure(series);
  const list =
    own && findBetter(sheet, area, own, answer, (each) => search.usualPeers(each, area.level, family), asked.side);
  if (!list) {
    const why = words.missing(sheet.missing(area.code, null) ?? { type: 'no-data' });
    throw new UserError(texts.better.ownUnknown({ region: name, indicator: sheet.indicator.name, why }));
  }
  const { policyArea } = sheet.indicator;
  const regions = shownPeers(list).map(({ peer }) => regionOfTerritory(catalogue, peer.area)?.code ?? peer.area);
  const counts = policyArea ? await countExperiencesByRegion(context.sql, regions, policyArea) : [];
  return betterMessage(context, words, found, sheet.indicator, list, counts);
}
