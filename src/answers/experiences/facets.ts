import type { AppContext } from '#src/context.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import type { policyStages, statuses } from '#src/domain/experiences/details.ts';
import {
  type evaluationStates,
  type FacetCounts,
  type FacetName,
  type Facets,
  facetNames,
  type reaches,
} from '#src/domain/experiences/facets.ts';
import { languageName } from '#src/domain/language.ts';
import { countryName } from '#src/domain/regions/naming.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameFund, nameGroup, namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';

type AdapterContext = Pick<AppContext, 'catalogue'>;

/** Names a value of a facet. */
export function nameFacetValue(
  context: AdapterContext,
  name: FacetName,
  value: string,
  reader: { language: string },
): string {
  const { experience, experienceList } = textsFor(reader.language);
  switch (name) {
    case 'area':
      return namePolicyArea(value as PolicyArea, reader.language);
    case 'group':
      return nameGroup(value as TargetGroup, reader.language);
    case 'stage':
      return experience.labels.stages[value as (typeof policyStages)[number]];
    case 'status':
      return experience.labels.statuses[value as (typeof statuses)[number]];
    case 'evaluated':
      return experienceList.evaluated[value as (typeof evaluationStates)[number]];
    case 'reach':
      return experienceList.reach[value as (typeof reaches)[number]];
    case 'country':
      return countryName(context.catalogue, value, reader.language);
    case 'region':
      return nameRegion(context, value, reader);
    case 'language':
      return languageName(value);
    case 'funding':
      return nameFund(value, reader.language);
    case 'year':
      return value;
    default:
      return name satisfies never;
  }
}

/** Names what was chosen, one after the other: “Health, Skåne, Stopped”. Numbers are said with what they are. */
export function nameFacets(context: AdapterContext, facets: Facets, reader: { language: string }): string[] {
  const { facets: labels } = textsFor(reader.language).experienceList;
  const { either } = textsFor(reader.language).experienceList;
  return facetNames.flatMap((name) => {
    const values = (facets[name] ?? []).map((value) => nameFacetValue(context, name, value, reader));
    if (values.length === 0) return [];
    const said = values.reduce((before, value) => either({ before, value }));
    return [saidWithLabel.includes(name) ? `${labels[name]}: ${said}` : said];
  });
}

const saidWithLabel: readonly FacetName[] = ['stage', 'status', 'language', 'funding', 'year', 'reach'];

/** A count, with a plus where no more were counted. */
export function sayFacetCount(count: number, isCapped: boolean, { language }: { language: string }): string {
  const texts = textsFor(language).experienceList;
  return (isCapped ? texts.countOrMore : texts.count)({ count });
}

/** The facets that a menu in chat offers, and how many values of one. */
const offered: readonly FacetName[] = ['area', 'group', 'country', 'status', 'reach', 'language'];
const mostOfOne = 6;
const mostOptions = 20;

/** Offers what would narrow a list down: two buttons for what is asked most, and a menu. What all or none have is left out. */
export function narrowingItems(
  context: AdapterContext,
  reader: Reader,
  { facets, counts, total }: { facets: Facets; counts: readonly FacetCounts[]; total: number },
  lineWith: (name: FacetName, value: string) => string,
): Extract<Block, { type: 'actions' }>['items'] {
  const { buttons, facets: labels } = textsFor(reader.language).experienceList;
  const told = (name: FacetName) =>
    (facets[name]?.length ?? 0) > 0 ? [] : (counts.find((each) => each.name === name)?.values ?? []);
  const narrows = ({ count }: { count: number }) => count > 0 && count < total;
  const say = (name: FacetName, count: number) =>
    sayFacetCount(
      count,
      counts.some((each) => each.name === name && each.isCapped),
      reader,
    );
  const stopped = told('status').find(({ value }) => value === 'stopped');
  const evaluated = told('evaluated').find(({ value }) => value === 'yes');
  const options = offered.flatMap((name) =>
    told(name)
      .filter(narrows)
      .sort((left, right) => right.count - left.count)
      .slice(0, mostOfOne)
      .map(({ value, count }) => ({
        label: shorten(
          buttons.option({
            facet: labels[name],
            value: nameFacetValue(context, name, value, reader),
            count: say(name, count),
          }),
          75,
        ),
        line: lineWith(name, value),
      })),
  );
  const items = [
    stopped &&
      narrows(stopped) &&
      button(buttons.stopped({ count: say('status', stopped.count) }), lineWith('status', 'stopped')),
    evaluated &&
      narrows(evaluated) &&
      button(buttons.evaluated({ count: say('evaluated', evaluated.count) }), lineWith('evaluated', 'yes')),
    options.length > 1 && {
      type: 'select' as const,
      placeholder: buttons.narrow,
      options: options.slice(0, mostOptions),
    },
  ];
  return actions(...items).flatMap((block) => (block.type === 'actions' ? block.items : []));
}
