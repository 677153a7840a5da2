import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { actions, button } from '#src/core/message.ts';
import { naming, quoted, textBlock } from '#src/core/quote.ts';
import { textsFor } from '#src/texts/index.ts';
import { tellPerson } from '../people/notify-person.ts';

type Done = {
  what: 'closed' | 'withdrawn' | 'withdrawnAnswer';
  /** Whose question or answer it is. */
  owner: number | null;
  number: number;
  answer?: number;
};

/** Writes to whose question or answer it is what a reviewer did with it. Nothing where it is the owner's own doing, or nobody's. */
export async function tellOwner(context: AppContext, done: Done, { person, now }: Call): Promise<void> {
  const { what, owner, number, answer } = done;
  if (owner === person.id) return;
  const which = answer === undefined ? '' : ` answer=${answer}`;
  await tellPerson(context, owner, {
    purpose: 'review',
    period: `question ${number}${which}, ${what} ${now.toISOString()}`,
    write({ language }) {
      const { letter, buttons } = textsFor(language).question;
      const by = (name: string | null) => letter[what](number, name, answer ?? 0);
      const line = naming(person.id, by(person.displayName), by(null));
      return {
        ...quoted([line]),
        blocks: [
          textBlock([line]),
          ...actions(
            what === 'closed'
              ? button(buttons.show(number), `/question show ${number}`)
              : button(buttons.restore, `/question restore ${number}${which}`),
          ),
        ],
      };
    },
  });
}
