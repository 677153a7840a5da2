import { keeperLetter } from '#src/answers/people/join.ts';
import type { AppContext } from '#src/context.ts';
import { confirmedLine } from '#src/core/confirmation.ts';
import { button, type Message } from '#src/core/message.ts';
import { commonRole, type Role } from '#src/core/role.ts';
import type { JoinedPeople } from '#src/domain/people/person-views.ts';
import { createConfirmation } from '#src/store/bot/confirmation.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { losesLastAdmin } from './join.ts';
import { tellPerson } from './notify-person.ts';

const lineOf = ({ joiner }: JoinedPeople, role: Role) => `/me join ${joiner.id} role=${role}`;

/** Names the subject that the keeper confirms; it includes the role, so that a confirmation ends when a role changes. */
export const joinSubject = ({ joiner, keeper }: JoinedPeople, role: Role) =>
  `${lineOf({ joiner, keeper }, role)}, who is ${joiner.role}, by ${keeper.id}, who is ${keeper.role}`;

/** Both as they are now; null where one of them is no more. */
export async function readEnds(
  { sql }: Pick<AppContext, 'sql'>,
  joiner: number,
  keeper: number,
): Promise<JoinedPeople | null> {
  const ends = { joiner: await findPerson(sql, joiner), keeper: await findPerson(sql, keeper) };
  return ends.joiner && ends.keeper ? { joiner: ends.joiner, keeper: ends.keeper } : null;
}

/** Asks the person whose code was typed, on their side, with which role the two are one. */
export async function askKeeper(context: AppContext, ends: JoinedPeople, now: Date): Promise<void> {
  await inTransaction(context, (inside) =>
    tellPerson(inside, ends.keeper.id, {
      purpose: 'link',
      cause: { by: ends.joiner.id, about: 'link', now, most: 5 },
      write: () => letter(inside, ends, now),
    }),
  );
}

async function letter({ sql }: AppContext, ends: JoinedPeople, now: Date): Promise<Message> {
  const { joiner, keeper } = ends;
  const { buttons, rolesInSentence } = textsFor(keeper.language).me;
  const shared = commonRole(joiner.role, keeper.role);
  const confirm = async (role: Role, style: 'primary' | 'danger') => {
    const secret = await createConfirmation(sql, { person: keeper.id, subject: joinSubject(ends, role), now });
    const label = buttons.joinAs({ role: rolesInSentence[role] });
    return button(label, confirmedLine(lineOf(ends, role), secret), style);
  };
  const isLast = await losesLastAdmin(sql, { ...ends, role: shared });
  return keeperLetter(ends, await listAccounts(sql, joiner.id), [
    ...(isLast ? [] : [await confirm(shared, 'primary')]),
    await confirm(keeper.role, 'danger'),
  ]);
}
