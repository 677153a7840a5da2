import { z } from 'zod';
import { reviewCard } from '#src/answers/experiences/card.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { mayReview } from '#src/domain/experiences/rights.ts';
import { readExperience } from '#src/operations/experiences/access.ts';
import { loadReviewView } from '#src/operations/experiences/view.ts';
import { textsFor } from '#src/texts/index.ts';

/** An experience whole, to the reviewer alone, with what they can do about it. */
export const review = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  requires: 'review',
  hidden: true,
  async run(context, { number: said }, { person }) {
    const experience = await readExperience(context, Number(said), person);
    const { number } = experience;
    const opening = mayReview(person, experience) ? undefined : textsFor(person.language).review.own({ number });
    return reviewCard(context, await loadReviewView(context, experience), person, opening);
  },
});
