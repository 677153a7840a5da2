import { z } from 'zod';
import { subcommand } from '#src/context.ts';
import type { Field } from '#src/core/form.ts';
import { introductionLimits } from '#src/domain/introductions/preferences.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import { changePreferences, loadPreferences } from '#src/operations/introductions/preferences.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions, groupOptions } from '#src/texts/topics.ts';
import { showPerson } from './show.ts';

const topicFields = ['offerAreas', 'offerGroups', 'offerText', 'seekAreas', 'seekGroups', 'seekText'] as const;

/** Takes what somebody can tell others about and looks for, and whether they are introduced at all. */
export const introductions = subcommand({
  args: z.object({}),
  visibility: 'private',
  async run({ sql }, _args, { person }) {
    const { forms } = textsFor(person.language).introduction.me;
    const { isOpen, offer, seek } = await loadPreferences(sql, person.id);
    return {
      ...forms.topics,
      fields: fieldsOf(person.language),
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
    await changePreferences(context, person.id, { isOpen, offer: topics('offer'), seek: topics('seek') }, now);
    return showPerson(context, person, isOpen ? me.saved : me.savedClosed);
  },
});

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
