import { z } from 'zod';
import { subcommand } from '#src/context.ts';
import type { Field } from '#src/core/form.ts';
import { languageOptions } from '#src/domain/language.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { policyAreaOptions } from '#src/domain/topics/policy-area-options.ts';
import { type PersonSettings, savePersonSettings } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { aboutPerson } from './show.ts';

const longestName = 100;
const followed = ['displayName', 'language', 'timeZone'] as const;

export const edit = subcommand({
  args: z.object({}),
  visibility: 'private',
  async run({ vocabulary }, _args, { person }) {
    const { me } = textsFor(person.language);
    const { labels, form } = me;
    const likely = await vocabulary.suggest('region', '', 12);
    const fields: Field[] = [
      {
        name: 'name',
        type: 'text',
        label: labels.name,
        hint: form.hints.name,
        required: false,
        maxLength: longestName,
      },
      {
        name: 'region',
        type: 'lookup',
        kind: 'region',
        label: labels.region,
        hint: form.hints.region,
        required: false,
        likely,
      },
      { name: 'language', type: 'select', label: labels.language, required: true, options: languageOptions },
      {
        name: 'timeZone',
        type: 'text',
        label: labels.timeZone,
        hint: form.hints.timeZone,
        required: true,
        maxLength: 60,
      },
      {
        name: 'interests',
        type: 'multi-select',
        label: labels.interests,
        hint: form.hints.interests,
        required: false,
        options: policyAreaOptions,
      },
    ];
    const { displayName, region, language, timeZone, interests } = person;
    return {
      title: form.title,
      submit: form.submit,
      fields,
      values: { name: displayName, region, language, timeZone, interests },
    };
  },
  async submit(context, values, _args, { person }) {
    const { me } = textsFor(person.language);
    const timeZone = findTimeZone(String(values.timeZone));
    if (timeZone === null) return { problems: { timeZone: me.problems.timeZone(String(values.timeZone)) } };
    const settings: PersonSettings = {
      displayName: values.name as string | null,
      region: values.region as string | null,
      language: String(values.language),
      timeZone,
      interests: values.interests as string[],
    };
    const chosen = followed.filter((name) => settings[name] !== person[name]);
    const saved = await savePersonSettings(context.sql, person.id, settings, chosen);
    const current = saved ?? person;
    return aboutPerson(context, current, textsFor(current.language).me.saved);
  },
});
