import { z } from 'zod';
import { figureWords } from '#src/answers/figures/figure-formatter.ts';
import { betterMessage, shownPeers } from '#src/answers/peers/better.ts';
import { noPeersMessage } from '#src/answers/peers/none.ts';
import { type PeersAsked, peersMessage } from '#src/answers/peers/peers.ts';
import { type AppContext, defineCommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { latestFigure, latestFlags } from '#src/domain/figures/time-series.ts';
import { findBetter } from '#src/domain/peers/better.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import { regionOfArea } from '#src/domain/regions/naming.ts';
import { openFigureBook } from '#src/operations/figures/figure-cache.ts';
import { countExperiencesByRegion } from '#src/store/experiences/count.ts';

export const peers = defineCommand({
  name: 'peers',
  summary: 'Regions like one’s own, and which of them are better at something',
  visibility: 'public',
  args: z.object({
    region: argument.ownRegion('The region'),
    'better-at': argument.indicator('Only those that are better at this').optional(),
    abroad: argument.flag('Only regions of other countries').optional(),
    members: argument.flag('Only member regions').optional(),
  }),
  run: (context, { region, 'better-at': betterAt, abroad, members }, call) =>
    findPeersOf(context, call, {
      code: region,
      betterAt: betterAt ?? null,
      isAbroad: abroad ?? false,
      isMembers: members ?? false,
    }),
});

async function findPeersOf(
  context: AppContext,
  call: Call,
  asked: { code: string; betterAt: string | null; isAbroad: boolean; isMembers: boolean },
): Promise<Message> {
  const { catalogue } = context;
  const words = figureWords(context, call);
  const { peers: texts } = words.texts;
  const region = catalogue.regions.get(asked.code);
  const area = region && catalogue.areas.get(region.area);
  if (!region || !area) throw new TypeError(`No such region: ${asked.code}`);
  const name = words.region(region);
  const indicator = asked.betterAt === null ? null : (catalogue.indicators.get(asked.betterAt) ?? null);
  if (indicator?.polarity === 0) throw new UserError(texts.better.neither({ indicator: indicator.name }));

  const book = await openFigureBook(context.sql, catalogue, [
    ...structuralIndicators,
    ...(indicator ? [indicator.code] : []),
  ]);
  const search = createPeerSearch(catalogue, book.sheet, book.remember);
  const family = indicator?.family ?? null;
  const answer = search.answer({ area, family, isAbroad: asked.isAbroad, isMembers: asked.isMembers });
  if (answer.candidates.length === 0 && !asked.isMembers) return noPeersMessage(context, words, name, area);
  if (answer.peers.length === 0) throw new UserError(texts.noneMembers({ region: name }));

  const found: PeersAsked = { ...asked, region, area, name, answer };
  const sheet = indicator && book.sheet(indicator.code);
  if (!sheet) return book.remember(`${call.person.language} ${call.line}`, () => peersMessage(context, words, found));
  const series = sheet.series.get(area.code);
  const own = latestFigure(series);
  const list = own && findBetter(sheet, area, own, answer, (each) => search.usualPeers(each, area.level, family));
  if (!list) {
    const why = series && series.years.length > 0 ? words.why(latestFlags(series)) : null;
    const subject = { region: name, indicator: sheet.indicator.name };
    throw new UserError(
      why === null ? texts.better.ownUnknown(subject) : texts.better.ownWithheld({ ...subject, why }),
    );
  }
  const { policyArea } = sheet.indicator;
  const regions = shownPeers(list).map(({ peer }) => regionOfArea(catalogue, peer.area)?.code ?? peer.area);
  const counts = policyArea ? await countExperiencesByRegion(context.sql, regions, policyArea) : [];
  return betterMessage(context, words, found, sheet.indicator, list, counts);
}
