import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { actions, button } from '#src/core/message.ts';
import { listDirectPlaces } from '#src/store/account.ts';
import { findPerson } from '#src/store/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { say } from '../say.ts';

type Done = {
  what: 'closed' | 'withdrawn' | 'withdrawnAnswer';
  /** Whose question or answer it is. */
  owner: number | null;
  number: number;
  answer?: number;
};

/** Writes to whose question or answer it is what a reviewer did with it. Nothing where it is the owner's own doing, or nobody's. */
export async function tellOwner({ sql, outbox }: AppContext, done: Done, { person, now }: Call): Promise<void> {
  const { what, number, answer } = done;
  const owner = done.owner === null || done.owner === person.id ? null : await findPerson(sql, done.owner);
  const places = owner ? await listDirectPlaces(sql, owner.id) : [];
  if (!owner || places.length === 0) return;
  const { letter, buttons } = textsFor(owner.language).question;
  const which = answer === undefined ? '' : ` answer=${answer}`;
  await outbox.enqueue(sql, {
    recipient: `person:${owner.id}`,
    person: owner.id,
    purpose: 'review',
    period: `question ${number}${which}, ${what} ${now.toISOString()}`,
    places,
    message: say(
      letter[what](number, person.displayName, answer ?? 0),
      ...actions(
        what === 'closed'
          ? button(buttons.show(number), `/question show ${number}`)
          : button(buttons.restore, `/question restore ${number}${which}`),
      ),
    ),
  });
}
