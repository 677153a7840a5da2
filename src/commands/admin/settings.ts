import { z } from 'zod';
import { settingsMessage } from '#src/answers/admin/settings.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { inputLimits } from '#src/core/input-limits.ts';
import { liveNames, logLevels, writeLiveValue } from '#src/domain/admin/live-setting.ts';
import { changeSetting, listLiveSettings } from '#src/operations/admin/live-settings.ts';
import { textsFor } from '#src/texts/index.ts';

const name = argument.choice(liveNames);

/** Lists what may be set while servers run. */
export const settings = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'administer',
  run: async (context, _args, { person }) => settingsMessage(await listLiveSettings(context), person),
});

/** Sets one of them. */
export const set = subcommand({
  args: z.object({ name }),
  visibility: 'private',
  requires: 'administer',
  hidden: true,
  edits: true,
  async run(context, { name: of }, { person }) {
    const { settings: texts, place } = textsFor(person.language).admin;
    const { values } = await listLiveSettings(context);
    const base = { name: 'value', label: texts.names[of], hint: texts.about[of] };
    return {
      title: texts.change,
      submit: place.submit,
      fields: [
        of === 'log-level'
          ? { ...base, type: 'select', required: true, options: logLevels.map((value) => ({ label: value, value })) }
          : { ...base, type: 'text', required: of !== 'api-origins', maxLength: inputLimits.line.max },
      ],
      values: { value: writeLiveValue(of, values) },
    };
  },
  async submit(context, { value }, { name: of }, { person, now }) {
    const { language } = person;
    await changeSetting(context, { name: of, value: String(value ?? '') }, { language, now });
    return settingsMessage(await listLiveSettings(context), person, textsFor(language).admin.settings.done);
  },
});

/** Lets each server keep to what it was started with. */
export const unset = subcommand({
  args: z.object({ name }),
  visibility: 'private',
  requires: 'administer',
  hidden: true,
  writes: true,
  async run(context, { name: of }, { person, now }) {
    const { language } = person;
    await changeSetting(context, { name: of, value: null }, { language, now });
    return settingsMessage(await listLiveSettings(context), person, textsFor(language).admin.settings.done);
  },
});
