import { say } from '#src/answers/say.ts';
import type { AppContext } from '#src/context.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Role } from '#src/core/role.ts';
import { movePersonalData } from '#src/operations/personal-data.ts';
import { listDrafts } from '#src/store/bot/draft.ts';
import { leaveAdmins } from '#src/store/people/account.ts';
import { deleteLinkCodes } from '#src/store/people/link-code.ts';
import { deletePerson, hasOtherAdmin, savePersonRole, savePersonSettings } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';

/** Two people who are one, and the role that both sides agreed to. */
type Joined = { joiner: Person; keeper: Person; role: Role };
type LeftDrafts = Awaited<ReturnType<typeof joinPeople>>;

/** Whether nobody would be an admin then. */
export async function losesLastAdmin({ sql }: AppContext, { joiner, keeper, role }: Joined): Promise<boolean> {
  if (role === 'admin' || (joiner.role !== 'admin' && keeper.role !== 'admin')) return false;
  return !(await hasOtherAdmin(sql, joiner.role === 'admin' ? joiner.id : keeper.id));
}

/** Everything of one person becomes another's; the first is no more. Returns drafts that the other had begun too. Needs a transaction. */
export async function joinPeople({ sql, now }: AppContext, { joiner, keeper, role }: Joined) {
  // What ADMINS says of an account is not for whom it becomes part of.
  if (role !== 'admin') await leaveAdmins(sql, joiner.id);
  if (role !== 'admin' && keeper.role === 'admin') await leaveAdmins(sql, keeper.id);
  await movePersonalData(sql, joiner.id, keeper.id, now());
  // What both had begun stays behind with the first.
  const left = await listDrafts(sql, joiner.id);
  await deleteLinkCodes(sql, keeper.id);
  await deletePerson(sql, joiner.id);
  if (role !== keeper.role) await savePersonRole(sql, keeper.id, role);
  // Two profiles would take turns: from now on what is said here stays.
  const { displayName, language, timeZone } = keeper;
  await savePersonSettings(sql, keeper.id, { displayName, language, timeZone }, [
    'displayName',
    'language',
    'timeZone',
  ]);
  return left;
}

/** Said to who pressed the button. */
export function sayJoined({ language }: Person, keeper: Person, role: Role, left: LeftDrafts): Message {
  const { link, buttons, roles, unnamed } = textsFor(language).me;
  const file = { type: 'file', name: link.leftDraftsFile, mediaType: 'application/json' } as const;
  return say(
    link.done(keeper.displayName ?? unnamed, roles[role]),
    ...(left.length > 0
      ? [{ type: 'text', markdown: link.leftDrafts } as const, { ...file, content: JSON.stringify(left, null, 2) }]
      : []),
    ...actions(button(buttons.me, '/me show')),
  );
}
