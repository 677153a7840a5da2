import { filterWords, noFilter, passes, type TerritoryFilter } from '../figures/area-filter.ts';
import type { IndicatorData } from '../figures/indicator-data.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import type { Territory } from '../regions/territory.ts';
import { findPeers, type Peer, type PeerList, type PeerOptions } from './peers.ts';
import { createSpace, type Space } from './similarity.ts';
import { dimensions, readStructure, structuralVariables } from './structure.ts';

export type PeerQuestion = {
  area: Territory;
  /** None from the own country. */
  isAbroad: boolean;
  /** Only areas of member regions. */
  isMembers: boolean;
  /** Only areas of this country. */
  country: string | null;
  filter: TerritoryFilter;
  /** The outcome that is asked about: what is of its family does not say who is alike. */
  family: string | null;
};

export type PeerAnswer = PeerList & {
  missingDimensions: readonly string[];
  /** Indicators left out because they are asked about. */
  excluded: string[];
  /** Areas that were considered. */
  considered: number;
};

/** Indicators that likeness rests on. */
export const structuralIndicators: readonly string[] = structuralVariables.flatMap(({ from }) =>
  'indicator' in from ? from.indicator : [],
);

/** What keeps an answer for as long as the figures are the same. */
export type Remember = <Value>(key: string, compute: () => Value) => Value;

/** Finds regions alike among the areas of the same level; what was worked out is kept through `remember`. */
export function createPeerSearch(
  catalogue: Catalogue,
  sheetOf: (indicator: string) => IndicatorData | undefined,
  remember: Remember,
) {
  const memberTerritories = new Set(
    [...catalogue.regions.values()].flatMap(({ isMember, area }) => (isMember ? area : [])),
  );
  const countryOf = (area: string) => catalogue.territories.get(area)?.country ?? '';

  function spaceOf(level: Territory['level'], family: string | null): { space: Space; excluded: string[] } {
    return remember(`space ${level} ${family ?? ''}`, () => {
      const variables = structuralVariables.filter(({ from }) => !isOfFamily(from, family));
      const excluded = structuralIndicators.filter((code) => isOfFamily({ indicator: code }, family));
      return {
        space: createSpace(variables, readStructure(variables, level, catalogue, sheetOf), dimensions),
        excluded,
      };
    });
  }

  function isOfFamily(from: object, family: string | null): boolean {
    if (family === null || !('indicator' in from)) return false;
    const structural = catalogue.indicators.get(String(from.indicator));
    return (
      structural?.family === family || (structural?.role === 'outcome' && areaOf(structural.family) === areaOf(family))
    );
  }

  /** An outcome says nothing of who is alike where another one of its policy area is asked about: activity, of employment. */
  function areaOf(family: string | null): string | null {
    return [...catalogue.indicators.values()].find((each) => each.family === family)?.policyArea ?? null;
  }

  type Scope = Pick<PeerQuestion, 'isAbroad' | 'isMembers' | 'country' | 'filter'>;

  function isCandidate(code: string, { isMembers, country, filter }: Scope): boolean {
    if (isMembers && !memberTerritories.has(code)) return false;
    const area = catalogue.territories.get(code);
    return area !== undefined && (country === null || area.country === country) && passes(area, filter, catalogue);
  }

  const optionsOf = (scope: Scope): PeerOptions => ({
    isCandidate: (area) => isCandidate(area, scope),
    // Among a handful of members the own country's are welcome.
    home: scope.isAbroad ? 'none' : scope.isMembers || scope.country !== null ? 'any' : 'half',
    countryOf,
  });

  return {
    answer(question: PeerQuestion): PeerAnswer {
      const { area, isAbroad, isMembers, family, country, filter } = question;
      const { space, excluded } = spaceOf(area.level, family);
      return remember(
        `peers ${area.code} ${isAbroad} ${isMembers} ${country ?? ''}${filterWords(filter)} ${family ?? ''}`,
        () => {
          const list = findPeers(space, area.code, optionsOf(question));
          return {
            ...list,
            missingDimensions: space.missingDimensions,
            excluded,
            considered: list.candidates.length,
          };
        },
      );
    },
    /** The usual peers of any area of a level, for what they have on average. */
    usualPeers(area: string, level: Territory['level'], family: string | null): readonly Peer[] {
      const { space } = spaceOf(level, family);
      return remember(
        `usual ${area} ${family ?? ''}`,
        () =>
          findPeers(space, area, {
            ...optionsOf({ isAbroad: false, isMembers: false, country: null, filter: noFilter }),
            isQuick: true,
          }).peers,
      );
    },
  };
}
