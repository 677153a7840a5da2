import { describeRegions } from '#src/answers/digests/partner-list.ts';
import type { AppContext } from '#src/context.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup, timeFields } from '#src/core/form-fields.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import { type Role, roles } from '#src/core/role.ts';
import { readRegions } from '#src/domain/digests/read-regions.ts';
import { languageOptions } from '#src/domain/language.ts';
import { likelyTimeZone } from '#src/domain/regions/region-time-zone.ts';
import { type RoundFields, roundLimits } from '#src/domain/rounds/round.ts';
import { type RoundKind, roundKinds } from '#src/domain/rounds/round-input.ts';
import { firstRun } from '#src/domain/rounds/schedule.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { readStart } from '../read-start.ts';

const longestRegions = 500;
const usualCooldown = 8;
const usualSize = 4;

export function roundFields({ language }: Person): Field[] {
  const texts = textsFor(language);
  const { groups, labels, hints, kinds, odd, onlyGroups, onlyPairs } = texts.round.form;
  const only = (kind: RoundKind, said: string) => ({ dependsOn: { field: 'kind', values: [kind], said } });
  const several = (name: 'areas' | 'roles' | 'languages', options: { value: string; label: string }[]): Field => ({
    ...{ name, type: 'multi-select', label: labels[name], hint: hints.who, required: false, options },
  });
  return [
    ...inGroup(groups.what, [
      { name: 'title', type: 'text', label: labels.title, required: true, maxLength: roundLimits.title },
      {
        name: 'kind',
        type: 'select',
        label: labels.kind,
        required: true,
        options: roundKinds.map((value) => ({ value, label: kinds[value] })),
      },
      {
        name: 'size',
        type: 'number',
        decimals: 0,
        label: labels.size,
        hint: hints.size,
        required: false,
        min: 3,
        max: 6,
        ...only('groups', onlyGroups),
      },
    ]),
    ...inGroup(groups.when, [
      { name: 'day', type: 'date', label: labels.day, required: true },
      ...timeFields(labels, hints),
      {
        name: 'everyWeeks',
        type: 'number',
        decimals: 0,
        label: labels.everyWeeks,
        hint: hints.everyWeeks,
        required: false,
        min: 1,
        max: roundLimits.everyWeeks,
      },
    ]),
    ...inGroup(groups.rules, [
      {
        name: 'odd',
        type: 'select',
        label: labels.odd,
        required: false,
        options: [
          { value: 'trio', label: odd.trio },
          { value: 'wait', label: odd.wait },
        ],
        ...only('pairs', onlyPairs),
      },
      {
        name: 'cooldown',
        type: 'number',
        decimals: 0,
        label: labels.cooldown,
        hint: hints.cooldown,
        required: false,
        min: 0,
        max: roundLimits.cooldown,
      },
      { name: 'allowsSameRegion', type: 'check', label: labels.allowsSameRegion, required: false },
    ]),
    ...inGroup(groups.who, [
      {
        name: 'regions',
        type: 'text',
        label: labels.regions,
        hint: hints.regions,
        required: false,
        maxLength: longestRegions,
      },
      several('areas', areaOptions(language)),
      several(
        'roles',
        roles.map((value) => ({ value, label: texts.me.rolesInSentence[value] })),
      ),
      several('languages', languageOptions),
    ]),
  ];
}

/** Returns what a new round holds. */
export function usualValues({ catalogue }: Pick<AppContext, 'catalogue'>, person: Person): FormValues {
  const timeZone = likelyTimeZone(person, catalogue);
  return { kind: 'pairs', time: '9:00', timeZone, everyWeeks: 4, cooldown: usualCooldown };
}

/** The round that a form asks for, with its first run. */
export function readRound(
  { vocabulary }: Pick<AppContext, 'vocabulary'>,
  values: FormValues,
  { person: { language }, now, channel }: { person: Person; now: Date; channel: Place | null },
): { fields: RoundFields; nextRun: Date } | { problems: Problems } {
  const texts = textsFor(language);
  const problems: Problems = {};
  const text = (name: string) => String(values[name] ?? '').trim();
  const numberOf = (name: string) => (text(name) === '' ? null : Number(values[name]));
  const kind = text('kind') as RoundKind;
  const start = readStart(values, problems, language);
  const regions = readRegions(vocabulary, text('regions'));
  if ('problem' in regions) problems.regions = describeRegions(regions.problem, texts.subscription.problems, language);
  if (start === null || 'problem' in regions) return { problems };
  const { day, localTime, timeZone } = start;
  const fields: RoundFields = {
    ...{ kind, localTime, timeZone, regions: regions.regions },
    title: text('title'),
    size: kind === 'groups' ? (numberOf('size') ?? usualSize) : 2,
    allowsTrios: values.odd !== 'wait',
    allowsSameRegion: values.allowsSameRegion === true,
    cooldown: numberOf('cooldown') ?? usualCooldown,
    everyWeeks: numberOf('everyWeeks'),
    areas: (values.areas ?? []) as PolicyArea[],
    roles: (values.roles ?? []) as Role[],
    languages: (values.languages ?? []) as string[],
    channel,
  };
  const nextRun = firstRun(day, fields);
  return nextRun <= now ? { problems: { day: texts.start.problems.past } } : { fields, nextRun };
}
