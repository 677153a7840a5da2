import { type Criterion, criteria, type Judgement, type Verdict, verdicts } from './criteria.ts';
import type { Experience } from './experience.ts';

/** What a reviewer would do with the experience as it is. */
export type Advice = 'publish' | 'change';

/** What one reviewer found. */
export type EvaluationContent = Judgement & { advice: Advice };

/** An evaluation as it is kept. `reviewer` null where they left, `reviewerName` also where they gave none or the reader is not told. */
export type Evaluation = EvaluationContent & {
  reviewer: number | null;
  reviewerName: string | null;
  evaluatedAt: Date;
};

/** What two reviewers see differently: a criterion that one calls met and the other not, or whether it is to be published. */
export type Conflict = {
  what: Criterion | 'advice';
  said: readonly { name: string | null; verdict: Verdict | Advice }[];
};

/** Who works on an experience. */
export type Claim = { reviewer: number; reviewerName: string | null; claimedAt: Date };

/** A claim that nothing came of ends after so many days. */
export const claimDays = 7;

/** Returns whether nothing was judged or written. */
export function isVoidEvaluation({ verdicts: judged, notes }: Judgement): boolean {
  return Object.keys(judged).length + Object.keys(notes).length === 0;
}

/** Returns whether an evaluation is of the text as it is now. */
export function isOfThisText({ evaluatedAt }: Pick<Evaluation, 'evaluatedAt'>, { updatedAt }: Experience): boolean {
  return evaluatedAt >= updatedAt;
}

/** Finds where reviewers contradict each other: yes against no on a criterion, or publishing against changing. “Partly” contradicts nothing. */
export function findConflicts(evaluations: readonly Evaluation[]): Conflict[] {
  const saidOf = (what: Conflict['what']): Conflict['said'] =>
    evaluations.flatMap(({ reviewerName: name, verdicts: judged, advice }) => {
      const verdict = what === 'advice' ? advice : judged[what];
      return verdict === undefined ? [] : [{ name, verdict }];
    });
  const opposed = (said: Conflict['said'], one: string, other: string) =>
    said.some(({ verdict }) => verdict === one) && said.some(({ verdict }) => verdict === other);
  return (['advice', ...criteria] as const).flatMap((what) => {
    const said = saidOf(what);
    return opposed(said, 'yes', 'no') || opposed(said, 'publish', 'change') ? [{ what, said }] : [];
  });
}

/** Sorts the criteria by what reviewers found; where they differ, by all that they said. */
export function groupByVerdict(
  evaluations: readonly Judgement[],
): Record<Verdict, Criterion[]> & { differs: { criterion: Criterion; said: Verdict[] }[] } {
  const found: ReturnType<typeof groupByVerdict> = { yes: [], partly: [], no: [], differs: [] };
  for (const criterion of criteria) {
    const said = [...new Set(evaluations.flatMap(({ verdicts: judged }) => judged[criterion] ?? []))];
    const [only, other] = said;
    if (only !== undefined && other === undefined) found[only].push(criterion);
    else if (only !== undefined)
      found.differs.push({ criterion, said: verdicts.filter((verdict) => said.includes(verdict)) });
  }
  return found;
}

/** The parts of a record that others need to copy it, beside the seven fields that it always has. */
export const sections = [
  'targetGroups',
  'status',
  'start',
  'results',
  'personsReached',
  'evaluation',
  'difficulties',
  'tips',
  'partners',
  'funding',
  'costEuro',
  'contact',
] as const;
export type Section = (typeof sections)[number];

/** Lists the parts that nobody filled in. */
export function emptySections({ targetGroups, details }: Pick<Experience, 'targetGroups' | 'details'>): Section[] {
  return sections.filter((name) => {
    const value = name === 'targetGroups' ? targetGroups : details[name];
    return value === undefined || (Array.isArray(value) && value.length === 0);
  });
}
