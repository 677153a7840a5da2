import type { AppContext } from '#src/context.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup, timeZoneField } from '#src/core/form-fields.ts';
import type { Person } from '#src/core/person.ts';
import { cleanText, joinLines, shorten } from '#src/core/text.ts';
import { type CallFields, callLimits, dayIn, deadlineAt, type FundingCall } from '#src/domain/calls/call.ts';
import { parseLocalTime } from '#src/domain/digests/subscription.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { isWebLink } from '#src/domain/tools/web-reader.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';

/** Most European programmes count by Brussels' clock. */
export const usualZone = 'Europe/Brussels';

export function callFields({ language }: Person): Field[] {
  const { groups, labels, hints } = textsFor(language).call.form;
  const [required, optional] = [{ required: true }, { required: false }];
  return [
    ...inGroup(groups.what, [
      { name: 'title', type: 'text', label: labels.title, ...required, maxLength: callLimits.title },
      {
        ...{ name: 'programme', type: 'text', label: labels.programme, hint: hints.programme, ...optional },
        maxLength: callLimits.programme,
      },
      { name: 'areas', type: 'multi-select', label: labels.areas, ...required, options: areaOptions(language) },
      { name: 'link', type: 'text', label: labels.link, ...optional, maxLength: callLimits.link },
    ]),
    ...inGroup(groups.when, [
      { name: 'opens', type: 'date', label: labels.opens, ...optional },
      { name: 'day', type: 'date', label: labels.day, hint: hints.day, ...optional },
      { name: 'time', type: 'text', label: labels.time, hint: hints.time, ...optional, maxLength: 10 },
      timeZoneField(labels, hints),
    ]),
    ...inGroup(groups.more, [
      { name: 'audience', type: 'text', label: labels.audience, ...optional, maxLength: callLimits.audience },
      { name: 'budget', type: 'text', label: labels.budget, ...optional, maxLength: callLimits.budget },
      { name: 'contact', type: 'text', label: labels.contact, ...optional, maxLength: callLimits.contact },
      { name: 'summary', type: 'long-text', label: labels.summary, ...optional, maxLength: callLimits.summary },
    ]),
  ];
}

/** Returns what the form of a call that is there holds. */
export function valuesOfCall(call: FundingCall): FormValues {
  const { closesAt, isWholeDay, timeZone } = call;
  const time =
    closesAt === null || isWholeDay
      ? null
      : closesAt.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const { title, programme, link, audience, budget, contact, summary } = call;
  return {
    ...{ title, programme, link, audience, budget, contact, summary, time, timeZone },
    areas: call.policyAreas,
    opens: call.opensOn,
    day: closesAt === null ? null : dayIn(closesAt, timeZone),
  };
}

/** The call that a form says, or what is wrong with it. A deadline that is past is taken only of a call that had it before. */
export function readCallForm(
  { isOwnLink }: Pick<AppContext, 'isOwnLink'>,
  values: FormValues,
  { language }: Person,
  { now, before = null }: { now: Date; before?: Date | null },
): CallFields | { problems: Problems } {
  const { problems: say } = textsFor(language).call.form;
  const text = (name: string) => cleanText(String(values[name] ?? '')).trim();
  const line = (name: string) => joinLines(text(name));
  const problems: Problems = {};
  const [day, opens, said] = [text('day'), text('opens'), text('time')];
  const time = said === '' ? null : parseLocalTime(said);
  const timeZone = findTimeZone(text('timeZone'));
  if (timeZone === null) problems.timeZone = say.timeZone({ text: shorten(text('timeZone'), 60) });
  if (said !== '' && time === null) problems.time = say.time({ text: shorten(said, 20) });
  else if (time !== null && day === '') problems.day = say.timeAlone;
  for (const [name, value] of Object.entries({ day, opens }))
    if (value !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) problems[name] = say.day;
  const link = text('link');
  if (link !== '' && !isWebLink(link)) problems.link = say.link({ text: shorten(link, 60) });
  else if (link !== '' && isOwnLink(link)) problems.link = say.ownLink({ text: shorten(link, 60) });
  if (Object.keys(problems).length > 0 || timeZone === null) return { problems };
  const closesAt = day === '' ? null : deadlineAt(day, time, timeZone);
  if (closesAt !== null && closesAt <= now && closesAt.getTime() !== before?.getTime()) problems.day = say.past;
  else if (day !== '' && opens > day) problems.opens = say.opensLater;
  if (Object.keys(problems).length > 0) return { problems };
  return {
    ...{ title: line('title'), programme: line('programme'), audience: line('audience'), budget: line('budget') },
    ...{ contact: line('contact'), summary: text('summary'), link, timeZone, closesAt, isWholeDay: time === null },
    policyAreas: (values.areas ?? []) as PolicyArea[],
    opensOn: opens || null,
  };
}
