import { commentBlocks, describeReview } from '#src/commands/experiences/history.ts';
import type { AppContext } from '#src/context.ts';
import { md } from '#src/core/markdown.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Experience, ExperienceFields } from '#src/domain/experiences/experience.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { languageName } from '#src/domain/language.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import { loadAdoption } from '#src/store/experiences/adoption.ts';
import { listTransitions } from '#src/store/experiences/review.ts';
import { findPerson } from '#src/store/people/person.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';
import { adoptionFacts } from './adoption.ts';
import { cardButtons, reviewButtons } from './buttons.ts';

export type CardManner = {
  /** Said before it. */
  opening?: string | undefined;
  /** Others may read along: what is for the author and reviewers alone is left out. */
  isShared?: boolean;
  /** For a reviewer at work. */
  isReview?: boolean;
};

/** An experience whole. */
export async function experienceCard(
  context: AppContext,
  experience: Experience,
  asker: Person,
  { opening, isShared = false, isReview = false }: CardManner = {},
): Promise<Message> {
  const texts = textsFor(asker.language);
  const { cardLabels, fields, heading } = texts.experience;
  const [author, past, adoption] = await Promise.all([
    experience.author === null ? null : findPerson(context.sql, experience.author),
    listTransitions(context.sql, experience.number),
    loadAdoption(context.sql, experience),
  ]);
  const date = formatDay(experience.createdAt, asker);
  const facts = [
    { label: cardLabels.region, value: nameRegion(context, experience.region, asker) },
    { label: cardLabels.areas, value: experience.policyAreas.map(policyAreaLabel).join(', ') },
    { label: cardLabels.groups, value: nameGroups(experience, texts) },
    { label: cardLabels.state, value: describeReview(experience, past, asker) ?? stateOf(experience, texts) },
    {
      label: cardLabels.logged,
      value: author?.displayName ? texts.experience.loggedBy(author.displayName, date) : date,
    },
    ...adoptionFacts(context, adoption, asker),
    ...shortDetails(experience, asker, texts),
  ];
  const long = [
    [fields.challenge.label, experience.challenge],
    [fields.action.label, experience.action],
    [fields.lesson.label, experience.lesson],
    ...longDetails(experience, texts),
  ] as [string, string][];
  const links = experience.details.links ?? [];
  const title = heading(experience.number, experience.title);
  const summary = md`**${title}** (${nameRegion(context, experience.region, asker)}; ${stateOf(experience, texts)}). ${fields.lesson.label}: ${shorten(experience.lesson, 300)}`;
  return {
    text: opening ? `${opening}\n${summary}` : summary,
    blocks: [
      ...(opening ? [{ type: 'text', markdown: opening } as const] : []),
      { type: 'heading', text: title },
      ...commentBlocks(experience, past, asker, isShared),
      { type: 'facts', items: facts },
      ...long.map(([label, text]): Block => ({ type: 'text', markdown: `${md`**${label}**`}\n${md`${text}`}` })),
      ...(links.length > 0 ? [{ type: 'text', markdown: listLinks(context, fields.links.label, links) } as const] : []),
      ...(experience.isExample ? [{ type: 'note', markdown: texts.experience.example } as const] : []),
      ...(isReview
        ? await reviewButtons(context, experience, asker)
        : cardButtons(context, experience, adoption, asker)),
    ],
  };
}

/** Where it stands, in words. */
export function stateOf(
  { life, withdrawnAt }: Pick<Experience, 'life' | 'withdrawnAt'>,
  { experience }: Texts,
): string {
  return withdrawnAt ? experience.states.withdrawn : experience.states[life];
}

function nameGroups({ targetGroups: groups }: ExperienceFields, { experience }: Texts): string {
  return groups.length > 0 ? groups.map((group) => targetGroups[group]).join(', ') : experience.everybody;
}

function shortDetails({ details, language }: Experience, asker: Person, { experience }: Texts) {
  const { fields, labels } = experience;
  const number = (value: number | undefined) =>
    value !== undefined && formatNumber(value, Number.isInteger(value) ? 0 : 2, asker.language);
  const items: [string, string | false | undefined][] = [
    [fields.status.label, details.status && labels.statuses[details.status]],
    [fields.stage.label, details.stage && labels.stages[details.stage]],
    [fields.regionRole.label, details.regionRole && labels.roles[details.regionRole]],
    [fields.start.label, details.start],
    [fields.end.label, details.end],
    [fields.personsReached.label, number(details.personsReached)],
    [fields.evaluation.label, details.evaluation && labels.evaluations[details.evaluation]],
    [fields.funding.label, details.funding?.join(', ')],
    [fields.costEuro.label, number(details.costEuro)],
    [fields.contact.label, details.contact],
    [fields.aspects.label, details.aspects?.map((aspect) => labels.aspects[aspect]).join(', ')],
    [fields.language.label, language !== asker.language && languageName(language)],
  ];
  return items.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function longDetails({ details }: Experience, { experience: { fields } }: Texts): [string, string][] {
  const items: [string, string | undefined][] = [
    [fields.results.label, details.results?.map(({ text }) => text).join('\n')],
    [fields.difficulties.label, details.difficulties],
    [fields.lessons.label, details.lessons],
    [fields.tips.label, details.tips],
    [fields.partners.label, details.partners],
  ];
  return items.filter((item): item is [string, string] => Boolean(item[1]));
}

/** Addresses as they are, made safe to stand in a link; one that leads to this server is text. */
function listLinks({ isOwnLink }: AppContext, label: string, links: string[]): string {
  const items = links.map((link) => {
    if (isOwnLink(link)) return md`- ${shorten(link, 100)}`;
    const url = new URL(link).href.replace(/[()\s*`]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    return `- ${md`[${shorten(link, 100)}]`}(${url})`;
  });
  return [md`**${label}**`, ...items].join('\n');
}
