import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { isShared } from '#src/domain/digests/subscription.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { readExperience } from './access.ts';
import { sayStanding } from './review.ts';

export const show = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'public',
  async run(context, { number }, { person, place }) {
    const experience = await readExperience(context, number, person);
    const othersRead = isShared([place]);
    // What only reviewers may read of somebody else is for them alone.
    if (othersRead && !isOpen(experience) && experience.author !== person.id)
      return say(
        await sayStanding(context, experience, person),
        ...actions(button(textsFor(person.language).review.buttons.review, `/experience review ${number}`)),
      );
    return experienceCard(context, experience, person, { isShared: othersRead });
  },
});
