import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Step } from '#src/domain/rules/definition.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import { type ExperienceChanges, lockExperience } from '#src/store/experiences/experience.ts';
import { editableExperience } from '../experiences/access.ts';
import { editExperience } from '../experiences/edit.ts';

export type ChangeStep = Extract<Step, { tag: unknown } | { set: unknown }>;

/**
 * Tags an experience, or sets its field, with somebody's rights. False where it says so already: nothing is saved then, and nothing happened. Needs a
 * transaction.
 * @throws UserError where they may not change it
 */
export async function changeExperience(
  inside: AppContext,
  number: number,
  step: ChangeStep,
  by: { person: Person; now: Date },
): Promise<boolean> {
  // Held, so that nothing is taken back that somebody else saves meanwhile.
  await lockExperience(inside.sql, number);
  const experience = await editableExperience(inside, number, by.person);
  const { title, region, policyAreas, targetGroups, challenge, action, lesson, details } = experience;
  let changes: ExperienceChanges;
  if ('tag' in step) {
    const { areas = [], groups = [] } = step.tag;
    const more = {
      policyAreas: [...new Set<PolicyArea>([...policyAreas, ...areas])],
      targetGroups: [...new Set<TargetGroup>([...targetGroups, ...groups])],
    };
    const isThere = more.policyAreas.length === policyAreas.length && more.targetGroups.length === targetGroups.length;
    if (isThere) return false;
    changes = { fields: { title, region, challenge, action, lesson, ...more } };
  } else {
    const { field, value } = step.set;
    if (details[field] === value) return false;
    changes = { details: { ...details, [field]: value } };
  }
  await editExperience(inside, number, changes, by);
  return true;
}
