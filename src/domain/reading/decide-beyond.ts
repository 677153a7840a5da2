import type { Catalogue } from '../regions/catalogue.ts';
import { decideRanking } from './decide-rank.ts';
import type { Asker, Decision } from './decision.ts';
import type { FigureAsked } from './figure.ts';
import type { Frame } from './frame.ts';
import { has, isQuestion, says } from './question-kind.ts';

/**
 * "Which regions have higher unemployment than Andalusia", "how many countries … than Italy": the list of all on that side of its figure. Likeness is
 * said where it is meant. Null where two that are named are held against each other, or nothing says what is counted.
 */
export function decideBeyond(frame: Frame, figure: FigureAsked, asker: Asker, catalogue: Catalogue): Decision | null {
  const code = figure.type === 'held' ? figure.code : areaOf(frame, figure);
  const region = limitOf(frame, asker);
  const side = code === null ? null : sideOf(frame, catalogue.indicators.get(code)?.polarity ?? null);
  if (code === null || region === null || side === null || !isOfAll(frame, region)) return null;
  const scope = withAbroad(frame.scope, region, catalogue);
  return decideRanking({ ...frame, superlative: null, scope }, code, catalogue, { side, region });
}

/** "Which regions abroad": all but those of the country of the region that they are held against. */
function withAbroad(scope: Frame['scope'], region: string, { regions, territories }: Catalogue): Frame['scope'] {
  const country = territories.get(regions.get(region)?.territory ?? '')?.country;
  const isLeft = country === undefined || scope.excluded.some(({ code }) => code === country);
  if (!scope.isAbroad || isLeft) return scope;
  return { ...scope, excluded: [...scope.excluded, { code: country, said: country, isAdjective: false }] };
}

/** Returns whether it is asked of all regions, or all of one country, and of no other one that is named. */
function isOfAll(frame: Frame, limit: string): boolean {
  const { period, threshold, average, isOwnBeside, isTrend, isEitherWay, unusedTurns } = frame;
  const isPlain = threshold === null && average === null && !isOwnBeside && !isTrend && !isEitherWay;
  const isOfYear = period === null || period.type === 'year' || period.type === 'latest';
  if (!isPlain || !isOfYear || unusedTurns.length > 0 || has(frame, 'peers', 'compare', 'stand', 'did')) return false;
  const others = frame.regions.filter(({ code }) => code !== limit);
  const asksWhich = says(frame, 'seeks-regions');
  // "Is it more than in Sardinia", "more out of work here than in Catalonia": two are held against each other.
  const isOfTwo = (frame.isOwn && frame.thanAt !== null) || (!asksWhich && isQuestion(frame.text));
  if (isOfTwo) return false;
  return others.length === 0 || (others.length === 1 && others[0]?.code.length === 2 && asksWhich);
}

/** The region behind "than": one that is named, or the asker's own. */
function limitOf({ regions, isThan, thanAt, isOwn }: Frame, asker: Asker): string | null {
  if (!isThan) return null;
  if (thanAt !== null) return regions.find(({ at }) => at === thanAt)?.code ?? null;
  return isOwn ? asker.region : null;
}

/** "Better than Skåne in education": the score of a policy area, where no figure is named. */
function areaOf({ areas, direction, families, groups }: Frame, figure: FigureAsked): string | null {
  const isScored = figure.type === 'none' && families.length + groups.length === 0;
  return isScored && (direction === 'better' || direction === 'worse') ? (areas[0] ?? null) : null;
}

/** `polarity`: null of a score. Where neither end is better, better is on no side. */
function sideOf({ direction }: Frame, polarity: number | null): 'above' | 'below' | null {
  if (direction === 'higher') return 'above';
  if (direction === 'lower') return 'below';
  if (direction === null || polarity === 0) return null;
  return (direction === 'better') === (polarity ?? 1) > 0 ? 'above' : 'below';
}
