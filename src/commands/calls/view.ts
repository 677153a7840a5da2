import { callMessage } from '#src/answers/calls/show.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Message } from '#src/core/message.ts';
import type { FundingCall } from '#src/domain/calls/call.ts';
import { mayManageCalls } from '#src/operations/calls/access.ts';
import { listPartners } from '#src/store/calls/partner.ts';
import { listFollowed } from '#src/store/experiences/follow.ts';

/** Shows a call with what it is to the asker. `opening` is said before. */
export async function showCall(
  context: AppContext,
  call: FundingCall,
  { person, now }: Pick<Call, 'person' | 'now'>,
  opening?: string,
): Promise<Message> {
  const [followed, partners] = await Promise.all([
    listFollowed(context.sql, person.id),
    listPartners(context.sql, call.number),
  ]);
  const view = {
    call,
    isManager: mayManageCalls(person),
    isFollowed: followed.some(({ kind, target }) => kind === 'call' && target === call.number),
    isPartner: partners.some((each) => each.person === person.id),
    partners: partners.length,
  };
  return callMessage(context, view, person, now, opening);
}
