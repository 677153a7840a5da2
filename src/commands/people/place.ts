import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { savePlaceOf } from '#src/operations/people/place.ts';
import { readForRole } from '#src/operations/people/role.ts';
import { textsFor } from '#src/texts/index.ts';

/** Says in which region somebody works, where they did not. */
export const place = subcommand({
  args: z.object({ person: argument.number({ min: 1 }) }),
  visibility: 'private',
  requires: 'administer',
  hidden: true,
  edits: true,
  async run(context, { person: id }, { person: admin }) {
    const { me, admin: texts } = textsFor(admin.language);
    const { person } = await readForRole(context, id, admin);
    const likely = await context.vocabulary.in(admin.language).suggest('region', '', 12);
    return {
      title: texts.place.title({ name: person.displayName ?? me.unnamed }),
      submit: texts.place.submit,
      fields: [{ name: 'region', type: 'lookup', kind: 'region', label: me.labels.region, required: false, likely }],
      values: { region: person.region },
    };
  },
  async submit(context, { region }, { person: id }, { person: admin, now }) {
    const { me, admin: texts } = textsFor(admin.language);
    const saved = await savePlaceOf(context, { id, region: (region as string | null) || null, at: now }, admin);
    return sentenceMessage(texts.place.done({ name: saved.displayName ?? me.unnamed }));
  },
});
