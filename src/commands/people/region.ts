import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { saveSettings } from '#src/operations/people/settings.ts';
import { textsFor } from '#src/texts/index.ts';
import { showPerson } from './show.ts';

/** Sets the region of who says it; their other settings stay. */
export const region = subcommand({
  args: z.object({ region: argument.region() }),
  visibility: 'private',
  writes: true,
  async run(context, { region: code }, { person }) {
    const saved = await saveSettings(context, person, { ...person, region: code });
    return showPerson(context, saved ?? person, textsFor(person.language).me.saved);
  },
});
