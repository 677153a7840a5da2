import { z } from 'zod';
import { say } from '#src/answers/say.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { moveDrafts } from '#src/store/bot/draft.ts';
import { moveHandledEvents } from '#src/store/bot/handled-event.ts';
import { moveSubscriptions } from '#src/store/digests/end.ts';
import { moveVerdicts } from '#src/store/digests/measure.ts';
import { moveExperiences } from '#src/store/experiences/experience.ts';
import { moveRevisions } from '#src/store/experiences/revision.ts';
import { moveDeliveries } from '#src/store/outbox/delivery.ts';
import { listAccounts, moveAccounts } from '#src/store/people/account.ts';
import { createLinkCode, deleteLinkCodes, findLinkCode, linkCodeMs } from '#src/store/people/link-code.ts';
import { deletePerson, findPerson, savePersonSettings } from '#src/store/people/person.ts';
import { moveQuestions } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';

/** Gives a code; typed on another platform it joins the account there to the person who asked for it. */
export const link = subcommand({
  summary: 'Be the same person on another platform',
  args: z.object({
    code: argument.words('The code you got on the other platform').optional(),
    confirmed: argument.flag('Without asking again').optional(),
  }),
  visibility: 'private',
  writes: true,
  async run(context, { code, confirmed }, { person, now }) {
    const { link, buttons, unnamed } = textsFor(person.language).me;
    if (code === undefined)
      return say(link.code(await createLinkCode(context.sql, person.id, now), linkCodeMs / 60_000));
    const id = await findLinkCode(context.sql, code, now);
    const keeper = id === null ? null : await findPerson(context.sql, id);
    if (!keeper) throw new UserError(link.unknown);
    if (keeper.id === person.id) throw new UserError(link.self);
    const name = keeper.displayName ?? unnamed;
    if (!confirmed) {
      const accounts = await listAccounts(context.sql, keeper.id);
      const platforms = accounts.map(({ platform, space }) => `${platform} ${space}`).join(', ');
      return say(
        link.ask(name, platforms),
        ...actions(
          button(buttons.join, `/me link ${code} confirmed=yes`, 'primary'),
          button(buttons.cancel, '/me show'),
        ),
      );
    }
    const left = await join(context, person, keeper);
    const file = { type: 'file', name: link.leftDraftsFile, mediaType: 'application/json' } as const;
    return say(
      link.done(name),
      ...(left.length > 0
        ? [{ type: 'text', markdown: link.leftDrafts } as const, { ...file, content: JSON.stringify(left, null, 2) }]
        : []),
      ...actions(button(buttons.me, '/me show')),
    );
  },
});

/** Everything of one person becomes another's; the first is no more. Returns drafts that the other had begun too. */
async function join({ sql, now }: AppContext, from: Person, to: Person) {
  await moveExperiences(sql, from.id, to.id);
  await moveRevisions(sql, from.id, to.id);
  await moveQuestions(sql, from.id, to.id);
  const left = await moveDrafts(sql, from.id, to.id);
  await moveHandledEvents(sql, from.id, to.id);
  await moveDeliveries(sql, from.id, to.id);
  await moveSubscriptions(sql, from.id, to.id, now());
  await moveVerdicts(sql, from.id, to.id);
  await moveAccounts(sql, from.id, to.id);
  await deleteLinkCodes(sql, to.id);
  await deletePerson(sql, from.id);
  // Two profiles would take turns: from now on what is said here stays.
  const { displayName, language, timeZone } = to;
  await savePersonSettings(sql, to.id, { displayName, language, timeZone }, ['displayName', 'language', 'timeZone']);
  return left;
}
