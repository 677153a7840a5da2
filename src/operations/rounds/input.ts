import type { AppContext } from '#src/context.ts';
import { isTakingPart, languagesOf, localDay } from '#src/domain/introductions/preferences.ts';
import { weighTold } from '#src/domain/rounds/participant.ts';
import type { Told } from '#src/domain/rounds/reasons.ts';
import { isFor, type Round, type RoundRun } from '#src/domain/rounds/round.ts';
import type { Present, RoundInput } from '#src/domain/rounds/round-input.ts';
import { utcOffset } from '#src/domain/rounds/schedule.ts';
import { listBlocksAmong, listMembers, type MemberProfile } from '#src/store/rounds/member.ts';
import { listMeetings } from '#src/store/rounds/run.ts';
import { loadStandings } from './standings.ts';

export type LoadedInput = { input: RoundInput; told: ReadonlyMap<number, Told> };

/**
 * Loads what a run is computed from: everybody who joined, is present and takes part in introductions now. `only` keeps some of them, `apart` adds
 * pairs that are not to be. Reads figures: to be called outside of transactions.
 */
export async function loadInput(
  context: Pick<AppContext, 'sql' | 'catalogue'>,
  round: Round,
  run: Pick<RoundRun, 'round' | 'dueAt' | 'seed'>,
  { now, only, apart = [] }: { now: Date; only?: ReadonlySet<number>; apart?: readonly (readonly [number, number])[] },
): Promise<LoadedInput> {
  const members = (await listMembers(context.sql, round.number, run.dueAt, now)).filter(
    (member) => (only === undefined || only.has(member.person)) && isPresent(member, round, now),
  );
  const ids = members.map(({ person }) => person);
  const { score, similarities } = await loadStandings(
    context,
    members.flatMap(({ region }) => region ?? []),
  );
  const people = members.map((member): Present => {
    const { person, region, seeks, offers, interests, waiting, mentors } = member;
    return {
      ...weighTold({
        ...{ seeks, offers },
        worksIn: interests,
        score: (area) => (region === null ? null : score(region, area)),
      }),
      ...{ id: person, region, waiting },
      languages: languagesOf(member.languages, member.language),
      utcOffset: utcOffset(run.dueAt, member.timeZone),
      mentors: round.kind === 'mentors' ? mentors : 0,
    };
  });
  const input: RoundInput = {
    kind: round.kind,
    size: round.size,
    allowsTrios: round.allowsTrios,
    allowsSameRegion: round.allowsSameRegion,
    cooldown: round.cooldown,
    seed: run.seed,
    people,
    similarities,
    meetings: await listMeetings(context.sql, run, ids),
    blocks: [...(await listBlocksAmong(context.sql, ids)), ...avoidedPairs(members), ...apart],
  };
  const told = members.map(({ person, seeks, offers }, index): Told => {
    const { region, needs, offers: given, languages } = people[index] as Present;
    return { id: person, region, needs, offers: given, seeks, offersTold: offers, languages };
  });
  return { input, told: new Map(told.map((each) => [each.id, each])) };
}

/**
 * Returns whether somebody who joined takes part now: open to introductions, not in a pause, with room this month, and still one the round is for.
 */
function isPresent(member: MemberProfile, round: Round, now: Date): boolean {
  const { monthlyLimit, recently, interests, offers, seeks, languages, language } = member;
  return (
    isTakingPart(member, localDay(now, member.timeZone)) &&
    recently < monthlyLimit &&
    isFor(round, {
      ...member,
      areas: [...interests, ...offers, ...seeks],
      languages: languagesOf(languages, language),
    })
  );
}

/** Pairs of whom one does not want to meet people of the other's region. */
function avoidedPairs(members: readonly MemberProfile[]): [number, number][] {
  const byRegion = Map.groupBy(members, ({ region }) => region);
  return members.flatMap(({ person, avoidedRegions }) =>
    avoidedRegions.flatMap((region) =>
      (byRegion.get(region) ?? []).map((other): [number, number] => [person, other.person]),
    ),
  );
}
