import { offeredLanguages } from '#src/answers/people/languages.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Field, FormValues } from '#src/core/form.ts';
import { inGroup, timeFields } from '#src/core/form-fields.ts';
import type { Person } from '#src/core/person.ts';
import { mailKind, type Place } from '#src/core/place.ts';
import { isMail, isShared, mailAddressOf, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { directPlace } from '#src/domain/people/account.ts';
import { mailRefusal } from '#src/operations/digests/confirmation-request.ts';
import { offeredSections } from '#src/operations/digests/sources/index.ts';
import { spokenLanguage, type Texts, textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';

const longestRegions = 400;

/** The fields of a subscription in this language, the same for a new one and one that is changed. `direct` is where its reader alone is reached. */
export function subscriptionFields(
  context: AppContext,
  call: Call,
  written: string,
  direct: Place = directPlace(call.event.actor),
): Field[] {
  const offered = offeredLanguages(written, call.person.language);
  const { subscription, digest } = textsFor(call.person.language);
  const { labels, hints, where, groups } = subscription.form;
  const places = [
    ...(isChannel(call.place) ? (['channel'] as const) : []),
    'direct' as const,
    ...(mailRefusal(context) ? [] : [mailKind]),
  ];
  const hasMail = places.includes(mailKind);
  return [
    ...inGroup(groups.where, [
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
      ...(hasMail ? [addressField(subscription)] : []),
      {
        name: 'weekday',
        type: 'select',
        label: labels.weekday,
        required: true,
        options: Object.entries(subscription.weekdays).map(([value, label]) => ({ value, label })),
      },
      ...timeFields(labels, hints),
    ]),
    ...inGroup(groups.what, [
      {
        name: 'regions',
        type: 'text',
        label: labels.regions,
        hint: hints.regions,
        required: false,
        maxLength: longestRegions,
      },
      {
        name: 'areas',
        type: 'multi-select',
        label: labels.areas,
        hint: hints.areas,
        required: false,
        options: areaOptions(call.person.language),
      },
      {
        name: 'sections',
        type: 'multi-select',
        label: labels.sections,
        hint: hints.sections,
        required: false,
        options: offeredSections.map((value) => ({ value, label: digest.sections[value] })),
      },
      // One language is no choice.
      ...(offered.length > 1
        ? [{ name: 'language', type: 'select' as const, label: labels.language, required: true, options: offered }]
        : []),
      { name: 'tellsEmpty', type: 'check', label: labels.tellsEmpty, required: false },
    ]),
  ];
}

function addressField({ form: { labels, onlyIf } }: Texts['subscription']): Field {
  return {
    name: 'address',
    type: 'text',
    label: labels.address,
    required: false,
    maxLength: 300,
    dependsOn: { field: 'where', values: [mailKind], said: onlyIf.mail, isRequired: true },
  };
}

/** Returns the form's values for a subscription; for a new one, from the profile. */
export function subscriptionValues(context: AppContext, wish: SubscriptionWish, reader: Person): FormValues {
  const vocabulary = context.vocabulary.in(reader.language);
  const { weekday, localTime, timeZone, language, areas, regions, sections, tellsEmpty, places } = wish;
  return {
    where: isMail(places) ? mailKind : isShared(places) ? 'channel' : 'direct',
    address: mailAddressOf(places) ?? '',
    weekday: String(weekday),
    time: localTime.replace(/^0/, ''),
    timeZone,
    language,
    areas,
    regions: regions.map((code) => vocabulary.label('region', code)).join(', '),
    sections,
    tellsEmpty,
  };
}

/** Returns the subscription for a person who chooses nothing. */
export function usualWish({ person, event, place }: Call): SubscriptionWish {
  const { timeZone, language, region, interests } = person;
  return {
    places: isChannel(place) ? [place, directPlace(event.actor)] : [directPlace(event.actor)],
    weekday: 1,
    localTime: '09:00',
    timeZone,
    // A letter comes in a language that there are texts in.
    language: spokenLanguage(language),
    areas: interests,
    regions: region === null ? [] : [region],
    sections: [],
    tellsEmpty: false,
  };
}

/** Returns whether others than the subscriber read what is sent to a place. */
export const isChannel = (place: Place) => isShared([place]);
