import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { formatPlace, mailKind, type Place, parsePlace } from '#src/core/place.ts';
import {
  isMail,
  isShared,
  parseLocalTime,
  parseMailAddress,
  type Subscription,
  type SubscriptionWish,
} from '#src/domain/digests/subscription.ts';
import { languageOptions } from '#src/domain/language.ts';
import { directPlace } from '#src/domain/people/account.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { policyAreaOptions } from '#src/domain/topics/policy-area-options.ts';
import { offeredSections } from '#src/operations/digests/sources/index.ts';
import { textsFor } from '#src/texts/index.ts';
import { readRegions } from './regions.ts';

const longestRegions = 400;

/** The fields of a subscription, the same for a new one and one that is changed. `direct` is where its reader alone is reached. */
export function subscriptionFields(
  context: AppContext,
  call: Call,
  direct: Place = directPlace(call.event.actor),
): Field[] {
  const { subscription, digest } = textsFor(call.person.language);
  const { labels, hints, where } = subscription.form;
  const places = [
    ...(isChannel(call.place) ? (['channel'] as const) : []),
    'direct' as const,
    ...(mailProblem(context) ? [] : [mailKind]),
  ];
  return [
    {
      name: 'where',
      type: 'select',
      label: labels.where,
      required: true,
      options: places.map((value) => ({
        value,
        label: where[value === 'direct' ? (context.pullOf(direct) ?? value) : value],
      })),
    },
    ...(places.includes(mailKind)
      ? [
          {
            name: 'address',
            type: 'text' as const,
            label: labels.address,
            hint: hints.address,
            required: false,
            maxLength: 300,
          },
        ]
      : []),
    {
      name: 'weekday',
      type: 'select',
      label: labels.weekday,
      required: true,
      options: subscription.weekdays.map((label, index) => ({ value: String(index + 1), label })),
    },
    { name: 'time', type: 'text', label: labels.time, hint: hints.time, required: true, maxLength: 10 },
    { name: 'timeZone', type: 'text', label: labels.timeZone, hint: hints.timeZone, required: true, maxLength: 60 },
    { name: 'language', type: 'select', label: labels.language, required: true, options: languageOptions },
    {
      name: 'areas',
      type: 'multi-select',
      label: labels.areas,
      hint: hints.areas,
      required: false,
      options: policyAreaOptions,
    },
    {
      name: 'regions',
      type: 'text',
      label: labels.regions,
      hint: hints.regions,
      required: false,
      maxLength: longestRegions,
    },
    {
      name: 'sections',
      type: 'multi-select',
      label: labels.sections,
      hint: hints.sections,
      required: false,
      options: offeredSections.map((value) => ({ value, label: digest.sections[value] })),
    },
    { name: 'tellsEmpty', type: 'check', label: labels.tellsEmpty, required: false },
  ];
}

/** What the form holds for a subscription; for a new one, from the profile. */
export function subscriptionValues(context: AppContext, wish: SubscriptionWish): FormValues {
  const { weekday, localTime, timeZone, language, areas, regions, sections, tellsEmpty, places } = wish;
  return {
    where: isMail(places) ? mailKind : isShared(places) ? 'channel' : 'direct',
    address: isMail(places) ? addressOf(places) : '',
    weekday: String(weekday),
    time: localTime.replace(/^0/, ''),
    timeZone,
    language,
    areas,
    regions: regions.map((code) => context.vocabulary.label('region', code)).join(', '),
    sections,
    tellsEmpty,
  };
}

/** What somebody gets who chooses nothing. */
export function usualWish({ person, event, place }: Call): SubscriptionWish {
  const { timeZone, language, region, interests } = person;
  return {
    places: isChannel(place) ? [place, directPlace(event.actor)] : [directPlace(event.actor)],
    weekday: 1,
    localTime: '09:00',
    timeZone,
    language,
    areas: interests,
    regions: region === null ? [] : [region],
    sections: [],
    tellsEmpty: false,
  };
}

/** The subscription that a form asks for. `before` is the one that is changed: its channel stays where another place is not chosen. */
export function readWish(
  context: AppContext,
  call: Call,
  values: FormValues,
  before: Subscription | null,
): { wish: SubscriptionWish } | { problems: Problems } {
  const { problems: say } = textsFor(call.person.language).subscription;
  const problems: Problems = {};
  const text = (name: string) => String(values[name] ?? '');
  const places = readPlaces(context, call, text('where'), text('address'), before, problems, say);
  const localTime = parseLocalTime(text('time'));
  if (localTime === null) problems.time = say.time(text('time'));
  const timeZone = findTimeZone(text('timeZone'));
  if (timeZone === null) problems.timeZone = say.timeZone(text('timeZone'));
  const regions = readRegions(context.vocabulary, text('regions'), say);
  if ('problem' in regions) problems.regions = regions.problem;
  if (Object.keys(problems).length > 0 || localTime === null || timeZone === null || 'problem' in regions)
    return { problems };
  return {
    wish: {
      places,
      weekday: Number(values.weekday),
      localTime,
      timeZone,
      language: text('language'),
      areas: (values.areas ?? []) as string[],
      regions: regions.regions,
      sections: (values.sections ?? []) as string[],
      tellsEmpty: values.tellsEmpty === true,
    },
  };
}

type Say = ReturnType<typeof textsFor>['subscription']['problems'];

function readPlaces(
  context: AppContext,
  { place, person, event }: Call,
  where: string,
  address: string,
  before: Subscription | null,
  problems: Problems,
  say: Say,
): Place[] {
  // Staff may change another's digest, which never comes to staff for that.
  const isOwn = before === null || before.person === person.id;
  const direct = isOwn ? [directPlace(event.actor)] : before.places.filter((each) => parsePlace(each).kind === 'user');
  if (where === 'direct') {
    if (before && !isShared(before.places) && !isMail(before.places)) return before.places;
    if (direct.length === 0) problems.where = say.noDirect;
    return direct;
  }
  if (where === 'channel') {
    if (before && isShared(before.places)) return before.places;
    if (!isChannel(place)) problems.where = say.notHere;
    return [place, ...direct];
  }
  const mailOff = mailProblem(context);
  if (mailOff) problems.where = say[mailOff];
  const mail = parseMailAddress(address);
  if (mail === null) problems.address = address.trim() === '' ? say.noAddress : say.address(address);
  const to = mailPlace(context, mail ?? '');
  return before && isMail(before.places) && before.places[0] === to ? before.places : [to, ...direct];
}

/** Why nothing can go out by mail here; null if it can. */
export function mailProblem({ mailPlatform, publicUrl }: AppContext): 'noMail' | 'noLinks' | null {
  if (mailPlatform === null) return 'noMail';
  return publicUrl === null ? 'noLinks' : null;
}

export const mailPlace = ({ mailPlatform }: Pick<AppContext, 'mailPlatform'>, address: string): Place =>
  formatPlace({ platform: mailPlatform ?? '-', space: '', kind: mailKind, id: address || '-' });

export function addressOf([place]: readonly Place[]): string {
  return place ? parsePlace(place).id : '';
}

const isChannel = (place: Place) => isShared([place]);
