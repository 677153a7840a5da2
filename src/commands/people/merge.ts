import { z } from 'zod';
import { accountNames } from '#src/answers/people/account.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { keyed } from '#src/core/argument.ts';
import { confirm } from '#src/core/confirmation.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { commonRole } from '#src/core/role.ts';
import { foldText } from '#src/core/text.ts';
import { joinPeople } from '#src/operations/people/join.ts';
import { listEverybody, readForRole } from '#src/operations/people/role.ts';
import { textsFor } from '#src/texts/index.ts';

/** The most options that a menu holds on every platform. */
const mostOffered = 25;

/** Makes two people one, who came by two accounts and did not say so themselves. */
export const merge = subcommand({
  args: z.object({ person: argument.number({ min: 1 }), into: keyed(argument.number({ min: 1 })).optional() }),
  visibility: 'private',
  requires: 'administer',
  hidden: true,
  writes: true,
  asksFirst: true,
  async run(context, { person: id, into }, { person: admin }) {
    const { me, admin: texts } = textsFor(admin.language);
    const from = await describe(context, id, admin);
    if (into === undefined) {
      const others = (await listEverybody(context, admin)).filter(
        ({ id: other }) => other !== id && other !== admin.id,
      );
      // Who is called the same stands first.
      const [alike = [], rest = []] = [true, false].map((wanted) =>
        others.filter(({ displayName }) => (plain(displayName) === plain(from.person.displayName)) === wanted),
      );
      return sentenceMessage(
        texts.merge.which({ from: from.said }),
        ...actions({
          type: 'select',
          placeholder: me.person.which,
          options: [...alike, ...rest].slice(0, mostOffered).map(({ id: other, displayName, role, platforms }) => ({
            label: `${displayName ?? me.unnamed} · ${[me.roles[role], ...platforms].join(' · ')} · ${other}`,
            line: `/person merge ${id} into=${other}`,
          })),
        }),
      );
    }
    if (into === id) throw new UserError(texts.merge.same);
    const to = await describe(context, into, admin);
    const role = commonRole(from.person.role, to.person.role);
    const subject = `/person merge ${id} into=${into}, who are ${from.person.role} and ${to.person.role}`;
    return {
      subject,
      ask: () => ({
        said: texts.merge.ask({ from: from.said, to: to.said, role: me.rolesInSentence[role] }),
        choices: [confirm(texts.merge.yes, { subject }), button(me.buttons.cancel, '/person list')],
      }),
      async act() {
        await joinPeople(context, { joiner: from.person, keeper: to.person, role }, admin);
        return sentenceMessage(texts.merge.done({ name: to.name }));
      },
    };
  },
});

const plain = (name: string | null) => foldText(name ?? '');

async function describe(context: AppContext, id: number, admin: Person) {
  const { person, accounts } = await readForRole(context, id, admin);
  const { me } = textsFor(admin.language);
  const name = person.displayName ?? me.unnamed;
  return { person, name, said: `${name} (${id}, ${accountNames(accounts)}, ${me.roles[person.role]})` };
}
