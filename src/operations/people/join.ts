import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Role } from '#src/core/role.ts';
import type { JoinedPeople } from '#src/domain/people/person-views.ts';
import { listDrafts } from '#src/store/bot/draft.ts';
import type { Sql } from '#src/store/database/database.ts';
import { leaveAdmins } from '#src/store/people/account.ts';
import { deleteLinkCodes } from '#src/store/people/link-code.ts';
import { deletePerson, holdPeople, savePersonRole, savePersonSettings } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { movePersonalData } from '../personal-data.ts';
import { inTransaction } from '../transaction.ts';
import { hasOtherAdmin } from './admins.ts';
import { recordRole } from './role.ts';

/** Two people who are one, and the role that both sides agreed to. */
type Joined = JoinedPeople & { role: Role };

/** Returns whether nobody would be an admin after two people are joined. */
export async function losesLastAdmin(sql: Sql, { joiner, keeper, role }: Joined): Promise<boolean> {
  if (role === 'admin' || (joiner.role !== 'admin' && keeper.role !== 'admin')) return false;
  return !(await hasOtherAdmin(sql, joiner.role === 'admin' ? joiner.id : keeper.id));
}

/**
 * Everything of one person becomes another's; the first is no more. Returns drafts that the other had begun too.
 * @throws UserError, in the language of who agreed, where one of both is not here any more, or nobody would be an admin then.
 */
export async function joinPeople(
  context: AppContext,
  { joiner, keeper, role }: Joined,
  asker: Pick<Person, 'id' | 'language'>,
): Promise<{ keeper: JoinedPeople['keeper']; role: Role; leftDrafts: Awaited<ReturnType<typeof listDrafts>> }> {
  return inTransaction(context, async ({ sql, now }) => {
    const { me } = textsFor(asker.language);
    const here = await holdPeople(sql, [joiner.id, keeper.id]);
    const gone = [joiner.id, keeper.id].find((id) => !here.includes(id));
    if (gone !== undefined)
      throw new UserError([joiner.id, keeper.id].includes(asker.id) ? me.link.notAsked : me.person.none({ id: gone }));
    if (await losesLastAdmin(sql, { joiner, keeper, role })) throw new UserError(me.link.last);
    // What ADMINS says of an account is not for whom it becomes part of.
    if (role !== 'admin') await leaveAdmins(sql, joiner.id);
    if (role !== 'admin' && keeper.role === 'admin') await leaveAdmins(sql, keeper.id);
    await movePersonalData(sql, joiner.id, keeper.id, now());
    // What both had begun stays behind with the first.
    const leftDrafts = await listDrafts(sql, joiner.id);
    await deleteLinkCodes(sql, keeper.id);
    await deletePerson(sql, joiner.id);
    if (role !== keeper.role) {
      await savePersonRole(sql, keeper.id, role);
      await recordRole(sql, { id: keeper.id, role, before: keeper.role }, { actor: keeper.id, now: now() });
    }
    // Two profiles would take turns: from now on what is said here stays.
    const settings = { displayName: keeper.displayName, language: keeper.language, timeZone: keeper.timeZone };
    await savePersonSettings(sql, keeper.id, settings, ['displayName', 'language', 'timeZone']);
    return { keeper, role, leftDrafts };
  });
}
