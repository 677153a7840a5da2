import { describeRefusal } from '#src/answers/digests/refusal.ts';
import { askWhich } from '#src/answers/digests/subscription.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import { isRefused, type OrRefused } from '#src/domain/digests/refusal.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { findMeant } from '#src/operations/digests/access.ts';
import type { Asker } from '#src/operations/digests/confirmation-request.ts';

/** Returns the result. @throws UserError if it was refused. */
export function unlessRefused<Done extends object>(done: OrRefused<Done>, { person }: Pick<Call, 'person'>): Done {
  if (isRefused(done)) throw new UserError(describeRefusal(done.refused, person));
  return done;
}

/** Returns the caller in the form that digest operations take. */
export function askerOf({ person, now, event }: Call): Asker {
  return { person, now, origin: event.actor.origin };
}

/** Does something with the subscription that is meant, or asks which of several. @throws UserError */
export async function withMeant<Reply>(
  context: AppContext,
  id: number | undefined,
  call: Call,
  name: string,
  act: (subscription: Subscription) => Promise<Reply> | Reply,
): Promise<Reply | Message> {
  const meant = unlessRefused(await findMeant(context, id, call.person), call);
  return 'one' in meant
    ? act(meant.one)
    : askWhich(context, meant.several, call.person.language, (each) => `/digest ${name} ${each}`);
}
