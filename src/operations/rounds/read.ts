import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Round } from '#src/domain/rounds/round.ts';
import {
  countLeftOut,
  countRound,
  listConnections,
  listGroupsOfPerson,
  type RoundCounts,
} from '#src/store/rounds/group.ts';
import { countMembers, findMember, type RoundMember } from '#src/store/rounds/member.ts';
import { findRound, listRounds, lockRound } from '#src/store/rounds/round.ts';
import { listRuns, type RunSummary } from '#src/store/rounds/run.ts';
import { textsFor } from '#src/texts/index.ts';

const mostListed = 30;
const mostRuns = 10;
const mostGroups = 30;

/** Returns whether somebody creates and runs rounds. */
export const runsRounds = ({ role }: Pick<Person, 'role'>) => isAllowed(role, 'run-rounds');

/** @throws UserError where there is no such round. */
export async function readRound(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Round> {
  const round = await (isLocked ? lockRound : findRound)(sql, number);
  if (!round) throw new UserError(textsFor(person.language).round.refused.unknown({ number }));
  return round;
}

export const listAllRounds = ({ sql }: Pick<AppContext, 'sql'>) => listRounds(sql, mostListed);

export const listOwnGroups = ({ sql }: Pick<AppContext, 'sql'>, { id }: Person) =>
  listGroupsOfPerson(sql, id, mostGroups);

/** The totals of a round, for staff. */
export type RoundResults = {
  counts: RoundCounts;
  leftOut: { times: number; people: number }[];
  /** Runs in a row in which somebody was present and left out: the most that was in the runs listed. */
  longestWait: number;
  connections: { left: string; right: string; pairs: number; met: number }[];
  runs: RunSummary[];
};

export type RoundView = { round: Round; member: RoundMember | null; members: number; results: RoundResults | null };

/** A round as one person may see it. */
export async function viewRound(context: Pick<AppContext, 'sql'>, number: number, person: Person): Promise<RoundView> {
  const { sql } = context;
  const round = await readRound(context, number, person);
  const [member, members] = await Promise.all([findMember(sql, number, person.id), countMembers(sql, number)]);
  return {
    ...{ round, member, members },
    results: runsRounds(person) ? await loadResults(sql, number) : null,
  };
}

async function loadResults(sql: AppContext['sql'], number: number): Promise<RoundResults> {
  const [counts, leftOut, connections, runs] = await Promise.all([
    countRound(sql, number),
    countLeftOut(sql, number),
    listConnections(sql, number),
    listRuns(sql, number, mostRuns),
  ]);
  return { counts, leftOut, connections, runs, longestWait: Math.max(0, ...runs.map(({ wait }) => wait)) };
}
