import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { actions, button } from '#src/core/message.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import { saveExperienceWithdrawal } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { changeableExperience } from './access.ts';
import { bringBack } from './archive.ts';
import { sayStanding } from './review.ts';

/** Takes a record out of sight, after asking; it is kept. */
export const withdraw = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  writes: true,
  asksFirst: true,
  async run(context, { number }, { person, now }) {
    const { withdrawn, buttons } = textsFor(person.language).experience;
    const experience = await changeableExperience(context, number, person);
    const restore = button(buttons.restore, `/experience restore ${number}`);
    if (experience.withdrawnAt) return say(withdrawn.before(experience.number), ...actions(restore));
    return {
      ask: () => ({
        said: withdrawn.ask(experience.number, experience.title),
        choices: [confirm(buttons.withdraw), button(buttons.keep, `/experience show ${number}`)],
      }),
      async act() {
        await saveExperienceWithdrawal(context.sql, experience.number, now);
        return say(withdrawn.done(experience.number, experience.title), ...actions(restore));
      },
    };
  },
});

/** Puts back what was withdrawn; what was archived, for reviewers, to where it was before. */
export const restore = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  writes: true,
  async run(context, { number }, { person, now }) {
    const { withdrawn } = textsFor(person.language).experience;
    const experience = await changeableExperience(context, number, person);
    if (!experience.withdrawnAt && experience.life === 'archived') return bringBack(context, number, person, now);
    if (!experience.withdrawnAt) return say(withdrawn.notWithdrawn(experience.number));
    const restored = await saveExperienceWithdrawal(context.sql, experience.number, null);
    const back = restored ?? experience;
    const opening = isOpen(back) ? withdrawn.restored(back.number) : await sayStanding(context, back, person);
    return experienceCard(context, back, person, { opening });
  },
});
