import type { AppContext } from '#src/context.ts';
import type { Field, Problems } from '#src/core/form.ts';
import { inGroup } from '#src/core/form-fields.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import type { Term } from '#src/core/vocabulary.ts';
import { aspects, evaluations, funds, policyStages, regionRoles, statuses } from '#src/domain/experiences/details.ts';
import { type Experience, experienceLimits } from '#src/domain/experiences/experience.ts';
import type { FormFault } from '#src/domain/experiences/form.ts';
import { languageOptions } from '#src/domain/language.ts';
import type { Texts } from '#src/texts/index.ts';
import { areaOptions, groupOptions, nameFund } from '#src/texts/topics.ts';

type AdapterContext = Pick<AppContext, 'vocabulary'>;

const { titleCharacters, titleWords, textCharacters: maxLength } = experienceLimits;
const lineLength = 300;

/** The seven fields an experience is logged with: what was tried, then where and for whom. */
export async function firstFields(texts: Texts, context: AdapterContext, person: Person): Promise<Field[]> {
  const { fields, groups } = texts.experience;
  const likely = await likelyRegions(context, person);
  const required = true;
  return [
    ...inGroup(groups.told, [
      { name: 'title', type: 'text', ...fields.title, required, maxLength: titleCharacters, maxWords: titleWords },
      { name: 'challenge', type: 'long-text', ...fields.challenge, required, maxLength },
      { name: 'action', type: 'long-text', ...fields.action, required, maxLength },
      { name: 'lesson', type: 'long-text', ...fields.lesson, required, maxLength },
    ]),
    ...inGroup(groups.about, [
      { name: 'region', type: 'lookup', kind: 'region', ...fields.region, required, likely },
      { name: 'areas', type: 'multi-select', ...fields.areas, required, options: areaOptions(person.language) },
      {
        name: 'groups',
        type: 'multi-select',
        ...fields.groups,
        required: false,
        options: groupOptions(person.language),
      },
    ]),
  ];
}

/** Files beside them; none where no files are taken. */
export function filesField({ experience: { fields, groups } }: Texts, { files }: Pick<AppContext, 'files'>): Field[] {
  const { about: group } = groups;
  return files === null
    ? []
    : [{ name: 'files', type: 'file', takes: 'bytes', ...fields.files, required: false, maxFiles: 5, group }];
}

/** The same for a record that is there: what a list that was brought in did not tell may stay empty. */
export function fieldsOf(fields: readonly Field[], { origin, ...experience }: Experience): Field[] {
  const told: Record<string, unknown> = experience;
  return fields.map((field) => (origin !== null && told[field.name] === '' ? { ...field, required: false } : field));
}

/** The language that an experience is written in. */
export function languageField({ experience: { fields, groups } }: Texts): Field {
  const { about: group } = groups;
  return { name: 'language', type: 'select', ...fields.language, group, required: true, options: languageOptions };
}

/** Their own region, then members. */
export async function likelyRegions(
  { vocabulary: named }: AdapterContext,
  { region, language }: Person,
): Promise<Term[]> {
  const vocabulary = named.in(language);
  const members = await vocabulary.suggest('region', '', 12);
  const own = region === null ? [] : [{ value: region, label: vocabulary.label('region', region) }];
  return [...own, ...members.filter(({ value }) => value !== region)];
}

/** The fields completed later: what came of it first, then what others need to try it too, then how it was set up. */
export function laterFields({ language, experience: { fields, labels, groups, onlyIf } }: Texts): Field[] {
  const required = false;
  const ended = { dependsOn: { field: 'status', values: ['ended', 'stopped'], said: onlyIf.ended } };
  const funded = { dependsOn: { field: 'funding', said: onlyIf.funded } };
  const long = { type: 'long-text', required, maxLength } as const;
  const select = { type: 'select', required } as const;
  const date = { type: 'date', required, precision: 'month' } as const;
  const whole = { type: 'number', required, min: 0, max: 1_000_000_000, decimals: 0 } as const;
  const euro = { type: 'number', required, min: 0, max: 1_000_000_000_000, decimals: 2 } as const;
  return [
    ...inGroup(groups.results, [
      { name: 'status', ...select, ...fields.status, options: options(statuses, labels.statuses) },
      { name: 'results', ...long, ...fields.results },
      { name: 'personsReached', ...whole, ...fields.personsReached },
      { name: 'difficulties', ...long, ...fields.difficulties },
      { name: 'lessons', ...long, ...fields.lessons },
    ]),
    ...inGroup(groups.transfer, [
      { name: 'tips', ...long, ...fields.tips },
      { name: 'start', ...date, ...fields.start },
      { name: 'end', ...date, ...fields.end, ...ended },
      { name: 'partners', ...long, ...fields.partners },
      { name: 'evaluation', ...select, ...fields.evaluation, options: options(evaluations, labels.evaluations) },
      {
        name: 'funding',
        type: 'multi-select',
        ...fields.funding,
        required,
        options: funds.map((value) => ({ value, label: nameFund(value, language) })),
      },
    ]),
    ...inGroup(groups.setUp, [
      { name: 'costEuro', ...euro, ...fields.costEuro, ...funded },
      { name: 'contact', type: 'text', ...fields.contact, required, maxLength: lineLength },
      { name: 'links', ...long, ...fields.links },
      { name: 'regionRole', ...select, ...fields.regionRole, options: options(regionRoles, labels.roles) },
      { name: 'stage', ...select, ...fields.stage, options: options(policyStages, labels.stages) },
      { name: 'aspects', type: 'multi-select', ...fields.aspects, required, options: options(aspects, labels.aspects) },
    ]),
  ];
}

/** Faults of a filled-in form, in words, by field. */
export function describeFaults(faults: FormFault[], { experience: { problems } }: Texts): Problems {
  return Object.fromEntries(
    faults.map((fault) => {
      switch (fault.fault) {
        case 'no-link':
          return [fault.field, problems.links({ line: shorten(fault.line, 80) })];
        case 'end-before-start':
          return [fault.field, problems.endBeforeStart];
        default:
          return fault satisfies never;
      }
    }),
  );
}

function options<Value extends string>(values: readonly Value[], labels: Record<Value, string>) {
  return values.map((value) => ({ value, label: labels[value] }));
}
