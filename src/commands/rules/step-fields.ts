import { nameValue } from '#src/answers/rules/describe.ts';
import type { Field, FormValues } from '#src/core/form.ts';
import { localeOf } from '#src/core/locale.ts';
import type { Reader } from '#src/core/person.ts';
import { roles } from '#src/core/role.ts';
import { evaluations, policyStages, regionRoles, statuses } from '#src/domain/experiences/details.ts';
import { questionLimits } from '#src/domain/questions/question.ts';
import {
  type Duration,
  kindOf,
  personNames,
  type Recipients,
  ruleLimits,
  type Step,
  type Text,
  textIn,
  weekdays,
} from '#src/domain/rules/definition.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions, groupOptions } from '#src/texts/topics.ts';

type Written = Extract<Field, { maxLength: number }>;
type Filled = { fields: Field[]; values: FormValues };

/** Between the two words of a value that says both. */
export const joint = '=';
const settable = { status: statuses, stage: policyStages, evaluation: evaluations, regionRole: regionRoles };

/** The fields that a step is edited in, filled with what it says; none of one that says nothing more than its kind. */
export function stepFields(step: Step, reader: Reader, { fields: allKnown, free, isChannel }: Surroundings): Filled {
  const all = textsFor(reader.language);
  const { rule, question, subscription, training, me } = all;
  const { stepForm: labels, form, show } = rule;
  const required = true;
  const known = 'digest' in step ? free : allKnown;
  const hint = form.fields({ fields: known.map((field) => `{${field}}`).join(' ') });
  const long = (name: string, label: string): Written => ({
    ...{ name, type: 'long-text', label, required, maxLength: ruleLimits.text, hint },
  });
  const number = (name: string, label: string, max: number, min = 0): Field => ({
    ...{ name, type: 'number', label, required: false, min, max, decimals: 0 },
  });
  const text = (value: Text) => textIn(value, reader.language);
  const people = (name: string, label: string): Field => ({
    ...{ name, type: 'select', label, required, options: peopleOptions(reader) },
  });
  const groups = (isFor: GroupFor): Field[] => toFields(isFor, reader, isChannel);
  const { ask, approve } = { ask: null, approve: null, ...step } as { ask: Asked | null; approve: Asked | null };
  const asked = ask ?? approve;

  if ('message' in step) {
    const { to, text: said, buttons = [] } = step.message;
    const lines = buttons.map(({ label, line }) => `${label} | ${line}`).join('\n');
    return {
      fields: [
        ...groups({ hasPeople: true, hasChannel: typeof to === 'object' && 'channel' in to }),
        long('text', labels.text),
        {
          ...{ name: 'buttons', type: 'long-text', label: labels.buttons, hint: labels.buttonsHint, required: false },
          maxLength: ruleLimits.text,
        },
      ],
      values: { ...toValues(to), text: text(said), buttons: lines },
    };
  }
  if (asked) {
    const answers = Object.entries(ask?.answers ?? {}).map(([key, label]) => `${key} | ${label}`);
    return {
      fields: [
        ...groups({ hasPeople: true }),
        long('text', labels.text),
        ...(ask
          ? [{ ...long('answers', labels.answers), hint: labels.answersHint }, check('enough', labels.enough)]
          : []),
        { name: 'name', type: 'text', label: labels.name, required: false, maxLength: 30 },
        number('untilDays', labels.untilDays, ruleLimits.days),
        number('remindDays', labels.remindDays, ruleLimits.days),
      ],
      values: {
        ...toValues(asked.to),
        text: text(asked.text),
        ...(ask && { answers: answers.join('\n'), enough: ask.enough === 'all' }),
        name: asked.name ?? '',
        untilDays: daysOf(asked.until),
        remindDays: asked.remind ? daysOf(asked.remind) : null,
      },
    };
  }
  if ('wait' in step) {
    const { wait } = step;
    const moment = 'until' in wait ? wait.until : null;
    const span = 'until' in wait ? {} : wait;
    const at = subscription.form;
    return {
      fields: [
        number('days', labels.days, ruleLimits.days),
        number('hours', training.report.hours, 1_000),
        number('minutes', training.form.labels.minutes, 1_440),
        { name: 'weekday', type: 'select', label: at.labels.weekday, required: false, options: dayOptions(reader) },
        { name: 'time', type: 'text', label: at.labels.time, hint: labels.timeHint, required: false, maxLength: 5 },
        { name: 'zone', type: 'text', label: me.labels.timeZone, required: false, maxLength: 60, holds: 'time-zone' },
      ],
      values: {
        ...{ days: moment ? null : daysOf(span), hours: span.hours ?? null, minutes: span.minutes ?? null },
        ...{ weekday: moment?.weekday ?? '', time: moment?.time ?? '', zone: moment?.zone ?? '' },
      },
    };
  }
  if ('if' in step) return { fields: [condition('when', show.if)], values: { when: step.if.when } };
  if ('each' in step) {
    const fields = [...groups({ hasPeople: false }), number('most', labels.most, ruleLimits.peoplePerStep, 1)];
    return { fields, values: { ...toValues(step.each.of), most: step.each.most ?? null } };
  }
  if ('introduce' in step) {
    const { who, to, text: said } = step.introduce;
    const fields = [people('who', labels.who), people('other', labels.other), long('text', labels.text)];
    return { fields, values: { who, other: to, text: text(said) } };
  }
  if ('review' in step) {
    const { to, text: said } = step.review;
    return { fields: [people('who', labels.to), long('text', labels.text)], values: { who: to, text: text(said) } };
  }
  if ('network' in step) {
    const { as, title, detail = '', areas, text: said } = step.network;
    return {
      fields: [
        people('who', labels.who),
        { ...long('title', question.fields.title.label), maxLength: questionLimits.titleCharacters },
        { ...long('detail', question.fields.detail.label), required: false },
        areaField(question.fields.areas.label, true),
        long('text', labels.text),
      ],
      values: { who: as, title: text(title), detail: text(detail), areas: [...areas], text: text(said) },
    };
  }
  if ('digest' in step) {
    const { to, text: said } = step.digest;
    const fields = [...groups({ hasPeople: true, isOptional: true }), long('text', labels.text)];
    return { fields, values: { ...(to === undefined ? { to: 'everybody' } : toValues(to)), text: text(said) } };
  }
  if ('tag' in step) {
    const { areas = [], groups: tags = [] } = step.tag;
    const options = groupOptions(reader.language);
    const groupField: Field = {
      ...{ name: 'groups', type: 'multi-select', label: question.fields.groups.label, required: false, options },
    };
    const fields = [areaField(question.fields.areas.label, false), groupField];
    return { fields, values: { areas: [...areas], groups: [...tags] } };
  }
  if ('set' in step) {
    const { field, value } = step.set;
    const options = Object.entries(settable).flatMap(([name, values]) =>
      values.map((each) => ({
        value: `${name}${joint}${each}`,
        label: `${all.experience.fields[name as keyof typeof settable].label}: ${nameValue({ field: name, value: each } as never, reader.language)}`,
      })),
    );
    const select: Field = { name: 'value', type: 'select', label: labels.value, required, options };
    return { fields: [select], values: { value: `${field}${joint}${value}` } };
  }
  if ('run' in step)
    return {
      fields: [{ name: 'name', type: 'text', label: form.name, required, maxLength: ruleLimits.name }],
      values: { name: step.run },
    };
  if ('end' in step) return { fields: [], values: {} };
  const kind = kindOf(step);
  const value =
    'webhook' in step ? step.webhook : 'round' in step ? step.round : 'check-in' in step && step['check-in'];
  const isOptional = kind === 'check-in';
  const label = isOptional ? labels.testbed : rule.columns.number;
  return {
    fields: [{ ...number('number', label, 1_000_000_000, 1), required: !isOptional }],
    values: { number: typeof value === 'number' ? value : null },
  };

  function areaField(label: string, isRequired: boolean): Field {
    const options = areaOptions(reader.language);
    return { name: 'areas', type: 'multi-select', label, required: isRequired, options };
  }
}

/** What the fields of a step have to know: the names that its texts can have, of a digest too, and whether it is edited in a channel. */
type Surroundings = { fields: readonly string[]; free: readonly string[]; isChannel: boolean };
/** A step that asks, with answers or for a yes. */
export type Asked = {
  to: Recipients;
  text: Text;
  name?: string;
  until: Duration;
  remind?: Duration;
  answers?: Record<string, string>;
  enough?: 'one' | 'all';
};

const check = (name: string, label: string): Field => ({ name, type: 'check', label, required: false });
/** A field for a condition. */
export const condition = (name: string, label: string): Field => ({
  ...{ name, type: 'long-text', label, required: name === 'when', maxLength: ruleLimits.expression },
});
/** The days of a span; what is shorter than a day is not counted. */
export const daysOf = ({ weeks = 0, days = 0 }: Duration) => weeks * 7 + days;

const dayOptions = ({ language }: Reader) => {
  const format = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
  // The fifth of January 2026 is a Monday.
  return weekdays.map((value, index) => ({ value, label: format.format(new Date(Date.UTC(2026, 0, 5 + index))) }));
};

const peopleOptions = ({ language }: Reader) =>
  personNames.map((value) => ({ value, label: textsFor(language).rule.who[value] }));

type GroupFor = { hasPeople: boolean; hasChannel?: boolean; isOptional?: boolean };

/** Whom a step is for, and more of it where that is needed: a region, an area, or how many. */
function toFields({ hasPeople, hasChannel, isOptional }: GroupFor, reader: Reader, isChannel: boolean): Field[] {
  const { rule, me } = textsFor(reader.language);
  const { who, stepForm: labels } = rule;
  const some = '…';
  const options = [
    ...(isOptional ? [{ value: 'everybody', label: who.everybody }] : []),
    ...(hasPeople ? peopleOptions(reader) : []),
    ...roles.map((role) => ({ value: `role${joint}${role}`, label: who.role({ role: me.rolesInSentence[role] }) })),
    { value: `region${joint}event`, label: who.event },
    { value: `followers${joint}event`, label: who.followers({ area: who.areas }) },
    { value: 'region', label: who.region({ region: some }) },
    { value: 'followers', label: who.followers({ area: some }) },
    { value: 'suited', label: who.suited({ count: 5 }).replace('5', some) },
    ...(hasChannel || (isChannel && hasPeople && !isOptional) ? [{ value: 'channel', label: who.channel }] : []),
  ];
  const more = {
    field: 'to',
    values: ['region', 'followers', 'suited'],
    said: labels.whichHint,
    isRequired: true as const,
  };
  return [
    { name: 'to', type: 'select', label: labels.to, required: true, options },
    { name: 'which', type: 'text', label: labels.which, required: false, maxLength: 60, dependsOn: more },
  ];
}

function toValues(to: Recipients): FormValues {
  if (typeof to === 'string') return { to, which: '' };
  if ('role' in to) return { to: `role${joint}${to.role}`, which: '' };
  if ('region' in to)
    return to.region === 'event' ? { to: `region${joint}event`, which: '' } : { to: 'region', which: to.region };
  if ('followers' in to)
    return to.followers === 'event'
      ? { to: `followers${joint}event`, which: '' }
      : { to: 'followers', which: to.followers };
  return 'suited' in to ? { to: 'suited', which: String(to.suited) } : { to: 'channel', which: '' };
}
