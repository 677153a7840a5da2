import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { eventLimits, type NetworkingEvent } from '#src/domain/events/event.ts';
import { countChange } from '#src/store/events/event.ts';
import { countMembers, saveMember } from '#src/store/events/member.ts';
import { listSteps } from '#src/store/events/step.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { refuseEnded } from './create.ts';
import { readEvent } from './read.ts';

/** `first` is the round with which somebody begins. */
export type Joined = { event: NetworkingEvent; first: { round: number; dueAt: Date }; wasMember: boolean };

/** Takes part from the next round on that is not told yet. @throws UserError where nobody may join, or no round is left. */
export async function joinEvent(
  context: AppContext,
  number: number,
  { person, now }: { person: Person; now: Date },
): Promise<Joined> {
  return inTransaction(context, async (inside) => {
    const { refused } = textsFor(person.language).event;
    const event = await readEvent(inside, number, person, { isLocked: true });
    const { title } = event;
    refuseEnded(event, person);
    const first = (await listSteps(inside.sql, number)).find(({ kind, state }) => kind === 'start' && state === null);
    if (!first) throw new UserError(refused.noRoundLeft({ title }));
    if (!event.isOpen) throw new UserError(refused.closed({ title }));
    if ((await countMembers(inside.sql, number)) >= eventLimits.members)
      throw new UserError(refused.full({ title, most: eventLimits.members }));
    const isNew = await saveMember(inside.sql, { event: number, person: person.id, now });
    if (isNew) await countChange(inside.sql, number);
    return { event, first, wasMember: !isNew };
  });
}
