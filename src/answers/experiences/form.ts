import type { AppContext } from '#src/context.ts';
import type { Field, Problems } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import type { Term } from '#src/core/vocabulary.ts';
import { aspects, evaluations, funds, policyStages, regionRoles, statuses } from '#src/domain/experiences/details.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import type { FormFault } from '#src/domain/experiences/form.ts';
import { languageOptions } from '#src/domain/language.ts';
import type { Texts } from '#src/texts/index.ts';
import { areaOptions, groupOptions } from '#src/texts/topics.ts';

type AdapterContext = Pick<AppContext, 'vocabulary'>;

const { titleCharacters, textCharacters: maxLength } = experienceLimits;
const lineLength = 300;

/** The seven fields an experience is logged with. */
export async function firstFields(texts: Texts, context: AdapterContext, person: Person): Promise<Field[]> {
  const { fields } = texts.experience;
  const likely = await likelyRegions(context, person);
  return [
    { name: 'title', type: 'text', ...fields.title, required: true, maxLength: titleCharacters },
    { name: 'region', type: 'lookup', kind: 'region', ...fields.region, required: true, likely },
    { name: 'areas', type: 'multi-select', ...fields.areas, required: true, options: areaOptions(person.language) },
    { name: 'groups', type: 'multi-select', ...fields.groups, required: false, options: groupOptions(person.language) },
    { name: 'challenge', type: 'long-text', ...fields.challenge, required: true, maxLength },
    { name: 'action', type: 'long-text', ...fields.action, required: true, maxLength },
    { name: 'lesson', type: 'long-text', ...fields.lesson, required: true, maxLength },
  ];
}

/** Their own region, then members. */
export async function likelyRegions({ vocabulary }: AdapterContext, { region }: Person): Promise<Term[]> {
  const members = await vocabulary.suggest('region', '', 12);
  const own = region === null ? [] : [{ value: region, label: vocabulary.label('region', region) }];
  return [...own, ...members.filter(({ value }) => value !== region)];
}

/** The fields completed later, and the language of it all. */
export function laterFields({ experience: { fields, labels } }: Texts): Field[] {
  const required = false;
  return [
    { name: 'status', type: 'select', ...fields.status, required, options: options(statuses, labels.statuses) },
    { name: 'stage', type: 'select', ...fields.stage, required, options: options(policyStages, labels.stages) },
    { name: 'regionRole', type: 'select', ...fields.regionRole, required, options: options(regionRoles, labels.roles) },
    { name: 'start', type: 'date', ...fields.start, required },
    { name: 'end', type: 'date', ...fields.end, required },
    { name: 'results', type: 'long-text', ...fields.results, required, maxLength },
    {
      name: 'personsReached',
      type: 'number',
      ...fields.personsReached,
      required,
      min: 0,
      max: 1_000_000_000,
      decimals: 0,
    },
    {
      name: 'evaluation',
      type: 'select',
      ...fields.evaluation,
      required,
      options: options(evaluations, labels.evaluations),
    },
    { name: 'difficulties', type: 'long-text', ...fields.difficulties, required, maxLength },
    { name: 'lessons', type: 'long-text', ...fields.lessons, required, maxLength },
    { name: 'tips', type: 'long-text', ...fields.tips, required, maxLength },
    {
      name: 'funding',
      type: 'multi-select',
      ...fields.funding,
      required,
      options: funds.map((value) => ({ value, label: value })),
    },
    { name: 'costEuro', type: 'number', ...fields.costEuro, required, min: 0, max: 1_000_000_000_000, decimals: 2 },
    { name: 'partners', type: 'long-text', ...fields.partners, required, maxLength },
    { name: 'contact', type: 'text', ...fields.contact, required, maxLength: lineLength },
    { name: 'links', type: 'long-text', ...fields.links, required, maxLength },
    { name: 'aspects', type: 'multi-select', ...fields.aspects, required, options: options(aspects, labels.aspects) },
    { name: 'language', type: 'select', ...fields.language, required: true, options: languageOptions },
  ];
}

/** Faults of a filled-in form, in words, by field. */
export function describeFaults(faults: FormFault[], { experience: { problems } }: Texts): Problems {
  return Object.fromEntries(
    faults.map((fault) => {
      switch (fault.fault) {
        case 'title-words':
          return [fault.field, problems.titleWords({ words: fault.words, most: experienceLimits.titleWords })];
        case 'no-link':
          return [fault.field, problems.links({ line: shorten(fault.line, 80) })];
        case 'end-before-start':
          return [fault.field, problems.endBeforeStart];
        case 'no-whole-number':
          return [fault.field, problems.wholeNumber];
        default:
          return fault satisfies never;
      }
    }),
  );
}

function options<Value extends string>(values: readonly Value[], labels: Record<Value, string>) {
  return values.map((value) => ({ value, label: labels[value] }));
}
