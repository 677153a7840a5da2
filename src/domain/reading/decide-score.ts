import { foldText } from '#src/core/text.ts';
import { answer, periodPieces } from './answer.ts';
import { countPieces, scopePieces } from './decide-rank.ts';
import type { Asker, Decision, ReadPiece } from './decision.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { has, says } from './question-kind.ts';
import { mostRanked } from './rank-line.ts';

/** The names themselves are no words that were left over. */
const used =
  /^(?:mipex|mipex-r|r|index|indices|policy|policies|score|scores|scored|scoring|points?|punt\p{L}+|poäng\p{L}*|poang\p{L}*|punkt\p{L}*|pontua\p{L}+|pontos?|overall|integration|migrant|outcomes?|self|assessed|assessment|schneidet|schneiden|ab)$/iu;

/** "How does Skåne do on social security", "wie steht Bayern in der Bildung da". */
const howWell =
  /^\W*(?:how (?:well )?(?:does|is|did) .+ (?:do|doing|fare|faring|perform\w*|stand|score)\b|como (?:va|le va a|anda|esta|vai|se situa) .+|come (?:va|sta|se la cava) .+|wie (?:gut )?(?:steht|schneidet) .+|comment (?:va|se porte|se situe|s en sort) .+|hur (?:bra )?(?:gar det for|star|ligger|klarar sig) .+|com (?:va|esta|li va a) .+)/;

/** Returns whether it is asked how well one region does in one policy area, and nothing else. */
function asksHowWell(frame: Frame): boolean {
  const isOfOne =
    frame.areas.length === 1 && frame.regions.length === 1 && !frame.isOwn && !has(frame, 'did', 'anybody');
  const isPlain = frame.direction === null && frame.superlative === null && frame.average === null && !frame.isTrend;
  const isAll = frame.residue.every(({ word }) => used.test(word)) && frame.matters.every(({ isArea }) => isArea);
  return isOfOne && isPlain && isAll && howWell.test(foldText(frame.text));
}

/** "MIPEX score of Catalonia", "education score of Skåne": policy and outcomes are two answers, and neither stands in for the other. */
export function decideScore(whole: Frame, asker: Asker): Decision | null {
  const frame = withWorkArea(whole);
  const isPolicy = says(frame, 'policy-index') && !has(frame, 'experience', 'contact');
  const isScore = isAboutScores(frame) && (says(frame, 'score') || asksHowWell(frame));
  if (!isPolicy && !isScore) return null;
  if (frame.unknownPlaces.length > 0) return null;
  const said = { ...frame, residue: frame.residue.filter(({ word }) => !used.test(word)), matters: [] };
  return isPolicy ? decidePolicy(said, asker) : decideOutcomes(said, asker);
}

/** "The score in employment", "puntuación en empleo": there are scores of areas, and the one of work is meant; "employment rate" is a figure. */
function withWorkArea(frame: Frame): Frame {
  const isOfWork =
    frame.families.length === 1 && frame.families[0]?.value === 'employment' && frame.groups.length === 0;
  if (!isOfWork || !says(frame, 'score') || says(frame, 'rate')) return frame;
  return { ...frame, families: [], areas: ['labour-market'] };
}

function decidePolicy(frame: Frame, asker: Asker): Decision {
  const [area] = frame.areas;
  // Policy is shown region by region.
  if (frame.regions.length > 1) {
    const offers = frame.regions
      .slice(0, mostOffers)
      .map(({ code }) => ({ line: `/policy show ${code}`, region: code }));
    return { type: 'doubt', frame, doubt: { reason: 'which-figure', offers } };
  }
  const region = regionOf(frame, asker);
  if (says(frame, 'assess') && area) return answer(frame, joinLine('/policy assess', area), piecesOf(area, null));
  return answer(frame, joinLine('/policy show', region, area && `area=${area}`), piecesOf(area, region));
}

function decideOutcomes(frame: Frame, asker: Asker): Decision | null {
  const [area] = frame.areas;
  const { regions, period } = frame;
  const year = period?.type === 'year' && `year=${period.year}`;
  const own = frame.isOwnBeside ? asker.region : null;
  const codes = [...new Set([own, ...regions.map(({ code }) => code)].filter((code) => code !== null))];
  const [first, ...others] = codes;
  if (others.length > 0) {
    const line = joinLine('/score', first, `against=${others.join(',')}`, area && `area=${area}`, year);
    return answer(frame, line, [
      ...piecesOf(area, null),
      ...codes.map((value) => ({ kind: 'region' as const, value })),
      ...periodPieces(frame),
    ]);
  }
  // A whole country says where to look.
  const country = frame.scope.countries[0] ?? regions.find(({ code }) => code.length === 2)?.code;
  const isNamed = regions.some(({ code }) => code.length > 2) || frame.isOwn;
  if (area && !isNamed && (says(frame, 'ranking') || has(frame, 'rank'))) {
    const isWorst = frame.superlative === 'worst' || frame.superlative === 'lowest';
    const { excluded, where, isMembers } = frame.scope;
    const isOfCountries = country === undefined && says(frame, 'asks-countries');
    const line = joinLine(
      '/indicator rank',
      area,
      country && `country=${country}`,
      excluded.length > 0 && `except=${excluded.map((each) => each.code).join(',')}`,
      isMembers && 'members',
      isOfCountries && 'countries',
      ...where,
      isWorst && 'order=worst',
      frame.count !== null && `count=${Math.min(frame.count, mostRanked)}`,
      year,
    );
    return answer(frame, line, [
      ...piecesOf(area, null, country),
      ...(isOfCountries ? [{ kind: 'filter' as const, value: 'countries' }] : []),
      ...scopePieces(frame),
      ...excluded.map((each) => ({ kind: 'except' as const, value: each.code })),
      ...(isWorst ? [{ kind: 'direction' as const, value: 'worst' }] : []),
      ...countPieces(frame),
    ]);
  }
  const region = regionOf(frame, asker);
  return answer(frame, joinLine('/score', region, area && `area=${area}`, year), piecesOf(area, region));
}

const mostOffers = 3;

function regionOf({ regions, isOwn }: Frame, asker: Asker): string | null {
  return regions[0]?.code ?? (isOwn ? asker.region : null);
}

function piecesOf(area: string | undefined, region: string | null, country?: string): ReadPiece[] {
  return [
    ...(area ? [{ kind: 'area' as const, value: area }] : []),
    ...(region ? [{ kind: 'region' as const, value: region }] : []),
    ...(country ? [{ kind: 'country' as const, value: country }] : []),
  ];
}

/** A score is of a region or a policy area; a figure that is named is another question, and so is what others tried. */
function isAboutScores(frame: Frame): boolean {
  const isCompared = has(frame, 'compare') && !(frame.regions.length > 1 && says(frame, 'score'));
  const isOther =
    frame.families.length > 0 || frame.groups.length > 0 || has(frame, 'experience', 'contact', 'peers') || isCompared;
  return !isOther && (frame.regions.length > 0 || frame.areas.length > 0 || frame.isOwn);
}
