import type { AppContext } from '#src/context.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { type Experience, isOpen } from '#src/domain/experiences/experience.ts';
import { mayReview } from '#src/domain/experiences/rights.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import type { Adoption } from '#src/store/experiences/adoption.ts';
import { findRevision } from '#src/store/experiences/revision.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';
import { listTried } from './adoption.ts';

/** What is natural after reading an experience. */
export function cardButtons(context: AppContext, experience: Experience, adoption: Adoption, asker: Person): Block[] {
  const { experience: texts, review, adoption: adopting } = textsFor(asker.language);
  const { buttons } = texts;
  const { number, region, policyAreas, life, withdrawnAt } = experience;
  const isMine = experience.author === asker.id;
  const isReviewer = isAllowed(asker.role, 'review');
  if (withdrawnAt)
    return actions((isMine || isReviewer) && button(buttons.restore, `/experience restore ${number}`, 'primary'));
  const isKept = life === 'archived';
  const isBack = life === 'sent-back';
  const canAdopt = !isMine && isOpen(experience) && asker.region !== region;
  const [area] = policyAreas;
  return actions(
    isMine && isBack && button(buttons.edit, `/experience edit ${number}`, 'primary'),
    isMine && !isKept && button(buttons.complete, `/experience complete ${number}`, isBack ? undefined : 'primary'),
    isMine && !isKept && !isBack && button(buttons.edit, `/experience edit ${number}`),
    isMine && !isKept && button(buttons.withdraw, `/experience withdraw ${number}`, 'danger'),
    (isKept ? isReviewer : mayReview(asker, experience)) &&
      button(review.buttons.review, `/experience review ${number}`),
    canAdopt && button(adopting.button, `/experience adopt ${number}`),
    ...listTried(context, adoption, asker).map((each) => button(each.label, `/experience show ${each.number}`)),
    button(buttons.moreFrom(nameRegion(context, region, asker)), `/experience list region=${region}`),
    area && button(buttons.moreOn(policyAreaLabel(area)), `/experience list area=${area}`),
  );
}

/** What a reviewer can do with it. Publishing names the version that was read. */
export async function reviewButtons({ sql }: AppContext, experience: Experience, asker: Person): Promise<Block[]> {
  const { experience: texts, review } = textsFor(asker.language);
  const { number, life, withdrawnAt } = experience;
  const queue = button(review.buttons.queue, '/experience queue');
  if (withdrawnAt || life === 'archived')
    return actions(button(texts.buttons.restore, `/experience restore ${number}`, 'primary'), queue);
  const canReview = mayReview(asker, experience);
  const revision = await findRevision(sql, number);
  return actions(
    canReview &&
      life !== 'published' &&
      button(review.buttons.publish, `/experience publish ${number} revision=${revision}`, 'primary'),
    canReview && life === 'submitted' && button(review.buttons.sendBack, `/experience send-back ${number}`),
    button(texts.buttons.edit, `/experience edit ${number}`),
    button(review.buttons.archive, `/experience archive ${number}`, 'danger'),
    queue,
  );
}
