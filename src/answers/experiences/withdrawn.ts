import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { actions, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { type Experience, isOpen } from '#src/domain/experiences/experience.ts';
import type { Restored } from '#src/domain/experiences/reviewed.ts';
import { textsFor } from '#src/texts/index.ts';
import { restoreButton } from './buttons.ts';
import { experienceCard, reviewCard } from './card.ts';
import { describeStanding } from './history.ts';
import { reviewedMessage } from './reviewed.ts';

/** That an experience is withdrawn, now or `before` already, and can be restored. */
export function withdrawnMessage({ number, title }: Experience, reader: Reader, when: 'done' | 'before'): Message {
  const { withdrawn } = textsFor(reader.language).experience;
  const said = when === 'before' ? withdrawn.before({ number }) : withdrawn.done({ number, title });
  return message(text(said), actions(restoreButton(number, reader)));
}

/** That an experience is back, whole; or why there was nothing to restore. */
export function restoredMessage(
  context: Pick<AppContext, 'catalogue' | 'isOwnLink'>,
  done: Restored,
  asker: Person,
): Message {
  const { experience: texts, review } = textsFor(asker.language);
  switch (done.type) {
    case 'not-withdrawn':
      return message(text(texts.withdrawn.notWithdrawn({ number: done.experience.number })));
    case 'restored': {
      const { experience } = done.view;
      const { number } = experience;
      const opening = isOpen(experience) ? texts.withdrawn.restored({ number }) : describeStanding(done.view, asker);
      return experienceCard(context, done.view, asker, { opening });
    }
    case 'unarchived': {
      const opening = review.archive.restored({ number: done.view.experience.number });
      return isAllowed(asker.role, 'review')
        ? reviewCard(context, done.view, asker, opening)
        : experienceCard(context, done.view, asker, { opening });
    }
    case 'standing':
      return reviewedMessage(context, done, asker);
    default:
      return done satisfies never;
  }
}
