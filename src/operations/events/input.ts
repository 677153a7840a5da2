import type { AppContext } from '#src/context.ts';
import type { NetworkingEvent } from '#src/domain/events/event.ts';
import type { EventInput } from '#src/domain/events/event-input.ts';
import type { RoundPeople } from '#src/domain/events/settle-round.ts';
import { languagesOf } from '#src/domain/introductions/preferences.ts';
import { weighTold } from '#src/domain/rounds/participant.ts';
import type { Present } from '#src/domain/rounds/round-input.ts';
import { utcOffset } from '#src/domain/rounds/schedule.ts';
import { listMet } from '#src/store/events/group.ts';
import { type EventProfile, listProfiles } from '#src/store/events/member.ts';
import { listBlocksAmong } from '#src/store/rounds/member.ts';
import { loadStandings } from '../rounds/standings.ts';

type Loading = Pick<AppContext, 'sql' | 'catalogue'>;

/** Loads what the rounds of an event that are left are computed from. Reads figures: to be called outside of transactions. */
export async function loadEventInput(context: Loading, event: NetworkingEvent, rounds: number): Promise<EventInput> {
  const { sql } = context;
  const profiles = await listProfiles(sql, event.number);
  const { score, similarities } = await loadStandings(
    context,
    profiles.flatMap(({ region }) => region ?? []),
  );
  const people = profiles.map(
    ({ person, region, seeks, offers, interests, languages, language, timeZone }): Present => ({
      ...weighTold({
        ...{ seeks, offers },
        worksIn: interests,
        score: (area) => (region === null ? null : score(region, area)),
      }),
      ...{ id: person, region, waiting: 0, mentors: 0 },
      languages: languagesOf(languages, language),
      utcOffset: utcOffset(event.startsAt, timeZone),
    }),
  );
  return {
    ...{ rounds, people, similarities },
    size: event.size,
    seed: event.number,
    areas: event.areas,
    blocks: await listApart(sql, profiles),
    met: await listMet(sql, event.number),
  };
}

/** Loads what is needed to fit the groups of one round to who is there. */
export async function loadRoundPeople(
  { sql }: Pick<AppContext, 'sql'>,
  { number, size }: Pick<NetworkingEvent, 'number' | 'size'>,
): Promise<RoundPeople> {
  const profiles = await listProfiles(sql, number);
  const met = pairTest(await listMet(sql, number));
  const blocked = pairTest(await listApart(sql, profiles));
  return {
    size,
    people: profiles.map(({ person, region, languages, language }) => ({
      ...{ id: person, region },
      languages: languagesOf(languages, language),
    })),
    hasMet: met,
    isBlocked: blocked,
  };
}

function pairTest(pairs: readonly (readonly [number, number])[]): (left: number, right: number) => boolean {
  const known = new Set(pairs.flatMap(([left, right]) => [`${left} ${right}`, `${right} ${left}`]));
  return (left, right) => known.has(`${left} ${right}`);
}

/** Pairs of whom one does not want to meet the other, or people of the other's region. */
async function listApart(sql: AppContext['sql'], profiles: readonly EventProfile[]): Promise<[number, number][]> {
  const byRegion = Map.groupBy(profiles, ({ region }) => region);
  return [
    ...(await listBlocksAmong(
      sql,
      profiles.map(({ person }) => person),
    )),
    ...profiles.flatMap(({ person, avoidedRegions }) =>
      avoidedRegions.flatMap((region) =>
        (byRegion.get(region) ?? []).map((other): [number, number] => [person, other.person]),
      ),
    ),
  ];
}
