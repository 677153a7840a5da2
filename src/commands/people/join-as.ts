import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { confirmedLine } from '#src/core/confirmation.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, quoted, textBlock } from '#src/core/quote.ts';
import { commonRole, type Role, roles } from '#src/core/role.ts';
import { tellPerson } from '#src/operations/people/notify-person.ts';
import { createConfirmation } from '#src/store/bot/confirmation.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { joinPeople, losesLastAdmin, sayJoined } from './join.ts';

type Ends = { joiner: Person; keeper: Person };

const lineOf = ({ joiner }: Ends, role: Role) => `/me join ${joiner.id} role=${role}`;
const subjectOf = ({ joiner, keeper }: Ends, role: Role) =>
  `${lineOf({ joiner, keeper }, role)}, who is ${joiner.role}, by ${keeper.id}, who is ${keeper.role}`;

/** Asks the person whose code was typed, on their side, with which role the two are one. Needs a transaction. */
export async function askKeeper(context: AppContext, { now }: Call, ends: Ends): Promise<void> {
  const { joiner, keeper } = ends;
  await tellPerson(context, keeper.id, {
    purpose: 'link',
    period: `person ${joiner.id}, ${now.toISOString()}`,
    write: () => letter(context, ends, now),
  });
}

async function letter(context: AppContext, ends: Ends, now: Date): Promise<Message> {
  const { joiner, keeper } = ends;
  const { me } = textsFor(keeper.language);
  const accounts = (await listAccounts(context.sql, joiner.id)).map(me.account).join(', ');
  const shared = commonRole(joiner.role, keeper.role);
  const isLast = await losesLastAdmin(context, { ...ends, role: shared });
  const confirm = async (role: Role, style: 'primary' | 'danger') => {
    const secret = await createConfirmation(context.sql, { person: keeper.id, subject: subjectOf(ends, role), now });
    return button(me.buttons.joinAs(me.roles[role]), confirmedLine(lineOf(ends, role), secret), style);
  };
  const said = me.link.letter(joiner.displayName ?? me.unnamed, accounts, me.roles[keeper.role]);
  const line = naming(joiner.id, said, me.link.notAsked);
  return {
    ...quoted([line]),
    blocks: [
      textBlock([line]),
      ...actions(
        !isLast && (await confirm(shared, 'primary')),
        await confirm(keeper.role, 'danger'),
        button(me.buttons.cancel, '/me show'),
      ),
    ],
  };
}

/** What the buttons of that letter say; a line of somebody else does nothing. */
export const joinAs = subcommand({
  args: z.object({
    person: argument.number(),
    role: argument.choice(roles as [Role, ...Role[]]),
  }),
  visibility: 'private',
  writes: true,
  asksFirst: true,
  hidden: true,
  async run(context, { person: id, role }, call) {
    const { me } = textsFor(call.person.language);
    const [joiner, keeper] = [await findPerson(context.sql, id), await findPerson(context.sql, call.person.id)];
    if (!joiner || !keeper) throw new UserError(me.link.notAsked);
    return {
      subject: subjectOf({ joiner, keeper }, role),
      ask() {
        throw new UserError(me.link.notAsked);
      },
      async act() {
        if (await losesLastAdmin(context, { joiner, keeper, role })) throw new UserError(me.link.last);
        return sayJoined(call.person, keeper, role, await joinPeople(context, { joiner, keeper, role }));
      },
    };
  },
});
