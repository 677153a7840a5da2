import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { CallFields, FundingCall } from '#src/domain/calls/call.ts';
import { insertCall, saveCallWithdrawal, updateCall } from '#src/store/calls/call.ts';
import { textsFor } from '#src/texts/index.ts';
import { changeableCall, mayManageCalls } from './access.ts';

type By = Pick<Call, 'person' | 'now'>;
type Store = Pick<AppContext, 'sql'>;

/** Adds a call. @throws UserError where this person may not */
export async function addCall({ sql }: Store, fields: CallFields, { person, now }: By): Promise<FundingCall> {
  if (!mayManageCalls(person)) throw new UserError(textsFor(person.language).bot.notAllowed);
  return insertCall(sql, fields, person.id, now);
}

/** Changes what a call says; its feed changes it no more. @throws UserError where this person may not */
export async function editCall(context: Store, number: number, fields: CallFields, { person, now }: By) {
  const call = await changeableCall(context, number, person);
  return (await updateCall(context.sql, number, fields, now)) ?? call;
}

/** Takes a call away, or puts it back. @throws UserError where this person may not */
export async function withdrawCall(context: Store, number: number, { person, now }: By, at: Date | null = now) {
  const call = await changeableCall(context, number, person);
  await saveCallWithdrawal(context.sql, number, at);
  return { ...call, withdrawnAt: at };
}
