import type { Former, TermKind, Vocabulary } from '#src/core/vocabulary.ts';
import { policyAreaNames } from '../topics/policy-area.ts';
import { targetGroups } from '../topics/target-group.ts';
import { type Catalogue, regionName } from './catalogue.ts';
import { createNameIndex, type NamedEntry, type NameIndex } from './name-index.ts';
import { findSuccessors } from './nuts.ts';
import type { Region } from './region.ts';

/** Lists what is known by a number for completion, by the kind of thing. */
type Numbered = Record<
  'experience' | 'question',
  (partial: string, limit: number) => Promise<{ value: string; label: string }[]>
>;

/** Offered, and never taken without asking. */
const formerScore = 0.58;

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
  function former(kind: TermKind, text: string): Former | null {
    const found = kind === 'region' && indexes.region.find(text).length === 0 ? findSuccessors(text) : null;
    if (!found) return null;
    const terms = found.codes.flatMap((code) => indexes.region.find(code));
    return terms.length > 0 ? { terms, isSame: found.isSame && terms.length === 1 } : null;
  }

  return {
    find(kind, text) {
      const found = indexes[kind].find(text);
      if (found.length > 0) return found;
      const before = former(kind, text);
      return before?.isSame ? before.terms : [];
    },
    nearest(kind, text, limit) {
      const before = former(kind, text);
      return before
        ? before.terms.slice(0, limit).map((term) => ({ ...term, score: formerScore }))
        : indexes[kind].nearest(text, limit);
    },
    former,
    suggest: (kind, partial, limit) =>
      kind === 'experience' || kind === 'question'
        ? numbered[kind](partial, limit)
        : indexes[kind].suggest(partial, limit),
    label: (kind, value) => indexes[kind].label(value) ?? value,
  };
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
