import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { confirm } from '#src/core/confirmation.ts';
import { actions, button } from '#src/core/message.ts';
import { organisationRight, readOrganisation } from '#src/operations/organisations/access.ts';
import {
  actFor,
  actForNone,
  confirmMember,
  joinOrganisation,
  leaveOrganisation,
  readMember,
  removeMember,
} from '#src/operations/organisations/membership.ts';
import { textsFor } from '#src/texts/index.ts';

const numbered = z.object({ number: argument.organisation() });

export const join = subcommand({
  args: numbered,
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    const { done, buttons } = textsFor(call.person.language).organisation;
    const joined = await joinOrganisation(context, Number(number), call);
    const { name } = joined.organisation;
    const said =
      joined.type === 'in'
        ? done.in({ name, proof: joined.proof })
        : joined.type === 'known'
          ? done.known({ name })
          : done.asked({ name });
    return sentenceMessage(
      said,
      ...actions(
        button(buttons.open, `/organisation show ${number}`),
        button(buttons.members, `/organisation members ${number}`),
      ),
    );
  },
});

export const leave = subcommand({
  args: numbered,
  visibility: 'private',
  writes: true,
  asksFirst: true,
  async run(context, { number }, call) {
    const { ask, done, buttons } = textsFor(call.person.language).organisation;
    const { name } = await readOrganisation(context, Number(number), call.person);
    return {
      ask: () => ({
        said: ask.leave({ name }),
        choices: [confirm(buttons.leave), button(buttons.keep, `/organisation show ${number}`)],
      }),
      async act() {
        await leaveOrganisation(context, Number(number), call);
        return sentenceMessage(done.left({ name }), ...actions(button(buttons.list, '/organisation list')));
      },
    };
  },
});

/** Has an organisation stand beside the asker's name, or none. */
export const act = subcommand({
  args: z.object({ number: argument.organisation().optional() }),
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    const { done, buttons } = textsFor(call.person.language).organisation;
    if (number === undefined) {
      await actForNone(context, call);
      return sentenceMessage(done.actingNone, ...actions(button(buttons.list, '/organisation list')));
    }
    const { organisation, proof } = await actFor(context, Number(number), call);
    const isShown = proof !== null && organisation.verifiedAt !== null;
    return sentenceMessage(
      (isShown ? done.acting : done.actingLater)(organisation),
      ...actions(button(buttons.open, `/organisation show ${number}`), button(buttons.actNone, '/organisation act')),
    );
  },
});

/** Answers staff's buttons on somebody who says to belong to an organisation. */
const answering = (isIn: boolean) =>
  subcommand({
    args: z.object({ number: argument.organisation(), person: argument.number({ min: 1 }) }),
    visibility: 'private',
    requires: organisationRight,
    hidden: true,
    writes: true,
    asksFirst: true,
    async run(context, { number, person: id }, call) {
      const who = { number: Number(number), id };
      const { organisation: texts, me } = textsFor(call.person.language);
      const { ask, done, buttons } = texts;
      const { organisation, person } = await readMember(context, who, call.person);
      const said = { person: person.displayName ?? me.unnamed, name: organisation.name };
      return {
        ask: () => ({
          said: (isIn ? ask.confirm : ask.remove)(said),
          choices: [
            isIn ? confirm(buttons.confirm, { style: 'primary' }) : confirm(buttons.remove),
            button(buttons.keep, `/organisation members ${number}`),
          ],
        }),
        act: () => answer(context, who, call, isIn ? () => done.confirmed(said) : () => done.removed(said), isIn),
      };
    },
  });

async function answer(
  context: AppContext,
  who: { number: number; id: number },
  call: Call,
  say: () => string,
  isIn: boolean,
) {
  const { buttons } = textsFor(call.person.language).organisation;
  await (isIn ? confirmMember : removeMember)(context, who, call);
  return sentenceMessage(say(), ...actions(button(buttons.members, `/organisation members ${who.number}`)));
}

export const confirmIn = answering(true);
export const remove = answering(false);
