import { stateOf } from '#src/answers/experiences/card.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import type { AppContext } from '#src/context.ts';
import { md } from '#src/core/markdown.ts';
import { actions, type Button, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { encodeSnippet } from '#src/domain/experiences/snippet.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import type { ExperienceBrief, ExperienceFilter } from '#src/store/experiences/experience.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';

/** A button for each, and room for two more, in what every platform shows in one row or two. */
export const pageSize = 5;

/** `note` is plain text. */
type Listed = ExperienceBrief & { snippet?: string; note?: string };

/** Experiences in a row, each with a button that opens it, for everybody or for review. */
export function listExperiencesAs(
  context: AppContext,
  person: Person,
  {
    opening,
    experiences,
    more,
    opens = 'show',
  }: { opening: string; experiences: Listed[]; more?: string | null; opens?: 'show' | 'review' },
): Message {
  const texts = textsFor(person.language);
  const { buttons } = texts.experience;
  const lines = experiences.map((experience) => describe(context, experience, person, texts));
  const openers: Button[] = experiences.map(({ number, title }) =>
    button(shorten(buttons.show(number, title), 60), `/experience ${opens} ${number}`),
  );
  return {
    text: [opening, ...lines.map(({ head }) => `- ${head}`)].join('\n'),
    blocks: [
      { type: 'text', markdown: opening },
      ...lines.map(({ head, tail }) => ({ type: 'text' as const, markdown: tail ? `${head}\n${tail}` : head })),
      ...actions(
        ...openers,
        more ? button(buttons.next, more) : null,
        experiences.length === 0 && button(buttons.list, '/experience list'),
        experiences.length === 0 && button(buttons.log, '/experience log'),
      ),
    ],
  };
}

function describe(context: AppContext, experience: Listed, person: Person, texts: Texts) {
  const { number, title, region, policyAreas, snippet, note } = experience;
  const where = [nameRegion(context, region, person), ...policyAreas.map(policyAreaLabel), stateOf(experience, texts)];
  return {
    head: md`**${texts.experience.heading(number, title)}** (${where.join(' · ')})`,
    tail: snippet ? encodeSnippet(snippet) : note ? md`${note}` : '',
  };
}

/** The filters of a list, as people say them. */
export function describeFilters(
  context: AppContext,
  { area, region, except = [], status }: ExperienceFilter,
  person: Person,
): string {
  const texts = textsFor(person.language).experience;
  return [
    area && context.vocabulary.label('area', area),
    region && nameRegion(context, region, person),
    except.length > 0 && texts.search.except(except.map((code) => nameRegion(context, code, person))),
    status && texts.search.status(status),
  ]
    .filter(Boolean)
    .join(', ');
}
