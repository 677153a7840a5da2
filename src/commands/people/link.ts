import { z } from 'zod';
import { accountNames } from '#src/answers/people/account.ts';
import { joinedMessage } from '#src/answers/people/join.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { confirm, type Proposal } from '#src/core/confirmation.ts';
import { button } from '#src/core/message.ts';
import { commonRole, includesRole, type Role } from '#src/core/role.ts';
import type { JoinedPeople } from '#src/domain/people/person-views.ts';
import { askKeeper } from '#src/operations/people/ask-keeper.ts';
import { joinPeople, losesLastAdmin } from '#src/operations/people/join.ts';
import { codeMinutes, createLinkCode, readLinkCode } from '#src/operations/people/link-code.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { textsFor } from '#src/texts/index.ts';

/** As which of the two the accounts are one: with the role that both had, or with the one of who types the code. */
const choices = ['shared', 'mine'] as const;
type Choice = (typeof choices)[number];

/** Gives a code; typed on another platform it joins the account there to the person who asked for it. */
export const link = subcommand({
  args: z.object({ code: argument.words().optional(), role: argument.choice(choices).optional() }),
  visibility: 'private',
  writes: true,
  asksFirst: true,
  changesOwner: true,
  async run(context, { code, role: choice = 'shared' }, call) {
    const { person, now } = call;
    const { link } = textsFor(person.language).me;
    if (code === undefined) {
      const created = await createLinkCode(context, person.id, now);
      return sentenceMessage(link.code({ code: created, minutes: codeMinutes }));
    }
    const ends = await readLinkCode(context, { code, platform: call.event.actor.platform }, call);
    // Not thrown: the try has to be remembered.
    if (!ends) return { ...sentenceMessage(link.unknown({ minutes: codeMinutes })), failed: true };
    const typed = { ...ends, code };
    return includesRole(ends.joiner.role, ends.keeper.role)
      ? askHere(context, call, { ...typed, choice })
      : askThere(context, call, typed);
  },
});

/** Asks the person who typed the code. Their role includes the role of the other account, so they alone decide which role both get. */
function askHere(
  context: AppContext,
  { person }: Call,
  { joiner, keeper, code, choice }: JoinedPeople & { code: string; choice: Choice },
): Proposal {
  const { link, buttons, rolesInSentence } = textsFor(person.language).me;
  const role = choice === 'mine' ? joiner.role : keeper.role;
  const line = (which: Choice) => `/me link ${code} role=${which}`;
  const subject = (which: Role) =>
    `/me link ${code}: ${joiner.id} (${joiner.role}) and ${keeper.id} (${keeper.role}) are ${which}`;
  const join = (label: string, which: Choice, style: 'primary' | 'danger') =>
    confirm(label, { line: line(which), subject: subject(which === 'mine' ? joiner.role : keeper.role), style });
  return {
    subject: subject(role),
    async ask() {
      const named = await describeKeeper(context, keeper, person);
      const cancel = button(buttons.cancel, '/me show');
      if (joiner.role === keeper.role)
        return { said: link.ask(named), choices: [join(buttons.join, 'shared', 'primary'), cancel] };
      const [yours, theirs] = [rolesInSentence[joiner.role], rolesInSentence[keeper.role]];
      if (choice === 'mine')
        return {
          said: link.askMine({ ...named, role: yours }),
          choices: [join(buttons.giveRole({ role: yours }), 'mine', 'danger'), cancel],
        };
      const isLast = await losesLastAdmin(context.sql, { joiner, keeper, role: keeper.role });
      return {
        said: `${link.ask(named)} ${isLast ? link.onlyMine({ yours }) : link.lower({ theirs, yours })}`,
        choices: [
          !isLast && join(buttons.joinAs({ role: theirs }), 'shared', 'primary'),
          button(buttons.joinAs({ role: yours }), line('mine')),
          cancel,
        ],
      };
    },
    act: async () => joinedMessage(await joinPeople(context, { joiner, keeper, role }, person), person),
  };
}

/** The other may do more, or something else: they are asked on their side what becomes of it. */
function askThere(
  context: AppContext,
  { person, now }: Call,
  { joiner, keeper, code }: JoinedPeople & { code: string },
): Proposal {
  const { link, buttons, rolesInSentence } = textsFor(person.language).me;
  const subject = `/me link ${code}: ${joiner.id} (${joiner.role}) asks ${keeper.id} (${keeper.role})`;
  const theirs = rolesInSentence[keeper.role];
  return {
    subject,
    async ask() {
      const shared = rolesInSentence[commonRole(joiner.role, keeper.role)];
      return {
        said: `${link.ask(await describeKeeper(context, keeper, person))} ${link.askThere({ theirs, shared })}`,
        choices: [
          confirm(buttons.askThere, { line: `/me link ${code}`, subject, style: 'primary' }),
          button(buttons.cancel, '/me show'),
        ],
      };
    },
    async act() {
      await askKeeper(context, { joiner, keeper }, now);
      return sentenceMessage(link.asked({ theirs }));
    },
  };
}

async function describeKeeper({ sql }: AppContext, keeper: JoinedPeople['keeper'], { language }: { language: string }) {
  const accounts = accountNames(await listAccounts(sql, keeper.id));
  return { name: keeper.displayName ?? textsFor(language).me.unnamed, accounts };
}
