import { z } from 'zod';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { betterMessage, shownPeers } from '#src/answers/peers/better.ts';
import { type BetterAreaAsked, betterAreaMessage, shownScores } from '#src/answers/peers/better-area.ts';
import { peersLine } from '#src/answers/peers/buttons.ts';
import { noOwnMessage, noPeersMessage } from '#src/answers/peers/no-peers.ts';
import { peersFolds, peersMessage } from '#src/answers/peers/peers.ts';
import type { PeersAsked } from '#src/answers/peers/peers-request.ts';
import { argument } from '#src/commands/arguments.ts';
import { keepForLink } from '#src/commands/keep.ts';
import { type AppContext, defineCommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { tableFormats } from '#src/core/files.ts';
import type { Message } from '#src/core/message.ts';
import { nobody } from '#src/core/page-visit.ts';
import { holderOf } from '#src/domain/figures/holder.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import { filterWords } from '#src/domain/figures/territory-filter.ts';
import { findBetter, soundFigure } from '#src/domain/peers/better.ts';
import { peerMethod } from '#src/domain/peers/method.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { dimensions } from '#src/domain/peers/structure.ts';
import { isAnyWeight, readWeights } from '#src/domain/peers/weights.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { openFigureCache } from '#src/operations/figures/figure-cache.ts';
import { loadBetterInArea } from '#src/operations/peers/better-area.ts';
import { listChoices } from '#src/operations/peers/choices.ts';
import { countExperiencesByRegion } from '#src/store/experiences/count.ts';
import { policyAreaInText } from '#src/texts/topics.ts';

export const peers = defineCommand({
  name: 'peers',
  visibility: 'public',
  isForEverybody: true,
  scope: 'figures:read',
  folds: peersFolds,
  files: tableFormats,
  args: z.object({
    region: argument.ownRegion(),
    'better-at': argument.indicatorOrArea().optional(),
    'worse-at': argument.indicatorOrArea().optional(),
    abroad: argument.flag().optional(),
    members: argument.flag().optional(),
    eu: argument.flag().optional(),
    country: argument.country().optional(),
    except: argument.regions({ min: 1, max: 6 }).optional(),
    island: argument.flag().optional(),
    coast: argument.flag().optional(),
    weights: argument.weights({ min: 1, max: dimensions.length }).optional(),
  }),
  run: (context, { region, 'better-at': betterAt, 'worse-at': worseAt, abroad, members, ...rest }, call) =>
    findPeersOf(context, call, {
      code: region,
      betterAt: betterAt ?? worseAt ?? null,
      side: betterAt === undefined && worseAt !== undefined ? 'worse' : 'better',
      isAbroad: abroad ?? false,
      isMembers: members ?? false,
      isUnion: rest.eu ?? false,
      weights: readWeights(rest.weights ?? []),
      country: rest.country ?? null,
      filter: { except: rest.except ?? [], isIsland: rest.island ?? false, isCoast: rest.coast ?? false },
    }),
});

type AskedPeers = Omit<PeersAsked, 'region' | 'territory' | 'name' | 'answer' | 'choices' | 'isWeighable'> & {
  code: string;
};

/** What is asked where nothing is said besides the region. */
export const plainPeers: Omit<AskedPeers, 'code'> = {
  betterAt: null,
  side: 'better',
  isAbroad: false,
  isMembers: false,
  isUnion: false,
  weights: {},
  country: null,
  filter: { except: [], isIsland: false, isCoast: false },
};

/** What a brief wants to know besides the answer: the codes of those shown and, of a policy area, who is better by score. */
export type FoundPeers = { codes: readonly string[]; ofArea: Omit<BetterAreaAsked, 'counts'> | null };

/** The peers of a region, or those of them that are better; also a part of a brief. */
export async function findPeersOf(
  context: AppContext,
  call: Call,
  asked: AskedPeers,
  onFound: (found: FoundPeers) => void = () => {},
): Promise<Message> {
  const { catalogue } = context;
  const words = figureFormatter(context, call);
  const { peers: texts } = words.texts;
  const region = catalogue.regions.get(asked.code);
  const ofRegion = region && catalogue.territories.get(region.territory);
  if (!region || !ofRegion) throw new TypeError(`No such region: ${asked.code}`);
  const name = words.region(region);
  const indicator = asked.betterAt === null ? null : (catalogue.indicators.get(asked.betterAt) ?? null);
  const policyArea = asked.betterAt !== null && indicator === null ? (asked.betterAt as PolicyArea) : null;
  if (indicator?.polarity === 0) throw new UserError(texts.better.neither({ indicator: words.name(indicator) }));

  const cache = await openFigureCache(context.sql, catalogue, [
    ...structuralIndicators,
    ...(indicator ? [indicator.code] : []),
  ]);
  const isWholeCountry = catalogue.isWholeCountry(ofRegion);
  const holder = indicator && holderOf(cache.data(indicator.code), { ...ofRegion, isWholeCountry }, null);
  // A country that is one region is held against countries, where countries alone have the figure.
  const territory = catalogue.territories.get(holder?.code ?? '') ?? ofRegion;
  const search = createPeerSearch(catalogue, cache.data, cache.remember);
  const family = indicator?.family ?? null;
  const { isAbroad, isMembers, isUnion, country, filter, weights } = asked;
  const question = { territory, family, policyArea, isAbroad, isMembers, isUnion, country, filter, weights };
  const answer = search.answer(question);
  if (!isAnyWeight(weights, answer.missingDimensions)) throw new UserError(texts.noWeight);
  const isNarrowed = country !== null || isUnion || filterWords(filter) !== '';
  if (answer.candidates.length === 0 && isNarrowed) throw new UserError(texts.noneLeft({ region: name }));
  if (answer.candidates.length === 0 && indicator && territory !== ofRegion)
    throw new UserError(
      texts.better.countriesOnly({ region: name, indicator: words.name(indicator), code: indicator.code }),
    );
  if (answer.candidates.length === 0 && !isMembers)
    return noPeersMessage(context, words, name, territory, (each) => search.usualPeers(each, 2, null).length > 0);
  if (answer.peers.length === 0) throw new UserError(texts.noneMembers({ region: name }));

  const codeOf = (territory: string) => regionOfTerritory(catalogue, territory)?.code ?? territory;
  const found: PeersAsked = {
    ...asked,
    region,
    territory,
    name,
    answer,
    choices: await listChoices(context, { territory: ofRegion, isWholeCountry }, search),
    isWeighable: (other) => search.isWeighable(question, answer, other),
  };
  const keep = (message: Message, method: string) =>
    keepForLink(context, call, { line: peersLine(found), method, figures: cache.version }, message);
  const data = indicator && cache.data(indicator.code);
  if (policyArea !== null) {
    const peersOf = (each: string) => search.usualPeers(each, territory.level, null, policyArea);
    const list = await loadBetterInArea(context, {
      area: policyArea,
      territory: territory.code,
      list: answer,
      side: asked.side,
      peersOf,
    });
    if (list === null)
      return noOwnMessage(
        context,
        words,
        found,
        texts.area.ownUnknown({ region: name, area: policyAreaInText(policyArea, call.person.language) }),
      );
    if ('tooOld' in list)
      throw new UserError(
        texts.area.ownOld({
          region: name,
          area: policyAreaInText(policyArea, call.person.language),
          year: list.tooOld,
        }),
      );
    const shown = shownScores(list.list).map(({ peer }) => codeOf(peer.territory));
    onFound({ codes: shown, ofArea: list });
    const counts = await countExperiencesByRegion(context.sql, shown, policyArea);
    return keep(betterAreaMessage(context, words, found, { ...list, counts }), `${peerMethod}, ${scoreMethod}`);
  }
  if (!data) onFound({ codes: answer.peers.map((peer) => codeOf(peer.territory)), ofArea: null });
  if (!data) {
    const key = `${call.person.language} ${peersLine(found)}`;
    return keep(
      cache.remember(key, () => peersMessage(context, words, found)),
      peerMethod,
    );
  }
  const series = data.series.get(territory.code);
  const own = soundFigure(series);
  const line = peersLine(found);
  const list = cache.remember(
    `list ${line}`,
    () =>
      own &&
      findBetter(data, territory, own, answer, (each) => search.usualPeers(each, territory.level, family), asked.side),
  );
  if (!list) {
    const why = words.missing(data.missing(territory.code, null) ?? { type: 'no-data' });
    return noOwnMessage(
      context,
      words,
      found,
      texts.better.ownUnknown({ region: name, indicator: words.name(data.indicator), why, side: asked.side }),
    );
  }
  const { policyArea: ofFigure } = data.indicator;
  const regions = shownPeers(list).map(({ peer }) => codeOf(peer.territory));
  onFound({ codes: regions, ofArea: null });
  const counts = ofFigure ? await countExperiencesByRegion(context.sql, regions, ofFigure) : [];
  const compute = () => betterMessage(context, words, found, data.indicator, list, counts);
  const key = `${words.language} ${line} ${JSON.stringify(counts)}`;
  const better = call.person.id === nobody.id ? compute() : cache.remember(key, compute);
  return keep(better, `${peerMethod}, ${figureMethod}`);
}
