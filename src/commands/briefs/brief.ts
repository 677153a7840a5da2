import { z } from 'zod';
import type { Brief, BriefPart } from '#src/answers/briefs/brief.ts';
import { briefDocument, briefFolds, briefMessage } from '#src/answers/briefs/message.ts';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { argument } from '#src/commands/arguments.ts';
import { compareRegions } from '#src/commands/figures/compare.ts';
import { type FoundPeers, findPeersOf, plainPeers } from '#src/commands/peers/peers.ts';
import { showScore } from '#src/commands/scores/score.ts';
import { type AppContext, defineCommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { tableFormats } from '#src/core/files.ts';
import type { Message } from '#src/core/message.ts';
import { nobody, pagePlatform } from '#src/core/page-visit.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import { wholeIndex } from '#src/domain/scores/structure.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { loadOutcomes } from '#src/operations/briefs/outcomes.ts';
import { loadPublicList } from '#src/operations/experiences/public-list.ts';
import { loadPolicyView } from '#src/operations/policies/policy-view.ts';
import { loadRegionProfile } from '#src/operations/profiles/region-profile.ts';
import { loadRegionScores } from '#src/operations/scores/region-scores.ts';

/** Regions that a brief is set against: more do not fit a page. */
const mostAgainst = 3;
/** So many of the most alike stand beside a region where none is named. */
const takenAgainst = 2;
const mostTried = 5;

export const brief = defineCommand({
  name: 'brief',
  visibility: 'public',
  isForEverybody: true,
  scope: 'figures:read',
  folds: briefFolds,
  files: ['pdf', ...tableFormats],
  args: z.object({
    region: argument.ownRegion(),
    against: argument.regions({ min: 1, max: mostAgainst }).optional(),
    area: argument.area().optional(),
  }),
  run: (context, { region, against, area }, call) =>
    showBrief(context, call, { region, against: against ?? null, area: (area as PolicyArea | undefined) ?? null }),
});

type Asked = { region: string; against: readonly string[] | null; area: PolicyArea | null };

/** A brief says what anybody may read: it is passed on. Whole on a page and in a file, short in a chat. */
async function showBrief(context: AppContext, call: Call, asked: Asked): Promise<Message> {
  const open = { ...call, person: { ...nobody, language: call.person.language, timeZone: call.person.timeZone } };
  const words = figureFormatter(context, open);
  if (asked.against?.includes(asked.region)) {
    const region = context.catalogue.regions.get(asked.region);
    throw new UserError(words.texts.brief.againstItself({ region: region ? words.region(region) : asked.region }));
  }
  const found = await loadBrief(context, open, asked);
  const isOnPaper = call.isForFile === true;
  return isOnPaper || call.event.actor.platform === pagePlatform
    ? briefDocument(context, words, found, { isOnPaper })
    : briefMessage(context, words, found);
}

async function loadBrief(context: AppContext, call: Call, asked: Asked): Promise<Brief> {
  const { catalogue, sql } = context;
  const profile = await loadRegionProfile(context, asked.region, { isForEverybody: true });
  const { region } = profile;
  const nearest = profile.peers.flatMap((area) => regionOfTerritory(catalogue, area)?.code ?? []);
  const against = asked.against ?? nearest.slice(0, takenAgainst);
  const lowest = asked.area === null ? await lowestArea(context, region) : null;
  const area = asked.area ?? lowest?.area ?? null;
  const found: FoundPeers[] = [];
  const compare = (policyArea: PolicyArea | null) => {
    if (against.length === 0) return '';
    const codes = [region.code, ...against];
    const line = `/compare ${codes.join(' ')}${policyArea ? ` area=${policyArea}` : ''}`;
    return part(() => compareRegions(context, { ...call, line }, codes, { policyArea, chosen: null, year: null }));
  };
  const [comparison, ofArea, scores, areaScore, policy, peers, better, { count }, outcomes] = await Promise.all([
    compare(null),
    asked.area === null ? null : compare(asked.area),
    part(() => showScore(context, call, region.code, null, null)),
    asked.area === null ? null : part(() => showScore(context, call, region.code, asked.area, null)),
    loadPolicyView(context, region, asked.area),
    part(() => findPeersOf(context, call, { ...plainPeers, code: region.code })),
    area === null
      ? ''
      : part(() =>
          findPeersOf(context, call, { ...plainPeers, code: region.code, betterAt: area }, (each) => found.push(each)),
        ),
    loadPublicList(sql, { region: region.code }, { page: 1, size: 1 }),
    loadOutcomes(context, [region.code, ...against], asked.area),
  ]);
  const [{ codes: shown, ofArea: byScore } = { codes: [], ofArea: null }] = found;
  return {
    line: call.line,
    day: call.now.toISOString().slice(0, 10),
    profile,
    published: count,
    against: { codes: against, isTaken: asked.against === null },
    area: area === null ? null : { area, isTaken: asked.area === null, isOnly: lowest?.isOnly ?? false },
    comparison,
    ofArea,
    scores,
    areaScore,
    policy: { ...policy, name: figureFormatter(context, call).region(region) },
    peers,
    better,
    outcomes,
    byScore,
    tried: area === null ? { experiences: [], isOfOthers: false } : await listTried(context, shown, area, region.code),
  };
}

/** An answer, or the sentence that refuses it. */
async function part(answer: () => Promise<Message>): Promise<BriefPart> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** The policy area in which a region has its lowest score, and whether it is the only one with any; null where it has none. */
async function lowestArea(
  context: AppContext,
  region: Brief['profile']['region'],
): Promise<{ area: PolicyArea; isOnly: boolean } | null> {
  const { scored } = await loadRegionScores(context, region);
  const areas = scored.filter(({ set }) => set.area !== wholeIndex);
  const lowest = areas.reduce<(typeof areas)[number] | null>(
    (least, each) => (least === null || each.score.score < least.score.score ? each : least),
    null,
  );
  return lowest && { area: lowest.set.area as PolicyArea, isOnly: areas.length === 1 };
}

/** Lists what those who do better published in an area; else what other regions did. */
async function listTried({ sql }: AppContext, regions: readonly string[], area: PolicyArea, own: string) {
  const lists = await Promise.all(
    regions.map((region) => loadPublicList(sql, { area, region }, { page: 1, size: mostTried })),
  );
  const theirs = lists.flatMap(({ experiences }) => experiences).slice(0, mostTried);
  if (theirs.length > 0) return { experiences: theirs, isOfOthers: false };
  const all = await loadPublicList(sql, { area }, { page: 1, size: 2 * mostTried });
  return { experiences: all.experiences.filter(({ region }) => region !== own).slice(0, mostTried), isOfOthers: true };
}
