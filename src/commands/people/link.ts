import { z } from 'zod';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { confirm, type Proposal } from '#src/core/confirmation.ts';
import { UserError } from '#src/core/errors.ts';
import { button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { commonRole, includesRole, type Role } from '#src/core/role.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { createLinkCode, findLinkCode, linkCodeMs } from '#src/store/people/link-code.ts';
import { countLinkTries, insertLinkTry } from '#src/store/people/link-try.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { joinPeople, losesLastAdmin, sayJoined } from './join.ts';
import { askKeeper } from './join-as.ts';

/** Wrong codes in the time a code is good for: of one person, and of everybody on a platform, where one may be many. */
const mostWrong = { ofPerson: 5, onPlatform: 200 };

/** As which of the two the accounts are one: with the role that both had, or with the one of who types the code. */
const choices = ['shared', 'mine'] as const;

/** Gives a code; typed on another platform it joins the account there to the person who asked for it. */
export const link = subcommand({
  args: z.object({
    code: argument.words().optional(),
    role: argument.choice(choices).optional(),
  }),
  visibility: 'private',
  writes: true,
  asksFirst: true,
  async run(context, { code, role = 'shared' }, call) {
    const { person, now } = call;
    const { link } = textsFor(person.language).me;
    if (code === undefined)
      return say(link.code(await createLinkCode(context.sql, person.id, now), linkCodeMs / 60_000));
    const { platform } = call.event.actor;
    const tries = await countLinkTries(
      context.sql,
      { person: person.id, platform },
      new Date(now.getTime() - linkCodeMs),
    );
    if (tries.ofPerson >= mostWrong.ofPerson || tries.onPlatform >= mostWrong.onPlatform)
      throw new UserError(link.tooMany(linkCodeMs / 60_000));
    const id = await findLinkCode(context.sql, code, now);
    const [joiner, keeper] = [
      await findPerson(context.sql, person.id),
      id === null ? null : await findPerson(context.sql, id),
    ];
    if (!keeper || !joiner) {
      await insertLinkTry(context.sql, person.id, platform, now);
      // Not thrown: the try has to be remembered.
      return { ...say(link.unknown), failed: true };
    }
    if (keeper.id === person.id) throw new UserError(link.self);
    return includesRole(joiner.role, keeper.role)
      ? askHere(context, call, { joiner, keeper, code, choice: role })
      : askThere(context, call, { joiner, keeper, code });
  },
});

type Ends = { joiner: Person; keeper: Person; code: string };

/** Who types the code may do all that the other may: they alone decide whether the other gets what is theirs. */
function askHere(
  context: AppContext,
  call: Call,
  { joiner, keeper, code, choice }: Ends & { choice: (typeof choices)[number] },
): Proposal {
  const { me } = textsFor(call.person.language);
  const role = choice === 'mine' ? joiner.role : keeper.role;
  const line = (which: (typeof choices)[number]) => `/me link ${code} role=${which}`;
  const subject = (which: Role) =>
    `/me link ${code}: ${joiner.id} (${joiner.role}) and ${keeper.id} (${keeper.role}) are ${which}`;
  const join = (label: string, which: (typeof choices)[number], style: 'primary' | 'danger') =>
    confirm(label, { line: line(which), subject: subject(which === 'mine' ? joiner.role : keeper.role), style });
  return {
    subject: subject(role),
    async ask() {
      const accounts = (await listAccounts(context.sql, keeper.id)).map(me.account).join(', ');
      const name = keeper.displayName ?? me.unnamed;
      const cancel = button(me.buttons.cancel, '/me show');
      if (joiner.role === keeper.role)
        return { said: me.link.ask(name, accounts), choices: [join(me.buttons.join, 'shared', 'primary'), cancel] };
      const given = me.roles[joiner.role];
      if (choice === 'mine')
        return {
          said: me.link.askMine(name, accounts, given),
          choices: [join(me.buttons.giveRole(given), 'mine', 'danger'), cancel],
        };
      const isLast = await losesLastAdmin(context, { joiner, keeper, role: keeper.role });
      return {
        said: `${me.link.ask(name, accounts)} ${isLast ? me.link.onlyMine(given) : me.link.lower(me.roles[keeper.role], given)}`,
        choices: [
          !isLast && join(me.buttons.joinAs(me.roles[keeper.role]), 'shared', 'primary'),
          button(me.buttons.joinAs(given), line('mine')),
          cancel,
        ],
      };
    },
    async act() {
      if (await losesLastAdmin(context, { joiner, keeper, role })) throw new UserError(me.link.last);
      return sayJoined(call.person, keeper, role, await joinPeople(context, { joiner, keeper, role }));
    },
  };
}

/** The other may do more, or something else: they are asked on their side what becomes of it. */
function askThere(context: AppContext, call: Call, { joiner, keeper, code }: Ends): Proposal {
  const { me } = textsFor(call.person.language);
  const subject = `/me link ${code}: ${joiner.id} (${joiner.role}) asks ${keeper.id} (${keeper.role})`;
  return {
    subject,
    async ask() {
      const accounts = (await listAccounts(context.sql, keeper.id)).map(me.account).join(', ');
      const shared = me.roles[commonRole(joiner.role, keeper.role)];
      return {
        said: `${me.link.ask(keeper.displayName ?? me.unnamed, accounts)} ${me.link.askThere(me.roles[keeper.role], shared)}`,
        choices: [
          confirm(me.buttons.askThere, { line: `/me link ${code}`, subject, style: 'primary' }),
          button(me.buttons.cancel, '/me show'),
        ],
      };
    },
    async act() {
      await askKeeper(context, call, { joiner, keeper });
      return say(me.link.asked(me.roles[keeper.role]));
    },
  };
}
