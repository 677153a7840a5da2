import { z } from 'zod';
import { reviewCard } from '#src/answers/experiences/card.ts';
import { yesNo } from '#src/answers/experiences/history.ts';
import { claimedMessage, reviewedMessage } from '#src/answers/experiences/reviewed.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { button } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import { claimExperience, findClaimable, releaseExperience } from '#src/operations/experiences/claim.ts';
import { textsFor } from '#src/texts/index.ts';

const shared = {
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  requires: 'review',
  hidden: true,
  writes: true,
} as const;

/** Says that a reviewer works on an experience, so that others take another one. Where somebody does already, it asks first. */
export const claim = subcommand({
  ...shared,
  asksFirst: true,
  async run(context, { number: said }, call) {
    const { person } = call;
    const number = Number(said);
    const found = await findClaimable(context, number, call);
    if (found.type === 'standing') return reviewedMessage(context, found, person);
    const { other } = found;
    const act = async () => claimedMessage(context, await claimExperience(context, number, call), person);
    if (other === null) return act();
    const { claim: texts, buttons } = textsFor(person.language).evaluation;
    const { reviewerName: name, claimedAt } = other;
    const day = formatDay(claimedAt, person);
    return {
      ask: () => ({
        said: texts.ask({ number, name: name ?? '', isNamed: yesNo(name !== null), day }),
        choices: [confirm(buttons.takeOver), button(texts.keep, '/experience queue')],
      }),
      act,
    };
  },
});

/** Ends the reviewer's own claim. */
export const release = subcommand({
  ...shared,
  async run(context, { number: said }, call) {
    const number = Number(said);
    const view = await releaseExperience(context, number, call);
    const { person } = call;
    return reviewCard(context, view, person, textsFor(person.language).evaluation.claim.released({ number }));
  },
});
