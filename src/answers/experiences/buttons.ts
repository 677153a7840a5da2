import type { AppContext } from '#src/context.ts';
import { actions, type Block, type Button, button, type Select } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { shorten } from '#src/core/text.ts';
import { type Experience, isOpen } from '#src/domain/experiences/experience.ts';
import { isAuthor, mayClaim, mayReview } from '#src/domain/experiences/rights.ts';
import type { ExperienceView, ReviewView } from '#src/domain/experiences/view.ts';
import { textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import { listTried } from './adoption.ts';

type AdapterContext = Pick<AppContext, 'catalogue'>;

/** So many buttons stand below an experience in chat. */
const mostButtons = 5;
/** In chat, buttons for more adopters would push the others away. */
const mostAdopters = 3;

/** Opens an experience, for everybody or for review. */
export function openButton(
  { number, title }: Pick<Experience, 'number' | 'title'>,
  { language }: { language: string },
  opens: 'show' | 'review' = 'show',
): Button {
  return button(
    shorten(textsFor(language).experience.buttons.show({ number, title }), 60),
    `/experience ${opens} ${number}`,
  );
}

/** Opens what waits for review. */
export function queueButton({ language }: { language: string }, style?: 'primary'): Button {
  return button(textsFor(language).review.buttons.queue, '/experience queue', style);
}

/** Brings an experience back that was withdrawn or archived. */
export function restoreButton(number: number, { language }: { language: string }, style?: 'primary'): Button {
  return button(textsFor(language).experience.buttons.restore, `/experience restore ${number}`, style);
}

/** Lists the buttons for a member who has read an experience. */
export function cardButtons(context: AdapterContext, view: ExperienceView, asker: Person): Block[] {
  const {
    experience: texts,
    attachment,
    coAuthor,
    review,
    adoption,
    experienceList,
    stillTrue,
    use,
    versions,
    follow,
    selfEvaluation,
  } = textsFor(asker.language);
  const { buttons } = texts;
  const { alike: alikeButton } = experienceList.buttons;
  const { experience } = view;
  const { number, region, life, withdrawnAt } = experience;
  const isMine = isAuthor(asker, experience);
  const isReviewer = isAllowed(asker.role, 'review');
  if (withdrawnAt) return actions((isMine || isReviewer) && restoreButton(number, asker, 'primary'));
  const isKept = life === 'archived';
  const isBack = life === 'sent-back';
  const canMeet = !isMine && isOpen(experience) && experience.author !== null;
  const canAdopt = !isMine && isOpen(experience) && asker.region !== region;
  const canUse = !isMine && isOpen(experience);
  const isDoubtful = view.freshness?.isStale === true && !experience.isExample;
  const own = [
    (isMine || isReviewer) &&
      isDoubtful &&
      button(stillTrue.buttons.yes, `/experience still-true ${number}`, 'primary'),
    mayClaim(asker, experience) && button(coAuthor.buttons.ours, `/author ours ${number}`, 'primary'),
    isMine && isBack && button(buttons.edit, `/experience edit ${number}`, 'primary'),
    isMine && !isKept && button(buttons.complete, `/experience complete ${number}`, isBack ? undefined : 'primary'),
    isMine && !isKept && !isBack && button(buttons.edit, `/experience edit ${number}`),
    isMine && !isKept && button(buttons.withdraw, `/experience withdraw ${number}`, 'danger'),
    isMine && isKept && !isReviewer && view.past[0]?.by === asker.id && restoreButton(number, asker, 'primary'),
    (isKept ? isReviewer : mayReview(asker, experience)) &&
      button(review.buttons.review, `/experience review ${number}`),
    canAdopt && button(adoption.button, `/experience adopt ${number}`),
    canUse && button(use.buttons.useful, `/experience useful ${number}`),
    canMeet && button(buttons.talk, `/introduction ask experience=${number}`),
    isOpen(experience) && button(alikeButton, `/experience alike ${number}`),
  ].filter((each) => each !== false);
  const further = [
    view.attachments.length > 0 &&
      button(attachment.show({ count: view.attachments.length }), `/experience files ${number}`),
    canUse && button(follow.buttons.follow, `/follow experience ${number}`),
    canUse && button(use.buttons.try, `/experience try ${number}`),
    isOpen(experience) && button(use.buttons.effects, `/experience effects ${number}`),
    isMine && button(selfEvaluation.buttons.evaluate, `/experience self-evaluate ${number}`),
    view.selfEvaluation !== null && button(selfEvaluation.buttons.self, `/experience self-evaluation ${number}`),
    isMine && button(versions.buttons.versions, `/experience versions ${number}`),
    ...furtherButtons(context, view, asker, mostAdopters),
  ].filter((each) => each !== false);
  const shown = own.slice(0, mostButtons);
  const options = [...own.slice(mostButtons), ...further].flatMap((each) =>
    each && each.type === 'button' ? [{ label: each.label, line: each.line }] : [],
  );
  return actions(...shown, { type: 'select', placeholder: use.buttons.more, options });
}

/** Lists the buttons for anybody. */
export function publicButtons(context: AdapterContext, view: ExperienceView, reader: Reader): Block[] {
  const { experience: texts, adoption } = textsFor(reader.language);
  const { number, region } = view.experience;
  return actions(
    button(texts.buttons.about({ region: nameRegion(context, region, reader) }), `/region show ${region}`),
    button(adoption.button, `/experience adopt ${number}`),
    ...furtherButtons(context, view, reader),
  );
}

/** Lists the buttons to the experience it was adopted from, its adopters, and more from its region and policy area. */
function furtherButtons(
  context: AdapterContext,
  { experience, adoption }: ExperienceView,
  reader: Reader,
  most?: number,
) {
  const { buttons } = textsFor(reader.language).experience;
  const { region, policyAreas } = experience;
  const [area] = policyAreas;
  return [
    ...listTried(context, adoption, reader, most).map((each) => button(each.label, `/experience show ${each.number}`)),
    button(buttons.moreFrom({ region: nameRegion(context, region, reader) }), `/experience list region=${region}`),
    area && button(buttons.moreOn({ area: policyAreaInText(area, reader.language) }), `/experience list area=${area}`),
  ];
}

/** Lists the buttons for a reviewer. The one that publishes names the version that they read. */
export function reviewButtons({ experience, revision, claim }: ReviewView, asker: Person): Block[] {
  const { experience: texts, review, evaluation, versions } = textsFor(asker.language);
  const { number, life, withdrawnAt } = experience;
  if (withdrawnAt || life === 'archived') return actions(restoreButton(number, asker, 'primary'), queueButton(asker));
  const canReview = mayReview(asker, experience);
  const isTaken = claim !== null && claim.reviewer !== asker.id;
  const claimButton = isTaken
    ? button(evaluation.buttons.takeOver, `/experience claim ${number}`)
    : claim
      ? button(evaluation.buttons.release, `/experience release ${number}`)
      : button(evaluation.buttons.claim, `/experience claim ${number}`);
  const more: Select = {
    type: 'select',
    placeholder: evaluation.buttons.more,
    options: [
      { label: texts.buttons.edit, line: `/experience edit ${number}` },
      { label: review.buttons.archive, line: `/experience archive ${number}` },
      { label: versions.buttons.versions, line: `/experience versions ${number}` },
    ],
  };
  return actions(
    canReview &&
      life !== 'sent-back' &&
      button(evaluation.buttons.evaluate, `/experience evaluate ${number} revision=${revision}`, 'primary'),
    canReview &&
      life !== 'published' &&
      !isTaken &&
      button(review.buttons.publish, `/experience publish ${number} revision=${revision}`),
    canReview &&
      life === 'submitted' &&
      !isTaken &&
      experience.author !== null &&
      button(review.buttons.sendBack, `/experience send-back ${number}`),
    canReview && life === 'submitted' && claimButton,
    queueButton(asker),
    more,
  );
}
