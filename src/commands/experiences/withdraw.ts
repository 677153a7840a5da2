import { z } from 'zod';
import { withdrawnMessage } from '#src/answers/experiences/withdrawn.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { button } from '#src/core/message.ts';
import { changeableExperience } from '#src/operations/experiences/access.ts';
import { withdrawExperience } from '#src/operations/experiences/withdraw.ts';
import { textsFor } from '#src/texts/index.ts';

/** Takes a record out of sight, after asking; it is kept. */
export const withdraw = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  mayAlso: 'review',
  writes: true,
  asksFirst: true,
  async run(context, { number: said }, call) {
    const { person } = call;
    const { withdrawn, buttons } = textsFor(person.language).experience;
    const experience = await changeableExperience(context, Number(said), person);
    if (experience.withdrawnAt) return withdrawnMessage(experience, person, 'before');
    const { number, title } = experience;
    return {
      ask: () => ({
        said: withdrawn.ask({ number, title }),
        choices: [confirm(buttons.withdraw), button(buttons.keep, `/experience show ${number}`)],
      }),
      act: async () => withdrawnMessage(await withdrawExperience(context, number, call), person, 'done'),
    };
  },
});
