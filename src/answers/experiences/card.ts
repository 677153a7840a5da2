import type { AppContext } from '#src/context.ts';
import { facts, heading, message, note, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import { findConflicts } from '#src/domain/experiences/evaluation.ts';
import { isPublic } from '#src/domain/experiences/experience.ts';
import { isAuthor, mayChange } from '#src/domain/experiences/rights.ts';
import type { ExperienceView, ReviewView } from '#src/domain/experiences/view.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameGroup, namePolicyArea } from '#src/texts/topics.ts';
import { withOrganisationAndRegion } from '../organisations/name.ts';
import { nameRegion } from '../regions/name-region.ts';
import { originalFold, translationNote } from '../translations/translation.ts';
import { adoptionFacts } from './adoption.ts';
import { attachmentBlocks } from './attachments.ts';
import { cardButtons, publicButtons, reviewButtons } from './buttons.ts';
import { shortDetails, toldBlocks } from './details.ts';
import { checkBlocks, evaluationBlocks } from './evaluation.ts';
import { describeComment, describeReview, describeStanding, stateOf } from './history.ts';
import { originFacts } from './origin.ts';
import { selfEvaluationLine } from './self-evaluation.ts';
import { freshnessFact, staleBlocks } from './still-true.ts';

type AdapterContext = Pick<AppContext, 'catalogue' | 'isOwnLink'> & Partial<Pick<AppContext, 'pageUrl'>>;

/** An experience whole, for a member. `opening` is said before it; `isShared`: others read along, who are not told its comment. */
export function experienceCard(
  context: AdapterContext,
  view: ExperienceView,
  asker: Person,
  { opening, isShared = false }: { opening?: string; isShared?: boolean } = {},
): Message {
  const comment = commentBlocks(view, asker, isShared);
  const card = message(...describe(context, view, asker, { opening, comment }), cardButtons(context, view, asker));
  return withFolds(card, originalOf(view, asker, `/experience translate ${view.experience.number}`));
}

/** Shows an experience to a reviewer. */
export function reviewCard(context: AdapterContext, view: ReviewView, asker: Person, opening?: string): Message {
  const comment = commentBlocks(view, asker, false);
  const found = isPublic(view.experience) ? [] : evaluationBlocks(view, asker);
  const checks = checkBlocks(view, findConflicts(view.evaluations), asker);
  return message(...describe(context, view, asker, { opening, comment }), found, checks, reviewButtons(view, asker));
}

/** Shows an experience to anybody, on a page. Its buttons stand apart, below what the page adds. */
export function publicCard(context: AdapterContext, view: ExperienceView, reader: Reader): Message {
  return withFolds(message(...describe(context, view, reader)), originalOf(view, reader, null));
}

/** Offers ways on from an experience on a page. */
export function publicWays(context: AdapterContext, view: ExperienceView, reader: Reader): Message {
  return message(publicButtons(context, view, reader));
}

/** That there is an experience and how it stands, where others read along who may not read it. */
export function standingNote(view: ExperienceView, asker: Person): Message {
  const { buttons } = textsFor(asker.language).review;
  return message(
    text(describeStanding(view, asker)),
    actions(button(buttons.review, `/experience review ${view.experience.number}`)),
  );
}

function describe(
  context: AdapterContext,
  view: ExperienceView,
  reader: Reader,
  { opening, comment = [] }: { opening?: string | undefined; comment?: Block[] } = {},
): (Block | Block[] | false)[] {
  const { heading: title, example } = textsFor(reader.language).experience;
  const { experience, translated = null } = view;
  const said = translated?.made?.words;
  return [
    opening !== undefined && text(opening),
    heading(title({ number: experience.number, title: said?.title || experience.title })),
    translationNote(translated, experience.language, reader.language),
    note(escapeMarkdown(aboutOf(context, view, reader))),
    comment,
    staleBlocks(view, reader),
    toldBlocks(context, experience, reader, said?.lesson),
    // A page shows them below, pictures and all.
    !view.isForEverybody && attachmentBlocks(context, view, reader),
    isPublic(experience) && evaluationBlocks(view, reader),
    view.selfEvaluation !== null && !view.isForEverybody && note(selfEvaluationLine(view.selfEvaluation, reader)),
    facts(factsOf(context, view, reader)),
    experience.isExample && note(example),
  ];
}

/** The title and what was learned, as they were written; `line` says what corrects their translation. */
function originalOf({ experience, translated = null }: ExperienceView, reader: Reader, line: string | null) {
  const { language, title, lesson, withdrawnAt } = experience;
  const said = { language, parts: [title, lesson], line: withdrawnAt === null ? line : null };
  return originalFold(translated, said, reader.language);
}

/** Says what it is about, in one line: "Skåne · Labour market, Health · for women". */
export function aboutOf(context: AdapterContext, { experience }: ExperienceView, reader: Reader): string {
  const { everybody, forGroups, labels } = textsFor(reader.language).experience;
  const { status } = experience.details;
  const groups = experience.targetGroups.map((group) => nameGroup(group, reader.language)).join(', ');
  return [
    nameRegion(context, experience.region, reader),
    experience.policyAreas.map((area) => namePolicyArea(area, reader.language)).join(', '),
    forGroups({ groups: groups || everybody }),
    // What failed is said on top: whoever reads on knows how it ended.
    ...(status === 'stopped' ? [labels.statuses.stopped] : []),
  ].join(' · ');
}

function factsOf(context: AdapterContext, view: ExperienceView, reader: Reader) {
  const { experience, authorName, authorOrganisation: organisation, adoption } = view;
  const { coAuthor, experience: texts } = textsFor(reader.language);
  const { cardLabels, loggedBy } = texts;
  const date = formatDay(experience.createdAt, reader);
  const logged = authorName
    ? loggedBy({
        name: organisation
          ? withOrganisationAndRegion(context, { name: authorName, organisation, region: null }, reader)
          : authorName,
        date,
      })
    : date;
  return [
    { label: cardLabels.state, value: describeReview(view, reader) ?? stateOf(experience, reader.language) },
    ...freshnessFact(view, reader),
    ...(experience.origin ? [] : [{ label: cardLabels.logged, value: logged }]),
    ...(view.coAuthorNames.length > 0
      ? [{ label: coAuthor.with, value: textsFor(reader.language).list(view.coAuthorNames) }]
      : []),
    ...originFacts(view, reader),
    ...adoptionFacts(context, adoption, reader),
    ...shortDetails(experience, reader),
  ];
}

/** The comment it was sent back with for its author and reviewers; where others read along, only that there is one. */
function commentBlocks({ experience, past }: ExperienceView, asker: Person, isShared: boolean): Block[] {
  const { review } = textsFor(asker.language);
  const comment = mayChange(asker, experience) ? describeComment(experience, past, asker) : null;
  if (comment === null) return [];
  if (!isShared) return [text(comment)];
  const line = isAuthor(asker, experience) ? '/experience mine' : `/experience review ${experience.number}`;
  return [note(md`${review.hasComment}`), ...actions(button(review.buttons.comment, line))];
}
