import { z } from 'zod';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import { isShared } from '#src/domain/digests/subscription.ts';
import { findIssue } from '#src/store/digests/issue.ts';
import { saveVerdict } from '#src/store/digests/measure.ts';
import { findSubscription } from '#src/store/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';

/** What a reader thinks of an issue: its own reader, or anybody where it went to a channel. */
export const rate = subcommand({
  args: z.object({
    issue: argument.number(),
    verdict: argument.choice(['useful', 'not-useful']),
  }),
  visibility: 'private',
  hidden: true,
  writes: true,
  async run({ sql }, { issue: id, verdict }, { person, now }) {
    const { subscription: texts } = textsFor(person.language);
    const issue = await findIssue(sql, id);
    const subscription = issue && (await findSubscription(sql, issue.subscription));
    const isReader = subscription && (subscription.person === person.id || isShared(subscription.places));
    if (!isReader || issue.state !== 'sent') throw new UserError(texts.unknownIssue);
    const isUseful = verdict === 'useful';
    await saveVerdict(sql, { issue: id, person: person.id, isUseful, now });
    const { buttons } = texts;
    return say(
      texts.done.rated(isUseful),
      ...(isUseful ? [] : actions(button(buttons.change, `/digest change ${subscription.id}`))),
    );
  },
});
