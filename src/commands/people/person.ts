import { z } from 'zod';
import { say } from '#src/answers/say.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import { UserError } from '#src/core/errors.ts';
import { type Role, roles } from '#src/core/role.ts';
import { listPeople, savePersonRole } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';

const roleNames = roles as [Role, ...Role[]];

const list = subcommand({
  summary: 'Everybody I know, with their roles',
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
  summary: 'Give somebody a role',
  args: z.object({
    person: argument.number('Their number, as /person list shows it'),
    role: argument.choice(roleNames, 'What they may do'),
  }),
  visibility: 'private',
  requires: 'administer',
  writes: true,
  async run({ sql }, { person: id, role }, { person: asker }) {
    const { me } = textsFor(asker.language);
    if (id === asker.id) throw new UserError(me.person.self);
    const changed = await savePersonRole(sql, id, role);
    if (!changed) throw new UserError(me.person.none(id));
    const said = me.person.done(changed.displayName ?? me.unnamed, me.roles[role]);
    return say(said);
  },
});

export const person = defineGroup({
  name: 'person',
  summary: 'Who is who, for admins',
  fallback: 'list',
  subcommands: { list, role },
});
