import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { CallFields, FundingCall } from '#src/domain/calls/call.ts';
import { findSameCall, insertCall, saveCallWithdrawal, updateCall } from '#src/store/calls/call.ts';
import type { Sql } from '#src/store/database/database.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { changeableCall, mayManageCalls } from './access.ts';

type By = Pick<Call, 'person' | 'now'>;
type Store = Pick<AppContext, 'sql' | 'withTransaction'>;

/** Adds a call. @throws UserError where this person may not */
export async function addCall(context: Store, fields: CallFields, { person, now }: By): Promise<FundingCall> {
  if (!mayManageCalls(person)) throw new UserError(textsFor(person.language).bot.notAllowed);
  return inTransaction(context, async ({ sql }) => {
    // The same form sent twice makes one call.
    await takeTurn(sql, 'links of calls');
    const same = await findSameCall(sql, fields, now);
    if (same) throw new UserError(textsFor(person.language).call.form.problems.known(same));
    const call = await insertCall(sql, fields, person.id, now);
    await recordAdded(sql, call, { actor: person.id, now });
    return call;
  });
}

/** Changes what a call says; its feed changes it no more. @throws UserError where this person may not */
export async function editCall(context: Store, number: number, fields: CallFields, { person, now }: By) {
  const call = await changeableCall(context, number, person);
  return (await updateCall(context.sql, number, fields, now)) ?? call;
}

/** Takes a call away, or puts it back. @throws UserError where this person may not */
export async function withdrawCall(context: Store, number: number, { person, now }: By, at: Date | null = now) {
  const call = await changeableCall(context, number, person);
  await inTransaction(context, async ({ sql }) => {
    await saveCallWithdrawal(sql, number, at);
    if ((call.withdrawnAt === null) !== (at === null))
      await record(sql, {
        ...{ type: `call.${at === null ? 'restored' : 'withdrawn'}`, subject: `call:${number}` },
        ...{ actor: person.id, areas: call.policyAreas, at: now },
      });
  });
  return { ...call, withdrawnAt: at };
}

/** Records that there is a new call. Needs a transaction. */
export async function recordAdded(
  sql: Sql,
  { number, policyAreas, feed, closesAt }: Pick<FundingCall, 'number' | 'policyAreas' | 'feed' | 'closesAt'>,
  { actor, now }: { actor: number | null; now: Date },
): Promise<void> {
  await record(sql, {
    ...{ type: 'call.added', subject: `call:${number}`, actor, areas: policyAreas, at: now },
    data: { feed, closesAt: closesAt?.toISOString() ?? null },
  });
}
