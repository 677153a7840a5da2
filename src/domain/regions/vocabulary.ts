import type { TermKind, Vocabulary } from '#src/core/vocabulary.ts';
import type { PolicyArea } from '../figures/indicator.ts';
import { policyAreaNames } from '../topics/policy-area.ts';
import { targetGroups } from '../topics/target-group.ts';
import { type Catalogue, regionName } from './catalogue.ts';
import { createNameIndex, type NamedEntry, type NameIndex } from './name-index.ts';
import type { Region } from './region.ts';

/** Lists what is known by a number for completion, by the kind of thing. */
type Numbered = Record<
  'experience' | 'question',
  (partial: string, limit: number) => Promise<{ value: string; label: string }[]>
>;

/** All names a line may hold. What members wrote is looked up where it is kept. */
export function createVocabulary(catalogue: Catalogue, numbered: Numbered): Vocabulary {
  const empty = createNameIndex([]);
  const indexes: Record<TermKind, NameIndex> = {
    region: createNameIndex([...catalogue.regions.values()].map((region) => nameRegion(region, catalogue))),
    indicator: createNameIndex(
      [...catalogue.indicators.values()].map(({ code, name, shortName, aliases, position }) => ({
        value: code,
        label: name,
        names: [name, shortName, code, ...aliases],
        rank: -position,
      })),
    ),
    area: createNameIndex(
      Object.entries(policyAreaNames).map(([value, names]) => ({
        value,
        label: names[0] ?? value,
        names: [...names, value],
      })),
    ),
    country: createNameIndex(nameCountries(catalogue)),
    'target-group': createNameIndex(
      Object.entries(targetGroups).map(([value, label]) => ({ value, label, names: [label, value] })),
    ),
    experience: empty,
    question: empty,
  };
  return {
    find: (kind, text) => indexes[kind].find(text),
    nearest: (kind, text, limit) => indexes[kind].nearest(text, limit),
    suggest: (kind, partial, limit) =>
      kind === 'experience' || kind === 'question'
        ? numbered[kind](partial, limit)
        : indexes[kind].suggest(partial, limit),
    label: (kind, value) => indexes[kind].label(value) ?? value,
  };
}

/** How a policy area is shown. */
export function policyAreaLabel(area: PolicyArea): string {
  return policyAreaNames[area][0] ?? area;
}

function nameRegion(region: Region, catalogue: Catalogue): NamedEntry {
  const level = catalogue.areas.get(region.area)?.level ?? 2;
  const isWholeCountry = region.code === catalogue.areas.get(region.area)?.country;
  // A shared name means a member first, then a country that is one region (Luxembourg, not Belgium's province), NUTS 2, countries, NUTS 1.
  const rank = region.isMember ? 5 : level === 2 ? (isWholeCountry ? 4 : 3) : level === 0 ? 2 : 1;
  return {
    value: region.code,
    label: `${regionName(region, 'en')} (${region.area})`,
    names: [...region.names.map(({ name }) => name), region.code, region.area],
    // A country is not where one of its cities is meant.
    ...(region.city && level !== 0 && { clues: [region.city] }),
    rank,
  };
}

function nameCountries(catalogue: Catalogue): NamedEntry[] {
  return [...catalogue.areas.values()]
    .filter(({ level }) => level === 0)
    .map(({ code, name }) => {
      // By code, not by area: a country of one region has the figures of that region.
      const region = catalogue.regions.get(code);
      const names = region?.names.map((entry) => entry.name) ?? [];
      return { value: code, label: region ? regionName(region, 'en') : name, names: [name, code, ...names] };
    });
}
