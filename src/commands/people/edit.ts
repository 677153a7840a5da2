import { z } from 'zod';
import { offeredLanguages } from '#src/answers/people/languages.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import type { Field } from '#src/core/form.ts';
import { timeZoneField } from '#src/core/form-fields.ts';
import { shorten } from '#src/core/text.ts';
import type { Term } from '#src/core/vocabulary.ts';
import { saveSettings } from '#src/operations/people/settings.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { showPerson } from './show.ts';

/** The longest name that somebody may have. */
export const longestName = 100;

export const edit = subcommand({
  args: z.object({ region: argument.region().optional() }),
  visibility: 'private',
  edits: true,
  async run({ vocabulary }, { region: asked }, { person }) {
    const texts = textsFor(person.language);
    const { title, submit } = texts.me.form;
    const { displayName, region, language, timeZone, interests } = person;
    return {
      title,
      submit,
      fields: fieldsOf(texts, person.language, await vocabulary.in(person.language).suggest('region', '', 12)),
      values: { name: displayName, region: asked ?? region, language, timeZone, interests },
    };
  },
  async submit(context, values, _args, { person }) {
    const timeZone = String(values.timeZone);
    const saved = await saveSettings(context, person, {
      displayName: values.name as string | null,
      region: values.region as string | null,
      language: String(values.language ?? person.language),
      timeZone,
      interests: values.interests as string[],
    });
    if (!saved) {
      const { problems } = textsFor(person.language).me;
      return { problems: { timeZone: problems.timeZone({ text: shorten(timeZone, 60) }) } };
    }
    return showPerson(context, saved, textsFor(saved.language).me.saved);
  },
});

function fieldsOf({ me: { labels, form } }: Texts, language: string, likely: Term[]): Field[] {
  const { hints } = form;
  const offered = offeredLanguages(language, language);
  return [
    { name: 'name', type: 'text', label: labels.name, hint: hints.name, required: false, maxLength: longestName },
    {
      name: 'region',
      type: 'lookup',
      kind: 'region',
      label: labels.region,
      hint: hints.region,
      required: false,
      likely,
    },
    // One language is no choice.
    ...(offered.length > 1
      ? [{ name: 'language', type: 'select' as const, label: labels.language, required: true, options: offered }]
      : []),
    timeZoneField(labels, hints),
    {
      name: 'interests',
      type: 'multi-select',
      label: labels.interests,
      hint: hints.interests,
      required: false,
      options: areaOptions(language),
    },
  ];
}
