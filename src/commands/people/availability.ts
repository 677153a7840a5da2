import { z } from 'zod';
import { describeRegions } from '#src/answers/digests/partner-list.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { readRegions } from '#src/domain/digests/read-regions.ts';
import { parseLocalTime } from '#src/domain/digests/subscription.ts';
import { type IntroductionPreferences, introductionLimits, localDay } from '#src/domain/introductions/preferences.ts';
import { languageOptions } from '#src/domain/language.ts';
import { changePreferences, loadPreferences } from '#src/operations/introductions/preferences.ts';
import { textsFor } from '#src/texts/index.ts';
import { showPerson } from './show.ts';

const longestRegions = 400;

type Availability = Omit<IntroductionPreferences, 'isOpen' | 'offer' | 'seek'>;

/** Languages, hours, limits and pauses of introductions, and whom somebody does not want to meet. */
export const availability = subcommand({
  args: z.object({}),
  visibility: 'private',
  edits: true,
  async run({ sql, vocabulary }, _args, { person }) {
    const told = await loadPreferences(sql, person.id);
    const { languages, monthlyLimit, workStart, workEnd, avoidedRegions, pausedUntil, contact } = told;
    return {
      ...textsFor(person.language).introduction.me.forms.times,
      fields: fieldsOf(person.language),
      values: {
        languages: languages.length > 0 ? languages : [person.language],
        monthly: monthlyLimit,
        hours: `${workStart}-${workEnd}`,
        avoided: avoidedRegions.map((code) => vocabulary.in(person.language).label('region', code)).join(', '),
        paused: pausedUntil,
        contact,
      },
    };
  },
  async submit(context, values, _args, { person, now }) {
    const read = readAvailability(context, values, person, now);
    if ('problems' in read) return read;
    await changePreferences(context, person.id, read.availability, now);
    return showPerson(context, person, textsFor(person.language).introduction.me.saved);
  },
});

function readAvailability(
  { vocabulary }: AppContext,
  values: FormValues,
  person: Person,
  now: Date,
): { availability: Availability } | { problems: Problems } {
  const { introduction, subscription } = textsFor(person.language);
  const say = introduction.me.problems;
  const text = (name: string) => String(values[name] ?? '');
  const problems: Problems = {};
  const hours = parseHours(text('hours'));
  if (hours === null) problems.hours = say.hours({ text: shorten(text('hours'), 40) });
  const regions = readRegions(vocabulary.in(person.language), text('avoided'));
  if ('problem' in regions) problems.avoided = describeRegions(regions.problem, subscription.problems, person.language);
  const monthlyLimit = Number(values.monthly);
  const pausedUntil = (values.paused ?? null) as string | null;
  if (pausedUntil !== null && pausedUntil.length < 'YYYY-MM-DD'.length) problems.paused = say.pausedDay;
  else if (pausedUntil !== null && pausedUntil <= localDay(now, person.timeZone)) problems.paused = say.pausedPast;
  if (hours === null || 'problem' in regions || Object.keys(problems).length > 0) return { problems };
  return {
    availability: {
      languages: (values.languages ?? []) as string[],
      monthlyLimit,
      ...hours,
      avoidedRegions: regions.regions,
      pausedUntil,
      contact: text('contact'),
    },
  };
}

/** "9:00-17:30" as HH:MM; null where it is no such span, or ends before it begins. */
function parseHours(text: string): Pick<Availability, 'workStart' | 'workEnd'> | null {
  const [from, to, ...more] = text.split(/\s*(?:[-–—]|\bto\b)\s*/);
  const workStart = parseLocalTime(from ?? '');
  const workEnd = parseLocalTime(to ?? '');
  return workStart !== null && workEnd !== null && more.length === 0 && workStart < workEnd
    ? { workStart, workEnd }
    : null;
}

function fieldsOf(language: string): Field[] {
  const { fields } = textsFor(language).introduction.me;
  return [
    { name: 'languages', type: 'multi-select', ...fields.languages, required: true, options: languageOptions },
    {
      ...{ name: 'monthly', type: 'number', ...fields.monthly, required: true },
      ...{ min: 0, max: introductionLimits.monthly, decimals: 0 },
    },
    { name: 'hours', type: 'text', ...fields.hours, required: true, maxLength: 40 },
    { name: 'avoided', type: 'text', ...fields.avoided, required: false, maxLength: longestRegions },
    { name: 'paused', type: 'date', ...fields.paused, required: false },
    { name: 'contact', type: 'text', ...fields.contact, required: false, maxLength: introductionLimits.contact },
  ];
}
