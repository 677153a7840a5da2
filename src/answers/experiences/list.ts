import type { AppContext } from '#src/context.ts';
import { list, message, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import {
  actions,
  type Button,
  button,
  type Fold,
  type ListItem,
  type Message,
  type Select,
} from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { type ExperienceBrief, isPublic } from '#src/domain/experiences/experience.ts';
import type { Facets } from '#src/domain/experiences/facets.ts';
import { encodeSnippet, snippetMarks } from '#src/domain/experiences/snippet.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import { nameFacets } from './facets.ts';
import { stateOf } from './history.ts';

/** The number of experiences on a page of a list: few enough for a phone. */
export const pageSize = 5;

/** So much of a lesson stands below a title. */
const longestLesson = 110;
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** `note` is plain text. */
type Listed = ExperienceBrief & { snippet?: string; note?: string };

/** The words that a line of a list may end with: what was learned. */
export const listFolds = ['lessons'] as const;

/**
 * Experiences in a row, each opened by its title, for everybody or for review. `next` is the line of the next page. With `foldsLessons` what was learned is
 * one press away, so that five titles are read at a glance.
 */
export function experienceList(
  context: Pick<AppContext, 'catalogue'>,
  reader: Reader,
  {
    opening,
    experiences,
    next,
    further = [],
    opens = 'show',
    foldsLessons = false,
  }: {
    opening: string;
    experiences: Listed[];
    next: string | null;
    /** More buttons. */
    further?: readonly (Button | Select)[];
    opens?: 'show' | 'review';
    foldsLessons?: boolean;
  },
): Message {
  const { buttons } = textsFor(reader.language).experience;
  const isEmpty = experiences.length === 0;
  const answer = message(
    text(opening),
    list(
      buttons.open,
      experiences.map((experience) => describe(context, experience, reader, { opens, isShort: foldsLessons })),
    ),
    actions(
      next !== null && button(buttons.next, next),
      isEmpty && button(buttons.list, '/experience list'),
      isEmpty && button(buttons.log, '/experience log'),
      ...further,
    ),
  );
  return foldsLessons ? withFolds(answer, lessonsOf(experiences, reader)) : answer;
}

/** What was learned, by the number of the experience: its title stands above. */
function lessonsOf(experiences: readonly Listed[], { language }: Reader): Fold {
  const { folds, lessonAt } = textsFor(language).experience;
  const lines = experiences.flatMap(({ number, lessonStart }) =>
    lessonStart === ''
      ? []
      : [escapeMarkdown(lessonAt({ number, text: shorten(oneLine(lessonStart), longestLesson) }))],
  );
  return { name: 'lessons', label: folds.lessons, blocks: lines.length > 0 ? [text(lines.join('\n'))] : [] };
}

function describe(
  context: Pick<AppContext, 'catalogue'>,
  experience: Listed,
  reader: Reader,
  { opens, isShort }: { opens: 'show' | 'review'; isShort: boolean },
): ListItem {
  const { number, title, region, policyAreas, snippet, note, status, began, lessonStart } = experience;
  const { labels, lesson } = textsFor(reader.language).experience;
  // Nearly all that is listed is published; what waits for review is not reviewed yet.
  const isUsual = isPublic(experience) || (opens === 'review' && experience.life === 'submitted');
  const areas = policyAreas
    .slice(0, isShort ? 1 : undefined)
    .map((area) => namePolicyArea(area, reader.language))
    .join(', ');
  const where = [
    withLabel(nameRegion(context, region, reader), areas, reader.language),
    ...(status === null ? [] : [labels.statuses[status]]),
    ...(began === null ? [] : [began]),
  ].join(' · ');
  // Where none of the words is marked, something else of it was found: its policy area, say.
  const isUnmarked = snippet !== undefined && snippet !== '' && !snippet.includes(snippetMarks.start);
  const { unmarked } = textsFor(reader.language).experience.search;
  const found = snippet && `${isUnmarked ? `${unmarked} ` : ''}${encodeSnippet(snippet)}`;
  const learned =
    lessonStart === '' || isShort ? '' : escapeMarkdown(lesson({ text: shorten(oneLine(lessonStart), longestLesson) }));
  const below = [found || learned, note && escapeMarkdown(note)].filter(Boolean);
  return {
    title: textsFor(reader.language).experience.heading({ number, title }),
    line: `/experience ${opens} ${number}`,
    beside: isUsual ? where : `${where} · ${stateOf(experience, reader.language)}`,
    ...(below.length > 0 && { markdown: below.join('\n') }),
  };
}

/** The filters of a list, as people say them. */
export function describeFilters(
  context: Pick<AppContext, 'catalogue'>,
  { facets, except = [] }: { facets: Facets; except?: readonly string[] },
  reader: { language: string },
): string {
  const { search: texts } = textsFor(reader.language).experience;
  const regions = except.map((code) => nameRegion(context, code, reader));
  return [...nameFacets(context, facets, reader), ...(regions.length > 0 ? [texts.except({ regions })] : [])].join(
    ', ',
  );
}
