import { z } from 'zod';
import { filesMessage } from '#src/answers/experiences/attachments.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { readExperience } from '#src/operations/experiences/access.ts';
import { readAttachments } from '#src/operations/experiences/attachments.ts';
import { loadExperienceView } from '#src/operations/experiences/view.ts';

/** Gives the files beside an experience to whoever may read it. Buttons lead to it: Discord takes 25 subcommands. */
export const files = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  hidden: true,
  async run(context, { number }, { person }) {
    const view = await loadExperienceView(context, await readExperience(context, Number(number), person));
    return filesMessage(context, { view, given: await readAttachments(context, view.attachments) }, person);
  },
});
