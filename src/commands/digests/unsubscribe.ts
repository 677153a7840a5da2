import { z } from 'zod';
import { askWhich } from '#src/answers/digests/describe.ts';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { endByReader, endSubscription } from '#src/store/digests/end.ts';
import { textsFor } from '#src/texts/index.ts';
import { meantSubscription } from './access.ts';

/** Ends it at once, without asking: a button in every digest says this. */
export const unsubscribe = subcommand({
  args: z.object({ subscription: argument.number().optional() }),
  visibility: 'private',
  writes: true,
  async run(context, { subscription: id }, { person, now }) {
    const { done, buttons } = textsFor(person.language).subscription;
    const meant = await meantSubscription(context, id, person);
    if (Array.isArray(meant)) return askWhich(context, meant, person.language, (each) => `/digest unsubscribe ${each}`);
    // Who ends it for somebody else says what its reader told them.
    const end =
      meant.person === person.id ? endSubscription(context.sql, meant.id, now) : endByReader(context.sql, meant, now);
    const isEnded = await end;
    return say(
      isEnded ? done.ended : done.endedBefore,
      ...actions(button(buttons.again, `/digest resume ${meant.id}`), button(buttons.show, '/digest show')),
    );
  },
});
