import type { AppContext } from '#src/context.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup, timeFields } from '#src/core/form-fields.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { type EventFields, eventLimits } from '#src/domain/events/event.ts';
import { checkLink, linkExample } from '#src/domain/events/link.ts';
import { likelyTimeZone } from '#src/domain/regions/region-time-zone.ts';
import { firstRun } from '#src/domain/rounds/schedule.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { readStart } from '../read-start.ts';

const { rounds, minutes, size } = eventLimits;
const latestMs = 2 * 366 * 24 * 3_600_000;

export function eventFields({ language }: Person): Field[] {
  const { groups, labels, hints } = textsFor(language).event.form;
  const number = (name: 'rounds' | 'minutes' | 'size', { least, most }: { least: number; most: number }): Field => ({
    ...{ name, type: 'number', label: labels[name], required: true, min: least, max: most, decimals: 0 },
  });
  return [
    ...inGroup(groups.what, [
      { name: 'title', type: 'text', label: labels.title, required: true, maxLength: eventLimits.title },
    ]),
    ...inGroup(groups.when, [
      { name: 'day', type: 'date', label: labels.day, required: true },
      ...timeFields(labels, hints),
    ]),
    ...inGroup(groups.course, [
      number('rounds', rounds),
      number('minutes', minutes),
      number('size', size),
      {
        ...{ name: 'areas', type: 'multi-select', label: labels.areas, hint: hints.areas, required: false },
        options: areaOptions(language),
      },
      {
        ...{ name: 'topics', type: 'long-text', label: labels.topics, hint: hints.topics, required: false },
        maxLength: eventLimits.topics * (eventLimits.topic + 1),
      },
      {
        ...{ name: 'link', type: 'text', label: labels.link, hint: hints.link(linkExample), required: false },
        maxLength: eventLimits.link,
      },
      { name: 'talks', type: 'check', label: labels.talks, hint: hints.talks, required: false },
    ]),
  ];
}

/** Returns what a new event holds. */
export function usualValues({ catalogue }: Pick<AppContext, 'catalogue'>, person: Person): FormValues {
  const timeZone = likelyTimeZone(person, catalogue);
  return { time: '14:00', timeZone, rounds: 4, minutes: 15, size: 4 };
}

/** The event that a form asks for, with the local time as it was typed. */
export function readEvent(
  { isOwnLink }: Pick<AppContext, 'isOwnLink'>,
  values: FormValues,
  { language }: Person,
  now: Date,
): { fields: EventFields; localTime: string } | { problems: Problems } {
  const { problems: say } = textsFor(language).event.form;
  const problems: Problems = {};
  const text = (name: string) => String(values[name] ?? '').trim();
  const start = readStart(values, problems, language);
  const topics = text('topics')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const long = topics.find((topic) => topic.length > eventLimits.topic);
  if (topics.length > eventLimits.topics) problems.topics = say.topics({ most: eventLimits.topics });
  else if (long !== undefined) problems.topics = say.topicLong({ most: eventLimits.topic, text: shorten(long, 40) });
  const linkProblem = describeLink({ isOwnLink }, text('link'), language);
  if (linkProblem !== null) problems.link = linkProblem;
  if (start === null) return { problems };
  const startsAt = firstRun(start.day, { ...start, everyWeeks: null });
  if (startsAt <= now) problems.day = textsFor(language).start.problems.past;
  else if (startsAt.getTime() - now.getTime() > latestMs) problems.day = say.tooFar;
  if (Object.keys(problems).length > 0) return { problems };
  const fields: EventFields = {
    ...{ title: text('title'), startsAt, timeZone: start.timeZone, topics, link: text('link') },
    rounds: Number(values.rounds),
    minutes: Number(values.minutes),
    size: Number(values.size),
    areas: (values.areas ?? []) as PolicyArea[],
    talks: values.talks === true,
  };
  return { fields, localTime: start.localTime };
}

/** Says what is wrong with the address of calls, in a sentence; null where it will do, or there is none. */
function describeLink({ isOwnLink }: Pick<AppContext, 'isOwnLink'>, link: string, language: string): string | null {
  const { problems: say } = textsFor(language).event.form;
  if (link === '') return null;
  switch (checkLink(link)) {
    case 'noAddress':
      return say.link({ text: shorten(link, 60), ...linkExample });
    case 'noRoom':
      return say.noRoom(linkExample);
    case 'roomInHost':
      return say.roomInHost(linkExample);
    default:
      return isOwnLink(link) ? say.ownLink : null;
  }
}
