import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { assessmentEdition, type SelfAssessed, stages } from '#src/domain/policies/self-assessment.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { deleteSelfAssessed, saveSelfAssessed } from '#src/store/policies/self-assessment.ts';
import { textsFor } from '#src/texts/index.ts';

/** Checks that somebody may speak for a region: who is of it may, and who runs the network. */
export function checkMayAssess(person: Person, region: string): void {
  if (person.region !== region && !isAllowed(person.role, 'run-digests'))
    throw new UserError(textsFor(person.language).policy.notYours);
}

export type StageAnswer = Pick<SelfAssessed, 'stage' | 'score' | 'evidence' | 'comment'>;

/** Saves what was answered of one policy area; a stage without a grade is taken back. Needs a transaction. */
export async function saveAssessment(
  { sql, now }: Pick<AppContext, 'sql' | 'now'>,
  person: Person,
  region: string,
  policyArea: PolicyArea,
  answers: readonly StageAnswer[],
): Promise<void> {
  checkMayAssess(person, region);
  for (const stage of stages) {
    const found = answers.find((each) => each.stage === stage);
    const key = { region, policyArea, stage, edition: assessmentEdition };
    if (found) await saveSelfAssessed(sql, { ...key, ...found, author: person.id, answeredAt: now() });
    else await deleteSelfAssessed(sql, key);
  }
}
