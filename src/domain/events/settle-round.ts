import type { PlannedGroup } from './event-input.ts';
import { splitGroup, takeCompany } from './split.ts';

export type RoundPeople = {
  /** Everybody who is there, by id. */
  people: readonly { id: number; region: string | null; languages: readonly string[] }[];
  /** People in a group. */
  size: number;
  hasMet(left: number, right: number): boolean;
  isBlocked(left: number, right: number): boolean;
};

/**
 * Fits the groups of a round to who is there when it begins: who left is taken out, who came since joins a group or makes one with others. A group of two who
 * do not want to meet any more is split. `alone` are those for whom
 * there is nobody they may meet.
 */
export function settleRound(
  planned: readonly PlannedGroup[],
  { people, size, hasMet, isBlocked }: RoundPeople,
): { groups: PlannedGroup[]; alone: number[]; isChanged: boolean } {
  const present = new Map(people.map((each) => [each.id, each]));
  const left = planned.map(({ members, area }) => ({ area, members: members.filter((id) => present.has(id)) }));
  const divided = left.map(({ area, members }) => ({
    area,
    ...splitGroup(members, (one, other) => !isBlocked(one, other)),
  }));
  const groups = divided.flatMap(({ area, parts }) => parts.map((members) => ({ area, members })));
  const seated = new Set(groups.flatMap(({ members }) => members));
  let loose = people.map(({ id }) => id).filter((id) => !seated.has(id));
  const isChanged =
    loose.length > 0 ||
    divided.some(({ isSplit }) => isSplit) ||
    left.some(({ members }, index) => members.length < (planned[index]?.members.length ?? 0));

  const mayJoin = (members: readonly number[], id: number, canRepeat: boolean) =>
    members.every((other) => !isBlocked(other, id) && (canRepeat || !hasMet(other, id))) &&
    sharesLanguage([...members, id]);
  const sharesLanguage = (members: readonly number[]) => {
    const [first = [], ...others] = members.map((id) => present.get(id)?.languages ?? []);
    return first.some((language) => others.every((languages) => languages.includes(language)));
  };
  const ofRegion = (members: readonly number[], id: number) => {
    const region = present.get(id)?.region ?? null;
    return region === null ? 0 : members.filter((other) => present.get(other)?.region === region).length;
  };

  /** Lets each loose one join the group of those below `most` where fewest are of their region, the smallest of these. */
  function join(most: number, canRepeat: boolean) {
    loose = loose.filter((id) => {
      const [best] = groups
        .filter(({ members }) => members.length < most && mayJoin(members, id, canRepeat))
        .sort(
          (one, other) =>
            ofRegion(one.members, id) - ofRegion(other.members, id) || one.members.length - other.members.length,
        );
      best?.members.push(id);
      return best === undefined;
    });
  }
  /** Makes new groups of those who are loose. */
  function gather(canRepeat: boolean) {
    for (const first of [...loose]) {
      if (!loose.includes(first)) continue;
      const members = [first];
      for (const id of loose)
        if (members.length < size && id !== first && mayJoin(members, id, canRepeat)) members.push(id);
      if (members.length < 2) continue;
      groups.push({ members, area: null });
      loose = loose.filter((id) => !members.includes(id));
    }
  }
  /** Makes a pair of somebody who is loose and one of a group that keeps two. */
  function pair(id: number): boolean {
    const members = [id];
    const lists = groups.map((group) => group.members);
    const isFound = [false, true].some((canRepeat) =>
      takeCompany(lists, members, (one, other) => mayJoin([one], other, canRepeat)),
    );
    if (isFound) groups.push({ members, area: null });
    return isFound;
  }
  join(size, false);
  gather(false);
  join(size + 1, false);
  gather(true);
  join(Number.POSITIVE_INFINITY, true);
  // Each one placed may be company for another.
  for (let before = Number.POSITIVE_INFINITY; loose.length < before; ) {
    before = loose.length;
    loose = loose.filter((id) => !pair(id));
    join(Number.POSITIVE_INFINITY, true);
    gather(true);
  }
  return { groups, alone: loose, isChanged };
}
