import { describeRegions } from '#src/answers/digests/partner-list.ts';
import type { AppContext } from '#src/context.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup, timeFields } from '#src/core/form-fields.ts';
import type { Person } from '#src/core/person.ts';
import { type Role, roles } from '#src/core/role.ts';
import { shorten } from '#src/core/text.ts';
import { readRegions } from '#src/domain/digests/read-regions.ts';
import { languageOptions } from '#src/domain/language.ts';
import { zonedParts } from '#src/domain/local-time.ts';
import { likelyTimeZone } from '#src/domain/regions/region-time-zone.ts';
import { firstRun } from '#src/domain/rounds/schedule.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { canBeSaid } from '#src/domain/trainings/code.ts';
import {
  type CheckIn,
  checkIns,
  type Training,
  type TrainingFields,
  trainingLimits,
} from '#src/domain/trainings/training.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { readStart } from '../read-start.ts';

const latestMs = 2 * 366 * 24 * 3_600_000;
const longestRegions = 500;
const limits = trainingLimits;

/** The fields of a session; a new one can be repeated, one that is there can have fewer seats than people who have one. */
export function trainingFields({ language }: Person, { isNew }: { isNew: boolean }): Field[] {
  const texts = textsFor(language);
  const { groups, labels, hints, checkIns: ways } = texts.training.form;
  const line = (name: 'organiser' | 'contact' | 'place' | 'link' | 'code', hint?: string): Field => ({
    ...{ name, type: 'text', label: labels[name], required: false, maxLength: limits[name] },
    ...(hint && { hint }),
  });
  const number = (
    name: 'minutes' | 'capacity' | 'quota' | 'signUpHours' | 'leaveHours' | 'everyWeeks' | 'times',
    { least, most }: { least: number; most: number },
    how: { hint?: string; required?: boolean } = {},
  ): Field => ({
    ...{ name, type: 'number', label: labels[name], required: false, min: least, max: most, decimals: 0, ...how },
  });
  const several = (
    name: 'areas' | 'languages' | 'roles',
    options: { value: string; label: string }[],
    hint?: string,
  ): Field => ({
    ...{ name, type: 'multi-select', label: labels[name], required: false, options },
    ...(hint && { hint }),
  });
  return [
    ...inGroup(groups.what, [
      { name: 'title', type: 'text', label: labels.title, required: true, maxLength: limits.title },
      { name: 'summary', type: 'long-text', label: labels.summary, required: false, maxLength: limits.summary },
      several('areas', areaOptions(language)),
      several('languages', languageOptions),
      line('organiser'),
      line('contact', hints.contact),
    ]),
    ...inGroup(groups.when, [
      { name: 'day', type: 'date', label: labels.day, required: true },
      ...timeFields(labels, hints),
      number('minutes', limits.minutes, { required: true }),
      ...(isNew
        ? [
            number('everyWeeks', limits.everyWeeks, { hint: hints.everyWeeks }),
            number('times', limits.times, { hint: hints.times }),
          ]
        : []),
      line('place'),
      line('link', hints.link),
    ]),
    ...inGroup(groups.who, [
      number('capacity', limits.capacity, { required: true }),
      ...(isNew
        ? []
        : [{ name: 'bumps', type: 'check', label: labels.bumps, hint: hints.bumps, required: false } as const]),
      number('quota', limits.capacity, { hint: hints.quota }),
      number('signUpHours', limits.hours, { required: true }),
      number('leaveHours', limits.hours, { required: true }),
      several(
        'roles',
        roles.map((value) => ({ value, label: texts.me.rolesInSentence[value] })),
        hints.roles,
      ),
      {
        name: 'regions',
        type: 'text',
        label: labels.regions,
        hint: hints.regions,
        required: false,
        maxLength: longestRegions,
      },
      { name: 'isPublic', type: 'check', label: labels.isPublic, required: false },
    ]),
    ...inGroup(groups.how, [
      {
        ...{ name: 'checkIn', type: 'select', label: labels.checkIn, required: true },
        options: checkIns.map((value) => ({ value, label: ways[value] })),
      },
      line('code', hints.code),
      {
        ...{
          name: 'materialsBefore',
          type: 'long-text',
          label: labels.materialsBefore,
          hint: hints.materialsBefore,
          required: false,
        },
        maxLength: limits.materials,
      },
    ]),
  ];
}

/** Returns what a new session holds. */
export function usualValues({ catalogue }: Pick<AppContext, 'catalogue'>, person: Person): FormValues {
  return {
    ...{ time: '14:00', timeZone: likelyTimeZone(person, catalogue), minutes: 90, capacity: 30 },
    ...{ signUpHours: 1, leaveHours: 24, isPublic: true, checkIn: 'code' },
  };
}

/** Returns what a session that is there holds. */
export function valuesOf(
  { vocabulary }: Pick<AppContext, 'vocabulary'>,
  training: Training,
  language: string,
): FormValues {
  const { startsAt, timeZone, regions, quota, ...fields } = training;
  const { title, summary, organiser, contact, place, link, code, materialsBefore, checkIn, isPublic } = fields;
  const { minutes, capacity, signUpHours, leaveHours, areas, languages, roles: for_ } = fields;
  return {
    ...{ title, summary, organiser, contact, place, link, code, materialsBefore, checkIn, isPublic, timeZone },
    ...{ minutes, capacity, signUpHours, leaveHours, areas, languages, roles: for_ },
    ...zonedParts(startsAt, timeZone),
    regions: regions.map((each) => vocabulary.in(language).label('region', each)).join(', '),
    ...(quota !== null && { quota }),
  };
}

export type ReadTraining = {
  fields: TrainingFields;
  code: string;
  everyWeeks: number | null;
  times: number;
  bumps: boolean;
  localTime: string;
};

/** The session that a form asks for, with the local time as it was typed. `before` is what it is now, whose time may be over. */
export function readTraining(
  { vocabulary, isOwnLink }: Pick<AppContext, 'vocabulary' | 'isOwnLink'>,
  values: FormValues,
  { language }: Person,
  { now, before }: { now: Date; before: Training | null },
): ReadTraining | { problems: Problems } {
  const texts = textsFor(language);
  const { problems: say } = texts.training.form;
  const problems: Problems = {};
  const text = (name: string) => String(values[name] ?? '').trim();
  const numberOf = (name: string) => (text(name) === '' ? null : Number(values[name]));
  const start = readStart(values, problems, language);
  const regions = readRegions(vocabulary.in(language), text('regions'));
  if ('problem' in regions) problems.regions = describeRegions(regions.problem, texts.subscription.problems, language);
  const contact = text('contact');
  if (contact !== '' && !/^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:.]+$/.test(contact))
    problems.contact = say.contact({ text: shorten(contact, 60) });
  const link = text('link');
  if (link !== '' && !(/^https?:\/\/\S+$/i.test(link) && URL.canParse(link)))
    problems.link = say.link({ text: shorten(link, 60) });
  else if (link !== '' && isOwnLink(link)) problems.link = say.ownLink;
  if (text('code') !== '' && !canBeSaid(text('code'))) problems.code = say.code;
  for (const name of ['summary', 'materialsBefore'] as const)
    if (holdsOwnLink(text(name), isOwnLink)) problems[name] = say.ownLink;
  const [everyWeeks, times, quota, capacity] = [
    numberOf('everyWeeks'),
    numberOf('times'),
    numberOf('quota'),
    Number(values.capacity),
  ];
  if (everyWeeks !== null && times === null) problems.times = say.times(limits.times);
  if (everyWeeks === null && times !== null) problems.everyWeeks = say.timesAlone;
  if (quota !== null && quota > capacity) problems.quota = say.quota;
  if (start === null || 'problem' in regions) return { problems };
  const startsAt = firstRun(start.day, { ...start, everyWeeks: null });
  if (startsAt <= now && startsAt.getTime() !== before?.startsAt.getTime()) problems.day = texts.start.problems.past;
  else if (startsAt.getTime() - now.getTime() > latestMs) problems.day = say.tooFar;
  if (Object.keys(problems).length > 0) return { problems };
  const fields: TrainingFields = {
    ...{ startsAt, timeZone: start.timeZone, contact, link, capacity, quota, regions: regions.regions },
    ...{ title: text('title'), summary: text('summary'), organiser: text('organiser'), place: text('place') },
    ...{
      materialsBefore: text('materialsBefore'),
      checkIn: text('checkIn') as CheckIn,
      isPublic: values.isPublic === true,
    },
    ...{
      minutes: Number(values.minutes),
      signUpHours: Number(values.signUpHours),
      leaveHours: Number(values.leaveHours),
    },
    areas: (values.areas ?? []) as PolicyArea[],
    languages: (values.languages ?? []) as string[],
    roles: (values.roles ?? []) as Role[],
  };
  return {
    fields,
    code: text('code'),
    everyWeeks,
    times: times ?? 1,
    bumps: values.bumps === true,
    localTime: start.localTime,
  };
}

/** Returns whether a text has an address of this server in it, where it could say a line in its reader's name. */
export function holdsOwnLink(text: string, isOwnLink: AppContext['isOwnLink']): boolean {
  return (text.match(/https?:\/\/[^\s()<>[\]]+/g) ?? []).some(isOwnLink);
}
