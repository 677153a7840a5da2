import { z } from 'zod';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { UserError } from '#src/core/errors.ts';
import { button, type Message } from '#src/core/message.ts';
import { includesRole, type Role, roles } from '#src/core/role.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { findPerson, hasOtherAdmin, listPeople, savePersonRole } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';

const roleNames = roles as [Role, ...Role[]];

const list = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'administer',
  async run({ sql }, _args, { person: asker }) {
    const { me } = textsFor(asker.language);
    const people = await listPeople(sql);
    const { id, name, role, region, accounts } = me.person.columns;
    return {
      text: me.person.count(people.length),
      blocks: [
        { type: 'text', markdown: me.person.count(people.length) },
        {
          type: 'table',
          columns: [
            { label: id, align: 'right' },
            { label: name },
            { label: role },
            { label: region },
            { label: accounts },
          ],
          rows: people.map((person) => [
            String(person.id),
            person.displayName ?? me.unnamed,
            me.roles[person.role],
            person.region ?? '–',
            person.platforms.join(', '),
          ]),
        },
      ],
    };
  },
});

const role = subcommand({
  args: z.object({
    person: argument.number(),
    role: argument.choice(roleNames),
  }),
  visibility: 'private',
  requires: 'administer',
  writes: true,
  asksFirst: true,
  async run({ sql }, { person: id, role }, { person: asker, line }) {
    const { me } = textsFor(asker.language);
    if (id === asker.id) throw new UserError(me.person.self);
    const before = await findPerson(sql, id);
    if (!before) throw new UserError(me.person.none(id));
    const name = before.displayName ?? me.unnamed;
    // Who gets rights is asked for, in case the line was somebody else's idea.
    const subject = `${line}, who is ${before.role}`;
    const act = async (): Promise<Message> => {
      if (before.role === 'admin' && role !== 'admin' && !(await hasOtherAdmin(sql, id)))
        throw new UserError(me.person.last);
      await savePersonRole(sql, id, role);
      return say(me.person.done(name, me.roles[role]));
    };
    if (includesRole(before.role, role)) return act();
    return {
      subject,
      async ask() {
        const accounts = (await listAccounts(sql, id)).map(me.account).join(', ');
        return {
          said: me.person.ask(name, accounts, me.roles[before.role], me.roles[role]),
          choices: [
            confirm(me.buttons.giveRole(me.roles[role]), { subject }),
            button(me.buttons.cancel, '/person list'),
          ],
        };
      },
      act,
    };
  },
});

export const person = defineGroup({
  name: 'person',
  fallback: 'list',
  subcommands: { list, role },
});
