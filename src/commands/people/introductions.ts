import { z } from 'zod';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Field } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import { introductionLimits } from '#src/domain/introductions/preferences.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import { changePreferences, loadPreferences } from '#src/operations/introductions/preferences.ts';
import { saveSettings } from '#src/operations/people/settings.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions, groupOptions } from '#src/texts/topics.ts';
import { longestName } from './edit.ts';
import { showPerson } from './show.ts';

const topicFields = ['offerAreas', 'offerGroups', 'offerText', 'seekAreas', 'seekGroups', 'seekText'] as const;

/** Takes what somebody can tell others about and looks for, and whether they are introduced at all. */
export const introductions = subcommand({
  args: z.object({}),
  visibility: 'private',
  edits: true,
  async run({ sql, vocabulary }, _args, { person }) {
    const { forms } = textsFor(person.language).introduction.me;
    const { isOpen, offer, seek } = await loadPreferences(sql, person.id);
    return {
      ...forms.topics,
      fields: [...fieldsOf(person.language), ...(await unknownFields(person, vocabulary.in(person.language)))],
      values: {
        ...{ isOpen, offerAreas: offer.areas, offerGroups: offer.groups, offerText: offer.text },
        ...{ seekAreas: seek.areas, seekGroups: seek.groups, seekText: seek.text },
      },
    };
  },
  async submit(context, values, _args, { person, now }) {
    const { me } = textsFor(person.language).introduction;
    const topics = (which: 'offer' | 'seek') => ({
      areas: (values[`${which}Areas`] ?? []) as PolicyArea[],
      groups: (values[`${which}Groups`] ?? []) as TargetGroup[],
      text: String(values[`${which}Text`] ?? ''),
    });
    const isOpen = values.isOpen === true;
    const named = {
      displayName: person.displayName ?? textOf(values.name),
      region: person.region ?? textOf(values.region),
    };
    // Nobody writes to somebody who has no name.
    if (isOpen && named.displayName === null) return { problems: { name: me.problems.unknownTo } };
    const isNew = named.displayName !== person.displayName || named.region !== person.region;
    const saved = isNew ? ((await saveSettings(context, person, { ...person, ...named })) ?? person) : person;
    await changePreferences(context, person.id, { isOpen, offer: topics('offer'), seek: topics('seek') }, now);
    return showPerson(context, saved, isOpen ? me.saved : me.savedClosed);
  },
});

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** Name and region, where they are not known yet: others see them. */
async function unknownFields(
  { displayName, region, language }: Person,
  vocabulary: AppContext['vocabulary'],
): Promise<Field[]> {
  const { labels, form } = textsFor(language).me;
  return [
    ...(displayName === null
      ? [
          {
            ...{ name: 'name', type: 'text' as const, label: labels.name, hint: form.hints.name },
            ...{ required: false, maxLength: longestName },
          },
        ]
      : []),
    ...(region === null
      ? [
          {
            ...{
              name: 'region',
              type: 'lookup' as const,
              kind: 'region',
              label: labels.region,
              hint: form.hints.region,
            },
            ...{ required: false, likely: await vocabulary.suggest('region', '', 12) },
          },
        ]
      : []),
  ];
}

function fieldsOf(language: string): Field[] {
  const { fields } = textsFor(language).introduction.me;
  return [
    { name: 'isOpen', type: 'check', ...fields.isOpen, required: false },
    ...topicFields.map((name): Field => {
      const head = { name, ...fields[name], required: false };
      if (name.endsWith('Text')) return { ...head, type: 'text', maxLength: introductionLimits.text };
      return {
        ...head,
        type: 'multi-select',
        options: name.endsWith('Areas') ? areaOptions(language) : groupOptions(language),
      };
    }),
  ];
}
