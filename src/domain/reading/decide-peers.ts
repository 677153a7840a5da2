import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { isHeldFor } from '../regions/held-for.ts';
import { answer } from './answer.ts';
import type { Decision, ReadPiece } from './decision.ts';
import { doubtOf } from './doubts.ts';
import type { FigureAsked } from './figure.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';
import { offersFor } from './offers.ts';
import { has, says } from './question-kind.ts';
import { ourWord } from './take-meaning.ts';

/** Regions like one, or those that do better or worse than one. */
export function isAboutPeers(frame: Frame): boolean {
  if (has(frame, 'peers') && !(frame.regions.length > 1))
    return frame.families.length === 0 || frame.direction !== null || has(frame, 'peers');
  if (has(frame, 'compare') || frame.regions.length > 1 || frame.threshold !== null || frame.average !== null)
    return false;
  // "Are we worse off than Tirol?" holds two against each other.
  if (frame.isOwnBeside && frame.direction !== null && frame.regions.length > 0) return false;
  // "Las peores regiones" is a ranking's end.
  const isOfCountry = frame.regions.every(({ code }) => code.length === 2) && !frame.isThan;
  if (frame.superlative !== null && isOfCountry && !frame.isOwn) return false;
  // "Who has fewer early leavers than us?"
  const isOne = frame.regions.length + (frame.isOwn ? 1 : 0) === 1;
  if (frame.direction !== null && frame.isThan && isOne && frame.families.length > 0) return true;
  const isBetter = frame.direction === 'better' || frame.direction === 'worse';
  // "Who is worst in Europe", "in Italy": nobody is named whom they are to be worse than.
  const isNobody = frame.regions.every(({ code }) => code.length === 2) && !frame.isOwn;
  const isSomewhere = frame.isUnion || frame.scope.countries.length + frame.regions.length > 0;
  if (isNobody && isSomewhere && !frame.isThan) return false;
  return isBetter && (frame.families.length > 0 || frame.regions.length === 1 || frame.isOwn);
}

export function decidePeers(frame: Frame, figure: FigureAsked, catalogue: Catalogue): Decision {
  const { scope } = frame;
  // "Has Ruritania fewer of them than we?" asks of somebody who is not known, and for no list.
  const subject =
    frame.isThan && frame.isOwn && !has(frame, 'peers') && !says(frame, 'asks-which') ? frame.residue[0] : undefined;
  if (subject) return doubtOf(frame, { reason: 'unknown-place', said: subject.word, candidates: [] });
  const region = frame.regions.find(({ code }) => code.length > 2) ?? frame.regions[0];
  const stranger = region === undefined && !frame.isOwn ? strangerOf(frame) : undefined;
  if (stranger !== undefined) return doubtOf(frame, { reason: 'unknown-place', said: stranger, candidates: [] });
  const filter = scope.unknown[0];
  // "Who has improved most" asks how it changed.
  if (frame.isTrend && frame.direction !== null)
    return doubtOf(frame, { reason: 'turn', said: frame.text, offers: [{ line: joinLine('/peers', region?.code) }] });
  // Likeness is of the latest figures.
  if (frame.period !== null && frame.period.type !== 'latest')
    return doubtOf(frame, {
      reason: 'turn',
      said: periodText(frame),
      offers: [{ line: joinLine('/peers', region?.code) }],
    });
  // "Like us, in Scotland": a region is no filter, and not what others are to be like.
  const isLikeUs = frame.intents.some(({ value, said }) => value === 'peers' && ourWord.test(foldText(said ?? '')));
  if (isLikeUs && !frame.isThan && region !== undefined && region.code.length > 2) {
    const offers = [{ line: joinLine('/compare', region.code) }, { line: '/peers' }];
    return doubtOf(frame, { reason: 'filter', said: region.said, offers });
  }
  // "How many regions have more than we": of all, and these are twelve.
  if (says(frame, 'how-many-regions') && frame.direction !== null)
    return doubtOf(frame, {
      reason: 'turn',
      said: frame.text,
      offers: [...offersFor(frame, figure, catalogue), { line: joinLine('/peers', region?.code) }],
    });
  const turn =
    frame.unusedTurns[0] ?? (frame.superlative === 'lowest' && figure.type === 'none' ? frame.superlative : undefined);
  const bare = joinLine('/peers', region?.code);
  if (turn !== undefined) return doubtOf(frame, { reason: 'turn', said: turn, offers: [{ line: bare }] });
  const country = catalogue.territories.get(catalogue.regions.get(region?.code ?? '')?.territory ?? '')?.country;
  const excluded = scope.excluded.filter(({ code }) => code !== country || region === undefined);
  const isAbroad = scope.isAbroad || (country !== undefined && scope.excluded.some(({ code }) => code === country));
  const side = figure.type === 'held' ? sideOf(frame, catalogue.indicators.get(figure.code)?.polarity ?? 0) : null;
  if (filter !== undefined) {
    const better = figure.type === 'held' && side !== null && `${side}-at=${figure.code}`;
    return doubtOf(frame, {
      reason: 'filter',
      said: filter,
      offers: [{ line: joinLine('/peers', region?.code, better) }],
    });
  }
  if (frame.direction !== null && figure.type === 'held' && side === null)
    return doubtOf(frame, { reason: 'turn', said: frame.direction, offers: [{ line: bare }] });
  if (
    frame.direction !== null &&
    figure.type === 'none' &&
    (frame.direction === 'worse' || frame.direction === 'better') &&
    frame.topic.length > 0 &&
    frame.areas.length > 0
  ) {
    const [area = ''] = frame.areas;
    const offers = areaOffers(area, region?.code, frame.direction, catalogue);
    if (offers.length > 0) return doubtOf(frame, { reason: 'which-figure', offers });
    const tried = { line: joinLine('/experience list', area) };
    return doubtOf(frame, { reason: 'no-area-figures', area, offers: [tried, { line: bare }] });
  }
  if (figure.type === 'two')
    return doubtOf(frame, { reason: 'which-figure', offers: offersFor(frame, figure, catalogue) });
  const code = figure.type === 'held' ? figure.code : null;
  const words = [
    code && side && `${side}-at=${code}`,
    isAbroad && 'abroad',
    scope.isMembers && 'members',
    excluded.length > 0 && `except=${excluded.map((each) => each.code).join(',')}`,
    scope.countries[0] && `country=${scope.countries[0]}`,
    ...new Set(scope.where),
  ];
  if (code && side === null)
    return doubtOf(frame, {
      reason: 'turn',
      said: frame.text,
      offers: [{ line: bare }, ...offersFor(frame, figure, catalogue)].slice(0, 3),
    });
  // "Which one is it most like": no figure is higher there.
  const isMostAlike = isMostLike(frame);
  // "Regions like us for young migrants": likeness is of everybody.
  const isOfGroup = code === null && (frame.sex !== null || frame.age !== null || frame.groups.length > 0);
  const [group] = frame.groups;
  const said = frame.topic.join(' ') || (group?.said ?? frame.text);
  if (isOfGroup) return doubtOf(frame, { reason: 'turn', said, offers: [{ line: bare }] });
  // "Whom are we least like?": the list is of those most alike.
  if (frame.direction === 'lower' && code === null && isBesideLikeness(frame) && frame.topic.length === 0)
    return doubtOf(frame, {
      reason: 'turn',
      said: frame.content.find(({ slots }) => slots.includes('direction'))?.said ?? frame.text,
      offers: [{ line: bare }],
    });
  if (frame.direction !== null && !isMostAlike && code === null)
    return doubtOf(frame, { reason: 'which-figure', offers: allOffers(region?.code, frame.direction, catalogue) });
  const pieces: ReadPiece[] = [
    { kind: 'filter', value: 'peers' },
    region ? { kind: 'region', value: region.code } : { kind: 'own', value: '' },
    ...(code && side
      ? [
          { kind: 'direction' as const, value: side },
          { kind: 'indicator' as const, value: code },
        ]
      : []),
    ...(isAbroad ? [{ kind: 'filter' as const, value: 'abroad' }] : []),
    ...(scope.isMembers ? [{ kind: 'filter' as const, value: 'members' }] : []),
    ...scope.countries.slice(0, 1).map((value): ReadPiece => ({ kind: 'country', value })),
    ...scope.where.map((value): ReadPiece => ({ kind: 'filter', value })),
    ...excluded.map((each): ReadPiece => ({ kind: 'except', value: each.code })),
  ];
  // The list has a length of its own.
  const unasked = frame.count === null ? [] : [{ word: String(frame.count), at: 0, isTelling: false }];
  const residue = [...frame.residue, ...unasked];
  return answer({ ...frame, residue }, joinLine('/peers', region?.code, ...words), pieces);
}

/** The number of words between "more" and "like": "a quién se parece más". */
const mostToMore = 3;

/** "Which one is it most like", whatever is left out. */
export function isMostLike(frame: Frame): boolean {
  const { direction, topic, scope, isUnion } = frame;
  if (!isBesideLikeness(frame)) return false;
  const isSaid = (word: string) =>
    scope.excluded.some(({ said }) => said === word) || (isUnion && /^europ/i.test(word));
  return direction === 'higher' && topic.every(isSaid);
}

/** "Like Murcia, but bigger": the comparative is of something else. */
function isBesideLikeness({ content, intents }: Frame): boolean {
  const more = content.find(({ slots }) => slots.includes('direction'));
  const alike = intents.find(({ value }) => value === 'peers');
  return !more || !alike || (more.at >= alike.at - mostToMore && more.at <= alike.end);
}

/** Languages that write all nouns with a capital. */
const capitalNouns = new Set(['de']);

/** "Eskoziaren antzekorik": a name beside the likeness that is not known, for which no other region stands in. */
function strangerOf({ residue, intents, language }: Frame): string | undefined {
  const alike = intents.find(({ value }) => value === 'peers');
  const isBeside = (at: number) => alike !== undefined && (at === alike.at - 1 || at === alike.end);
  return residue.find(
    ({ word, at }) => /^\p{Lu}/u.test(word) && (isBeside(at) || (at > 0 && !capitalNouns.has(language))),
  )?.word;
}

function periodText({ period }: Frame): string {
  return period?.type === 'year'
    ? String(period.year)
    : period?.type === 'span'
      ? String(period.since ?? period.until)
      : 'that period';
}

/** "Fewer early leavers" is better, "lower income" is worse; where neither end is better, neither. */
function sideOf({ direction }: Frame, polarity: number): 'better' | 'worse' | null {
  if (direction === 'better' || direction === 'worse') return direction;
  if (direction === null || polarity === 0) return null;
  return (direction === 'higher') === polarity > 0 ? 'better' : 'worse';
}

function areaOffers(area: string, region: string | undefined, direction: string, catalogue: Catalogue) {
  const codes = [...catalogue.indicators.values()]
    .filter((each) => each.policyArea === area && each.polarity !== 0 && isHeldFor(each, [region], catalogue))
    .map(({ code }) => code);
  return codes
    .slice(0, 3)
    .map((indicator) => ({ line: joinLine('/peers', region, `${direction}-at=${indicator}`), indicator }));
}

function allOffers(region: string | undefined, direction: string, catalogue: Catalogue) {
  const side = direction === 'worse' ? 'worse' : 'better';
  const codes = [...catalogue.indicators.values()]
    .filter((each) => each.polarity !== 0 && isHeldFor(each, [region], catalogue))
    .map(({ code }) => code);
  return codes
    .slice(0, 3)
    .map((indicator) => ({ line: joinLine('/peers', region, `${side}-at=${indicator}`), indicator }));
}
