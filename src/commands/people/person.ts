import { z } from 'zod';
import { accountNames } from '#src/answers/people/account.ts';
import { peopleMessage } from '#src/answers/people/list.ts';
import { whichPerson } from '#src/answers/people/role.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineGroup, subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { button, type Message } from '#src/core/message.ts';
import { includesRole, type Role, roles } from '#src/core/role.ts';
import { findMeant, giveRole, listEverybody, readForRole } from '#src/operations/people/role.ts';
import { textsFor } from '#src/texts/index.ts';
import { admit } from './admit.ts';
import { merge } from './merge.ts';
import { place } from './place.ts';

const list = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'administer',
  run: async (context, _args, { person }) =>
    peopleMessage(await listEverybody(context, person), person, (code) => nameRegion(context, code, person)),
});

const role = subcommand({
  args: z.object({ person: argument.words(), role: argument.choice(roles as [Role, ...Role[]]) }),
  visibility: 'private',
  requires: 'administer',
  writes: true,
  asksFirst: true,
  async run(context, { person: said, role }, { person: asker, now }) {
    const [id = 0, ...others] = await findMeant(context, said, asker);
    if (others.length > 0) {
      const meant = new Set([id, ...others]);
      const people = (await listEverybody(context, asker)).filter((each) => meant.has(each.id));
      return whichPerson(people, said, asker.language, (each) => `/person role ${each} ${role}`);
    }
    const { person: texts, buttons, rolesInSentence, unnamed } = textsFor(asker.language).me;
    const { person: before, accounts } = await readForRole(context, id, asker);
    const name = before.displayName ?? unnamed;
    const given = rolesInSentence[role];
    const act = async (): Promise<Message> => {
      await giveRole(context, { id, role, at: now }, asker);
      return sentenceMessage(texts.done({ name, role: given, may: texts.may[role] }));
    };
    const subject = `/person role ${id} ${role}, who is ${before.role}`;
    return {
      subject,
      // Who gets rights is asked for, in case the line was somebody else's idea.
      isAgreed: includesRole(before.role, role),
      ask: () => ({
        said: texts.ask({ name, accounts: accountNames(accounts), before: rolesInSentence[before.role], role: given }),
        choices: [confirm(buttons.giveRole({ role: given }), { subject }), button(buttons.cancel, '/person list')],
      }),
      act,
    };
  },
});

export const person = defineGroup({
  name: 'person',
  fallback: 'list',
  subcommands: { list, role, place, merge, admit },
});
