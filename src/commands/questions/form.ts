import { likelyRegions } from '#src/answers/experiences/form.ts';
import type { AppContext } from '#src/context.ts';
import type { Field, FormValues } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import { type QuestionFields, questionLimits } from '#src/domain/questions/question.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import type { Texts } from '#src/texts/index.ts';
import { areaOptions, groupOptions } from '#src/texts/topics.ts';

const { titleCharacters, textCharacters: maxLength } = questionLimits;

/** The fields of a question. */
export async function questionFields({ question }: Texts, context: AppContext, person: Person): Promise<Field[]> {
  const { fields } = question;
  return [
    { name: 'title', type: 'text', ...fields.title, required: true, maxLength: titleCharacters },
    { name: 'detail', type: 'long-text', ...fields.detail, required: false, maxLength },
    { name: 'areas', type: 'multi-select', ...fields.areas, required: true, options: areaOptions(person.language) },
    { name: 'groups', type: 'multi-select', ...fields.groups, required: false, options: groupOptions(person.language) },
    {
      name: 'region',
      type: 'lookup',
      kind: 'region',
      ...fields.region,
      required: false,
      likely: await likelyRegions(context, person),
    },
  ];
}

/** The fields of an answer. */
export function answerFields({ question }: Texts): Field[] {
  const { fields } = question;
  return [
    { name: 'content', type: 'long-text', ...fields.content, required: true, maxLength },
    { name: 'experience', type: 'text', ...fields.experience, required: false, maxLength: 40 },
  ];
}

/** Reads the fields of a question from an accepted form. */
export function parseQuestionFields(values: FormValues): QuestionFields {
  const { title, detail, region } = values;
  return {
    title: String(title ?? ''),
    detail: String(detail ?? ''),
    policyAreas: (values.areas ?? []) as PolicyArea[],
    targetGroups: (values.groups ?? []) as TargetGroup[],
    region: region ? String(region) : null,
  };
}

/** The number of an experience as people write it: 12, “#12” or nothing. */
export function parseExperienceNumber(said: string): number | null | 'no number' {
  if (said === '') return null;
  const [, digits] = /^#?\s*(\d{1,9})$/.exec(said) ?? [];
  return digits === undefined ? 'no number' : Number(digits);
}
