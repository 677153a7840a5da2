import { foldText } from '#src/core/text.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { type TargetGroup, targetGroupNames } from '#src/domain/topics/target-group.ts';
import type { Asker, Decision, Offer, ReadPiece } from './decision.ts';
import type { Frame } from './frame.ts';
import { joinLine, quoted } from './join-line.ts';
import { asksExperience, has, isQuestion, says } from './question-kind.ts';
import { onlyTargetGroup } from './target-group.ts';

/** Figures are not what is asked: somebody's doing, or a matter without a number. */
export function isAboutExperience(frame: Frame): boolean {
  if (frame.intents.some(({ value }) => value === 'why')) return false;
  // "Which AMIF projects does Skåne have", "ESF+ in Murcia": funds and evaluations are told of experiences only.
  const isOfDetail = frame.funds.length > 0 || frame.evaluated !== null;
  const isNumber = frame.families.length > 0 || frame.isShareNamed || frame.superlative !== null;
  if (isOfDetail && !isNumber && (says(frame, 'practice') || !isQuestion(frame.text, frame.language))) return true;
  // "What does Skåne do for refugees".
  if (says(frame, 'does-for') && !isNumber) return true;
  if (asksExperience(frame)) {
    if (frame.status === 'stopped' && frame.topic.length === 0 && !says(frame, 'practice')) return false;
    // "What has more unemployment, A or B?" has the words of a question for experiences.
    // "Does anybody resemble Styria?"
    const isOne = frame.regions.length + (frame.isOwn ? 1 : 0) === 1;
    if (has(frame, 'peers') && isOne && frame.topic.length + frame.areas.length === 0 && !has(frame, 'contact'))
      return false;
    const asksNumber = frame.families.length > 0 || frame.groups.length > 0;
    // "Poverty of migrants in Catalonia, have you anything?": what is held of a figure.
    const isHeldAsked = frame.intents
      .filter(({ value }) => value === 'experience' || value === 'contact')
      .every(
        ({ at, end }) => end >= frame.size && frame.intents.some((each) => each.value === 'anybody' && each.at === at),
      );
    if (isHeldAsked && frame.families.length > 0 && frame.matters.length + frame.residue.length === 0) return false;
    // "We would like to learn from those like us with more graduates."
    const isCounted = frame.families.length + frame.groups.length > 0;
    if (has(frame, 'peers') && isCounted && frame.direction !== null && frame.matters.every(({ isArea }) => isArea))
      return false;
    if (asksNumber && frame.isShare) return false;
    // "How did the employment gap between natives and migrants look?"
    const isOfGap = says(frame, 'gap') && frame.families.length > 0 && frame.groups.length > 0;
    if (isOfGap && frame.matters.length === 0 && !has(frame, 'contact')) return false;
    // "How did unemployment do in Madeira since 2015?"
    const isOfYears = frame.period !== null && frame.period.type !== 'latest' && frame.period.type !== 'month';
    if (frame.families.length > 0 && isOfYears && frame.matters.length === 0 && !has(frame, 'contact')) return false;
    if (frame.families.length > 0 && (frame.isTrend || (has(frame, 'compare') && frame.regions.length > 1)))
      return false;
    if (
      frame.families.length > 0 &&
      (frame.isShare || (frame.direction !== null && !has(frame, 'contact') && !frame.areas.length))
    )
      return false;
    if ((frame.direction !== null || frame.superlative !== null) && frame.regions.length > 1) return false;
    // "Which islands have the lowest unemployment?"
    if (frame.superlative !== null && frame.families.length > 0 && !has(frame, 'contact') && frame.matters.length === 0)
      return false;
    return true;
  }
  return frame.status === 'stopped' && frame.families.length === 0 && frame.topic.length > 0;
}

/** The line that searches experiences for what is left of a message. */
export function decideExperience(frame: Frame, asker: Asker, catalogue: Catalogue): Decision {
  // "Madeira or the Azores, where is it higher": two are held against each other, on something that is not known.
  const isCompared = frame.direction !== null && frame.regions.filter(({ isAside }) => !isAside).length > 1;
  const [unknown] = frame.residue;
  if (isCompared && unknown && !has(frame, 'contact'))
    return { type: 'doubt', frame, doubt: { reason: 'turn', said: unknown.word, offers: searchOffers(frame) } };
  const places = frame.unknownPlaces.filter(({ why }) => why === 'unknown' || why === 'several');
  const [place] = places;
  if (place) return placeDoubt(frame, place);
  const regions = frame.regions.filter(({ isAside }) => !isAside);
  const region = regions[0];
  const [country] = frame.scope.regionsOf;
  const home = catalogue.territories.get(catalogue.regions.get(asker.region ?? '')?.territory ?? '')?.country;
  // "Nurses from abroad" says where they come from, "other countries" whose experiences.
  const isAbroad = frame.scope.isAbroad && frame.scope.isAbroadOfRegions;
  const own = frame.scope.isOwnExcluded ? asker.region : null;
  const lost = lostInSearch(frame, isAbroad && home === undefined, frame.scope.isOwnExcluded && own === null);
  if (lost !== null)
    return { type: 'doubt', frame, doubt: { reason: 'turn', said: lost, offers: searchOffers(frame) } };
  const except = [
    ...new Set([
      ...frame.scope.excluded.map(({ code }) => code),
      ...(own ? [own] : []),
      ...(isAbroad && home ? [home] : []),
    ]),
  ];
  const group = onlyTargetGroup(frame);
  // "Experiences of our region": the asker's.
  const isSaidOurs = says(frame, 'practices-of-ours') || (says(frame, 'done-at-ours') && isOneClause(frame.text));
  const isOurs = !region && !frame.scope.isOwnExcluded && isSaidOurs;
  if (isOurs && asker.region === null)
    return { type: 'doubt', frame, doubt: { reason: 'turn', said: 'us', offers: searchOffers(frame) } };
  const ours = isOurs ? asker.region : null;
  const filters = [
    region && `region=${region.code}`,
    ours && `region=${ours}`,
    !region && !ours && country && `region=${country}`,
    except.length > 0 && `except=${except.join(',')}`,
    frame.status && `status=${frame.status}`,
    group !== null && `group=${group}`,
    ...detailWords(frame),
  ];
  const isNewest = frame.period?.type === 'latest' && frame.areas.length === 1 && frame.residue.length === 0;
  const isArea = frame.matters.every(({ isArea: each }) => each);
  // "None of them Italian": the adjective says whose are left out.
  const left = new Set(frame.scope.excluded.filter(({ isAdjective }) => !isAdjective).map(({ said }) => said));
  const topic = (isNewest && isArea) || group !== null ? [] : frame.topic.filter((word) => !left.has(word));
  const isList = topic.length === 0;
  const line = isList
    ? joinLine('/experience list', frame.areas[0] && `area=${frame.areas[0]}`, ...filters)
    : joinLine('/experience search', quoted(topic.join(' ')), ...filters);
  // One region is taken at a time; another that was named is one press away.
  const other = regions[1];
  const [fund, otherFund] = frame.funds;
  const elsewhere =
    other && region
      ? line.replace(`region=${region.code}`, `region=${other.code}`)
      : fund && otherFund
        ? line.replace(`funding=${fund.value}`, `funding=${otherFund.value}`)
        : null;
  const reading: ReadPiece[] = [
    ...(isList ? frame.areas.slice(0, 1).map((value) => ({ kind: 'area' as const, value })) : []),
    ...(isList ? [] : [{ kind: 'words' as const, value: topic.join(' ') }]),
    ...(group === null ? [] : [{ kind: 'target-group' as const, value: group }]),
    ...(region ? [{ kind: 'region' as const, value: region.code }] : []),
    ...(ours ? [{ kind: 'region' as const, value: ours }] : []),
    ...(!region && !ours && country ? [{ kind: 'country' as const, value: country }] : []),
    ...except.map((value) => ({ kind: 'except' as const, value })),
    ...(frame.status ? [{ kind: 'status' as const, value: frame.status }] : []),
    ...detailPieces(frame),
  ];
  const asides = frame.regions.filter(({ isAside }) => isAside).map(({ said }) => said);
  return {
    type: 'line',
    line,
    also: elsewhere,
    reading,
    unused: [...new Set([...asides, ...regions.slice(2).map(({ said }) => said), ...frame.leftOfTopic])].slice(0, 6),
    corrections: [...frame.corrections, ...refugeesMeant(frame, group)],
    parts: regions.filter(({ as }) => as === 'part').map(({ said, code }) => ({ said, region: code })),
    offers: [],
    isLong: false,
  };
}

/** "It does not work here: who tried …?" tells of the own region, and asks the others. */
function isOneClause(text: string): boolean {
  return !/[.?!;:,\n–—]\s*\p{L}/u.test(text);
}

/** What experiences tell of themselves, as a search takes it: who paid, whether it was evaluated, when it began. */
function detailWords({ funds, evaluated, period }: Frame): string[] {
  return [
    ...funds.slice(0, 1).map(({ value }) => `funding=${value}`),
    ...(evaluated ? [`evaluated=${evaluated.value}`] : []),
    ...(period?.type === 'year' ? [`year=${period.year}`] : []),
  ];
}

function detailPieces({ funds, evaluated, period }: Frame): ReadPiece[] {
  return [
    ...funds.slice(0, 1).map(({ value }) => ({ kind: 'fund' as const, value })),
    ...(evaluated ? [{ kind: 'evaluated' as const, value: evaluated.value }] : []),
    ...(period?.type === 'year' ? [{ kind: 'began' as const, value: String(period.year) }] : []),
  ];
}

/** Finds what a search cannot take in and that makes its answer another one: an exception, a time, who is left out. */
function lostInSearch(frame: Frame, needsHome: boolean, needsOwn: boolean): string | null {
  if (frame.exceptions[0] !== undefined) return frame.exceptions[0];
  // "Never send me anything": nothing is looked for.
  const isBare = frame.topic.length + frame.areas.length + frame.regions.length + frame.scope.excluded.length === 0;
  if (isBare && frame.negators[0] !== undefined) return frame.negators[0];
  if (needsHome || needsOwn) return needsHome ? 'abroad' : 'except ours';
  const { period } = frame;
  if (period === null || period.type === 'latest') return null;
  if (period.type === 'year') return null;
  // A search has one year: what came before or after it is named, since no number is shown.
  const isSought = asksExperience(frame) || has(frame, 'anybody') || frame.status !== null || says(frame, 'practice');
  if (period.type === 'span') return isSought && !frame.isTrend ? null : String(period.since ?? period.until);
  return period.type === 'years' ? `${period.count} years` : null;
}

/** The same search without what it could not take in. */
export function searchOffers(frame: Frame): Offer[] {
  const region = frame.regions.find(({ isAside }) => !isAside)?.code;
  // "…, but not by a city": what the message leaves out at its end is not sought.
  const last = frame.exceptions.find((said) => frame.text.replace(/[\s.?!)]+$/u, '').endsWith(said));
  const left = new Set(foldText(last ?? '').split(/[^\p{L}\p{N}]+/u));
  const words = frame.topic.filter((word) => !left.has(foldText(word))).join(' ');
  const { status } = frame;
  const filters = [region && `region=${region}`, status && `status=${status}`, ...detailWords(frame)];
  return words ? [{ line: joinLine('/experience search', quoted(words), ...filters) }] : [];
}

function placeDoubt(frame: Frame, { said, candidates, why }: Frame['unknownPlaces'][number]): Decision {
  const offers = candidates.map((region) => ({
    line: joinLine('/experience search', quoted(frame.topic.join(' ') || said), `region=${region}`),
    region,
  }));
  return {
    type: 'doubt',
    frame,
    doubt: { reason: why === 'several' ? 'several-places' : 'unknown-place', said, candidates: offers },
  };
}

/** "Refugees": the group that experiences are for has a wider name. */
function refugeesMeant({ groups }: Frame, group: TargetGroup | null): Frame['corrections'] {
  const said = groups.find(({ value }) => value === 'refugees')?.said;
  const [meant] = targetGroupNames.bip;
  return group === 'bip' && said !== undefined && meant !== undefined ? [{ said, meant }] : [];
}
