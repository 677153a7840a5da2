import { type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import { type TargetGroup, targetGroups } from '#src/domain/topics/target-group.ts';
import { textLanguages, textsFor } from './index.ts';

/** A policy area as its reader calls it. */
export function namePolicyArea(area: PolicyArea, language: string): string {
  return textsFor(language).topics.areas[area];
}

/** A policy area inside a sentence, where its reader's language may write it in another way than alone. */
export function policyAreaInText(area: PolicyArea, language: string): string {
  return textsFor(language).topics.areasInText[area];
}

/** Returns the name of a target group in a language. */
export function nameGroup(group: TargetGroup, language: string): string {
  return textsFor(language).topics.groups[group];
}

/** The policy areas to choose from. */
export function areaOptions(language: string): { value: PolicyArea; label: string }[] {
  return policyAreas.map((value) => ({ value, label: namePolicyArea(value, language) }));
}

/** The target groups to choose from. */
export function groupOptions(language: string): { value: TargetGroup; label: string }[] {
  return targetGroups.map((value) => ({ value, label: nameGroup(value, language) }));
}

/** Lists what policy areas and target groups are called in each language that people are spoken to in, by their codes: what is shown can be typed. */
export function listTopicNames(): Record<'areas' | 'groups', Record<string, readonly string[]>> {
  const inEach = (name: (language: string) => string) => [...new Set(textLanguages().map(name))];
  return {
    areas: Object.fromEntries(policyAreas.map((area) => [area, inEach((each) => namePolicyArea(area, each))])),
    groups: Object.fromEntries(targetGroups.map((group) => [group, inEach((each) => nameGroup(group, each))])),
  };
}

/** Names a source of money: those that are no fund of a name of its own are said in the language. */
export function nameFund(fund: string, language: string): string {
  const { funds } = textsFor(language).experience.labels;
  return (funds as Record<string, string>)[fund] ?? fund;
}
