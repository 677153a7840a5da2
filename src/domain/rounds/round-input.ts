import type { PairFacts } from './pair-weights.ts';
import type { Participant } from './participant.ts';

export const roundKinds = ['pairs', 'groups', 'mentors', 'region-pairs'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** Who joined a round of mentors as what. A mentor takes up to `limit` people. */
export type Present = Participant & { mentors: number };

/** Everything a run is computed from, as plain data: the same input gives the same result. */
export type RoundInput = {
  kind: RoundKind;
  /** People in a group, 3–6; of no meaning for other kinds. */
  size: number;
  /** Whether somebody without a partner joins a pair; otherwise they are left out, and come first the next time. */
  allowsTrios: boolean;
  allowsSameRegion: boolean;
  /** So many rounds should lie between two meetings of the same two. */
  cooldown: number;
  seed: number;
  /** Everybody who is present, by id. */
  people: readonly Present[];
  /** How alike two regions are, 0–100. */
  similarities: readonly (readonly [left: string, right: string, similarity: number])[];
  /** Who met before: persons by id, how often, how many rounds ago last. */
  meetings: readonly (readonly [left: number, right: number, times: number, roundsAgo: number])[];
  /** Who does not want to meet whom, by id. */
  blocks: readonly (readonly [left: number, right: number])[];
};

/** Who meets, by id, with the mean weight of the pairs among them. */
export type RoundGroup = { members: number[]; weight: number };

export type RoundResult = {
  method: string;
  seed: number;
  /** So many rounds lie between two meetings: fewer than asked for where the round was too small. */
  cooldown: number;
  /** For whom fewer had to do, as they had nobody else to meet, by id, with how many. */
  lowered: (readonly [person: number, cooldown: number])[];
  groups: RoundGroup[];
  /** Who was present and is in no group, by id. */
  left: number[];
};

/** Reads the facts about pairs from the lists of an input. */
export function factsOf({
  similarities,
  meetings,
  blocks,
}: Pick<RoundInput, 'similarities' | 'meetings' | 'blocks'>): PairFacts {
  const likeness = new Map(similarities.flatMap(([left, right, value]) => both(left, right, value)));
  const met = new Map<number, Map<number, { times: number; roundsAgo: number }>>();
  const note = (person: number, other: number, times: number, roundsAgo: number) => {
    const own = met.get(person) ?? new Map();
    met.set(person, own.set(other, { times, roundsAgo }));
  };
  for (const [left, right, times, roundsAgo] of meetings) {
    note(left, right, times, roundsAgo);
    note(right, left, times, roundsAgo);
  }
  const avoided = new Map<number, Set<number>>();
  for (const [left, right] of blocks)
    for (const [person, other] of [
      [left, right],
      [right, left],
    ] as const)
      avoided.set(person, (avoided.get(person) ?? new Set()).add(other));
  return {
    similarity: (left, right) => likeness.get(`${left} ${right}`) ?? null,
    met: (left, right) => met.get(left)?.get(right),
    isBlocked: (left, right) => avoided.get(left)?.has(right) === true,
  };
}

function both(left: string, right: string, value: number): [string, number][] {
  return [
    [`${left} ${right}`, value],
    [`${right} ${left}`, value],
  ];
}
