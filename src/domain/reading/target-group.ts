import type { TargetGroup } from '../topics/target-group.ts';
import type { Frame } from './frame.ts';
import { says } from './question-kind.ts';

/** Target groups that people are sought for by their own words, the narrower first. */
const named = [
  'unaccompanied-minors',
  'asylum-seekers',
  'temporary-protection',
  'second-generation',
  'women',
  'families',
] as const satisfies readonly TargetGroup[];

/** The target groups that a message names. */
export function listTargetGroups(frame: Frame): TargetGroup[] {
  return named.filter((each) => says(frame, `of-${each}`));
}

const ofPeople = ['group', 'sex', 'age', 'arrival'];

/**
 * "What works for women", "experiences for refugees": the one target group that is all a search is about. Null where it is about a matter besides, or
 * about several groups: their words find more than a filter.
 */
export function onlyTargetGroup(frame: Frame): TargetGroup | null {
  const ofOthers = frame.content.filter(({ slots }) => !slots.some((slot) => ofPeople.includes(slot)));
  const isElse = (word: string) => ofOthers.some(({ said }) => said.split(/\s+/u).includes(word));
  if (frame.topic.length === 0) return null;
  // "Families": the word of the group may be a matter too.
  const isOneWord = frame.topic.length === 1 && listTargetGroups(frame).length === 1;
  if (!isOneWord && (frame.topic.some(isElse) || frame.matters.some(({ isArea }) => !isArea))) return null;
  const groups = new Set<TargetGroup>(listTargetGroups(frame));
  if (frame.hasArrival) groups.add('newly-arrived');
  const isRefugees = frame.groups.some(({ value }) => value === 'refugees');
  if (isRefugees && !groups.has('asylum-seekers')) groups.add('bip');
  const isOther = frame.groups.some(({ value }) => value !== 'refugees' && value !== 'second-generation');
  const [group] = groups;
  return groups.size === 1 && !isOther && frame.areas.length === 0 ? (group ?? null) : null;
}
