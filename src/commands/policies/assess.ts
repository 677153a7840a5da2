import { z } from 'zod';
import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { policyMessage } from '#src/answers/policies/policy.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup } from '#src/core/form-fields.ts';
import { type Grade, grades, type SelfAssessed, stages } from '#src/domain/policies/self-assessment.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { checkMayAssess, type StageAnswer, saveAssessment } from '#src/operations/policies/assess.ts';
import { loadPolicyView } from '#src/operations/policies/policy-view.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { namePolicyArea, policyAreaInText } from '#src/texts/topics.ts';

const longestText = 1_000;

/** A form of four questions for one policy area; what was answered before stands in it. */
export const assess = subcommand({
  args: z.object({ area: argument.area(), region: argument.ownRegion() }),
  visibility: 'private',
  mayAlso: 'run-digests',
  edits: true,
  async run(context, { area, region: code }, { person }) {
    checkMayAssess(person, code);
    const region = context.catalogue.regions.get(code);
    if (!region) throw new TypeError(`No such region: ${code}`);
    const { policy } = textsFor(person.language);
    const { assessed } = await loadPolicyView(context, region, area as PolicyArea);
    const areaName = namePolicyArea(area as PolicyArea, person.language);
    return {
      title: policy.form.title,
      intro: policy.form.intro({ area: areaName, region: regionName(region, person.language) }),
      submit: policy.form.submit,
      fields: fieldsOf(policy, policyAreaInText(area as PolicyArea, person.language)),
      values: valuesOf(assessed),
    };
  },
  async submit(context, values, { area, region: code }, call) {
    const { person } = call;
    const { policy } = textsFor(person.language);
    const { answers, problems } = readAnswers(values, policy);
    if (Object.keys(problems).length > 0) return { problems };
    await saveAssessment(context, person, code, area as PolicyArea, answers);
    const region = context.catalogue.regions.get(code);
    if (!region) throw new TypeError(`No such region: ${code}`);
    const words = figureFormatter(context, call);
    const view = await loadPolicyView(context, region, area as PolicyArea);
    return policyMessage(context, words, { ...view, name: words.region(region) }, policy.saved);
  },
});

function fieldsOf(policy: Texts['policy'], area: string): Field[] {
  return stages.flatMap((stage): Field[] =>
    inGroup(policy.stages[stage], [
      {
        name: stage,
        type: 'select',
        label: policy.questions[stage]({ area }),
        required: false,
        options: grades.map((grade) => ({ value: String(grade), label: policy.grades[`${grade}`] })),
      },
      {
        name: `${stage}-evidence`,
        type: 'long-text',
        label: policy.form.evidence({ stage: policy.stages[stage] }),
        hint: policy.form.evidenceHint,
        dependsOn: { field: stage, said: policy.form.onlyIf },
        required: false,
        maxLength: longestText,
      },
      {
        name: `${stage}-comment`,
        type: 'long-text',
        label: policy.form.comment({ stage: policy.stages[stage] }),
        dependsOn: { field: stage, said: policy.form.onlyIf },
        required: false,
        maxLength: longestText,
      },
    ]),
  );
}

function valuesOf(assessed: readonly SelfAssessed[]): FormValues {
  return Object.fromEntries(
    assessed.flatMap(({ stage, score, evidence, comment }) => [
      [stage, String(score)],
      [`${stage}-evidence`, evidence || null],
      [`${stage}-comment`, comment || null],
    ]),
  );
}

/** Reads grades and comments. What is written without a grade would be lost, so it is asked about. */
function readAnswers(values: FormValues, policy: Texts['policy']): { answers: StageAnswer[]; problems: Problems } {
  const answers: StageAnswer[] = [];
  const problems: Problems = {};
  for (const stage of stages) {
    const said = values[stage];
    const evidence = String(values[`${stage}-evidence`] ?? '').trim();
    const comment = String(values[`${stage}-comment`] ?? '').trim();
    const score = grades.find((grade) => String(grade) === said);
    if (score !== undefined) answers.push({ stage, score: score satisfies Grade, evidence, comment });
    else if (evidence !== '' || comment !== '') problems[stage] = policy.needsGrade;
  }
  return { answers, problems };
}
