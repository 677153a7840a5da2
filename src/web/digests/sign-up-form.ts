import { describeRegions, showAddress } from '#src/answers/digests/partner-list.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { inGroup, timeFields } from '#src/core/form-fields.ts';
import { formatPlace, mailKind } from '#src/core/place.ts';
import { validateValues } from '#src/core/validate-form.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { readRegions } from '#src/domain/digests/read-regions.ts';
import { parseLocalTime, parseMailAddress, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { languageName } from '#src/domain/language.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { textLanguages, textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';

/** The form as it opens; the zone is that of most members. */
export const usualValues: FormValues = { weekday: '1', time: '9:00', timeZone: 'Europe/Brussels', language: 'en' };

/** The fields of the sign-up page. Only languages that the digest is written in are offered. */
export function signUpFields({ catalogue }: { catalogue: Catalogue }, language: string): Field[] {
  const texts = textsFor(language);
  const { labels, hints } = texts.subscription.form;
  const { fields, groups } = texts.digestPages.signUp;
  const members = [...catalogue.regions.values()].filter(({ isMember }) => isMember);
  return [
    ...inGroup(groups.where, [
      {
        name: 'address',
        type: 'text',
        label: labels.address,
        hint: fields.addressHint,
        required: true,
        maxLength: 300,
      },
      ...(textLanguages().length > 1
        ? [
            {
              name: 'language',
              type: 'select' as const,
              label: labels.language,
              required: true,
              options: textLanguages().map((value) => ({ value, label: languageName(value) })),
            },
          ]
        : []),
    ]),
    ...inGroup(groups.what, [
      {
        name: 'members',
        type: 'multi-select',
        label: fields.members,
        hint: fields.membersHint,
        required: false,
        options: members.map((region) => ({ value: region.code, label: regionName(region, language) })),
      },
      {
        name: 'regions',
        type: 'text',
        label: fields.regions,
        hint: fields.regionsHint,
        required: false,
        maxLength: 400,
      },
      {
        name: 'areas',
        type: 'multi-select',
        label: labels.areas,
        hint: hints.areas,
        required: false,
        options: areaOptions(language),
      },
    ]),
    ...inGroup(groups.when, [
      {
        name: 'weekday',
        type: 'select',
        label: labels.weekday,
        required: true,
        options: Object.entries(texts.subscription.weekdays).map(([value, label]) => ({ value, label })),
      },
      ...timeFields(labels, hints),
    ]),
  ];
}

/** The subscription that a sent form asks for, or everything that is wrong with it. */
export function readSignUp(
  context: { catalogue: Catalogue; vocabulary: Vocabulary; mailPlatform: string | null },
  typed: FormValues,
  language: string,
): { wish: SubscriptionWish; address: string } | { problems: Problems } {
  const { problems: say } = textsFor(language).subscription;
  const vocabulary = context.vocabulary.in(language);
  const { values, problems: unfit } = validateValues(
    signUpFields(context, language),
    typed,
    vocabulary,
    botTextsFor(language).field,
  );
  const text = (name: string) => String(values[name] ?? '');
  const address = parseMailAddress(text('address'));
  const localTime = parseLocalTime(text('time'));
  const timeZone = findTimeZone(text('timeZone'));
  const others = readRegions(vocabulary, [...list(values.members), text('regions')].join(';'));
  const problems = {
    ...(address === null && { address: say.address({ text: showAddress(text('address')).trim() }) }),
    ...(localTime === null && { time: say.time({ text: text('time') }) }),
    ...(timeZone === null && { timeZone: say.timeZone({ text: text('timeZone') }) }),
    ...('problem' in others && { regions: describeRegions(others.problem, say, language) }),
    ...unfit,
  };
  if (Object.keys(problems).length > 0 || !address || !localTime || !timeZone || 'problem' in others)
    return { problems };
  const place = formatPlace({ platform: context.mailPlatform ?? '-', space: '', kind: mailKind, id: address });
  return {
    address,
    wish: {
      places: [place],
      weekday: Number(values.weekday),
      localTime,
      timeZone,
      language: text('language') || language,
      areas: list(values.areas),
      regions: others.regions,
      sections: [],
      tellsEmpty: false,
    },
  };
}

const list = (value: FormValues[string] | undefined) => (Array.isArray(value) ? value.map(String) : []);
