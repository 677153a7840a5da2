import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { FundingCall } from '#src/domain/calls/call.ts';
import { findCall } from '#src/store/calls/call.ts';
import { textsFor } from '#src/texts/index.ts';

type Store = Pick<AppContext, 'sql'>;

/** Returns whether somebody may add calls and name feeds of them. */
export const mayManageCalls = ({ role }: Pick<Person, 'role'>) => isAllowed(role, 'run-digests');

/**
 * The call of that number.
 * @throws UserError where there is none, or it was taken away and this person is not of the staff
 */
export async function readCall({ sql }: Store, number: number, person: Person): Promise<FundingCall> {
  const call = await findCall(sql, number);
  if (call && (call.withdrawnAt === null || mayManageCalls(person))) return call;
  throw new UserError(textsFor(person.language).call.unknown({ number }));
}

/**
 * The call of that number, for staff.
 * @throws UserError where this person may not change it
 */
export async function changeableCall(context: Store, number: number, person: Person): Promise<FundingCall> {
  if (!mayManageCalls(person)) throw new UserError(textsFor(person.language).bot.notAllowed);
  return readCall(context, number, person);
}
