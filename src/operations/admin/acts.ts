import type { AppContext } from '#src/context.ts';
import type { Call, CommandInfo, SubcommandInfo } from '#src/core/command.ts';
import { isPageEvent } from '#src/core/page-event.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { deleteStaffActsBefore, insertStaffAct } from '#src/store/admin/act.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findPersonOfAccount } from '#src/store/people/account.ts';
import { findPerson } from '#src/store/people/person.ts';

const longestLine = 300;

/**
 * Writes down that something was done: with a right that not everybody has, to what is somebody else's by such a right, or through the pages of staff.
 * Needs the transaction of the act, where it has one.
 */
export async function recordAct(
  { sql }: Pick<AppContext, 'sql'>,
  {
    command,
    subcommand,
  }: { command: Pick<CommandInfo, 'name'>; subcommand: Pick<SubcommandInfo, 'name' | 'requires' | 'mayAlso'> },
  { person, line, event, now }: Pick<Call, 'person' | 'line' | 'event' | 'now'>,
): Promise<void> {
  const { requires, mayAlso } = subcommand;
  const isPage = isPageEvent(event.id);
  if (!requires && !(mayAlso && isAllowed(person.role, mayAlso)) && !isPage) return;
  // Who joined their accounts or was forgotten by the act itself is somebody else now, or nobody.
  const doer = (await findPerson(sql, person.id)) ?? (await findPersonOfAccount(sql, event.actor));
  await insertStaffAct(sql, {
    ...{ at: now, person: doer?.id ?? null, role: person.role, door: isPage ? 'page' : 'chat' },
    command: `/${command.name}${subcommand.name ? ` ${subcommand.name}` : ''}`,
    line: withoutSecrets(line).slice(0, longestLine),
  });
}

/** Writes down an act of staff that no line of theirs did, as a line: on a page of its own, or by a program. Needs the transaction of the act, where it has one. */
export async function recordActBeside(
  sql: Sql,
  { id, role }: Pick<Person, 'id' | 'role'>,
  { line, door, now }: { line: string; door: 'page' | 'program'; now: Date },
): Promise<void> {
  const command = line.split(' ', 2).join(' ');
  await insertStaffAct(sql, {
    at: now,
    person: id,
    role,
    door,
    command,
    line: withoutSecrets(line).slice(0, longestLine),
  });
}

/** Writes down that somebody came in by their link. Needs a transaction. */
export async function recordSignIn(sql: Sql, { id, role }: Person, now: Date): Promise<void> {
  await insertStaffAct(sql, { at: now, person: id, role, door: 'page', command: '/admin', line: null });
}

/** Deletes what was done so long ago that it is not kept any more. Returns how much. */
export async function forgetOldActs({ sql }: Pick<AppContext, 'sql'>, now: Date): Promise<number> {
  return deleteStaffActsBefore(sql, daysAgo(now, keptDays.staffActs));
}

/** An address without what may be a key in it: of whom it is, and no more. */
const withoutSecrets = (line: string) => line.replace(/(https?:\/\/)(?:[^\s/@]*@)?([^\s/?#"]+)[^\s"]*/gi, '$1$2/…');
