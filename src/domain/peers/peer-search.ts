import type { IndicatorData } from '../figures/indicator-data.ts';
import { filterWords, noFilter, passes, type TerritoryFilter } from '../figures/territory-filter.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { unionCountries } from '../regions/country-codes.ts';
import type { Territory } from '../regions/territory.ts';
import type { PolicyArea } from '../topics/indicator.ts';
import { findPeers, type Peer, type PeerList, type PeerOptions, thinCoverage } from './peers.ts';
import { createSpace, type Space, type Weights } from './similarity.ts';
import {
  dimensions,
  indicatorOf,
  listStandIns,
  namesOf,
  readStructure,
  type StructuralVariable,
  structuralVariables,
} from './structure.ts';
import { weightWords } from './weights.ts';

export type PeerQuestion = {
  territory: Territory;
  /** None from the own country. */
  isAbroad: boolean;
  /** Only territories of member regions. */
  isMembers: boolean;
  /** Only territories of the European Union. */
  isUnion: boolean;
  /** Only territories of this country. */
  country: string | null;
  filter: TerritoryFilter;
  /** The outcome that is asked about: what is of its family does not say who is alike. */
  family: string | null;
  /** The policy area whose score is asked about, in place of one outcome. */
  policyArea: PolicyArea | null;
  /** How often each dimension counts; 1 where not named. */
  weights: Weights;
};

export type PeerAnswer = PeerList & {
  missingDimensions: readonly string[];
  /** Indicators left out because they are asked about. */
  excluded: string[];
  /** Indicators that stand in for others of which too few regions have figures. */
  standIns: string[];
  /** Territories that were considered. */
  considered: number;
};

/** Indicators that likeness rests on. */
export const structuralIndicators: readonly string[] = structuralVariables.flatMap(({ from }) => namesOf(from));

/** What keeps an answer for as long as the figures are the same. */
export type Remember = <Value>(key: string, compute: () => Value) => Value;

type About = Pick<PeerQuestion, 'family' | 'policyArea'>;

const everywhere = {
  isAbroad: false,
  isMembers: false,
  isUnion: false,
  country: null,
  filter: noFilter,
  weights: {},
};

/** Returns whether enough is known of a territory to find others like it, where an outcome of a family is asked about. The figures that likeness rests on are open. */
export function hasPeers(
  { code, level }: Territory,
  catalogue: Catalogue,
  { data, remember }: { data(indicator: string): IndicatorData | undefined; remember: Remember },
  family: string | null = null,
): boolean {
  return createPeerSearch(catalogue, data, remember).usualPeers(code, level, family).length > 0;
}

/** Finds regions alike among the territories of the same level; what was worked out is kept through `remember`. */
export function createPeerSearch(
  catalogue: Catalogue,
  dataOf: (indicator: string) => IndicatorData | undefined,
  remember: Remember,
) {
  const memberTerritories = new Set(
    [...catalogue.regions.values()].flatMap(({ isMember, territory }) => (isMember ? territory : [])),
  );
  const countryOf = (territory: string) => catalogue.territories.get(territory)?.country ?? '';

  function spaceOf(
    level: Territory['level'],
    { family, policyArea }: About,
    standIns: readonly string[],
  ): { space: Space; excluded: string[]; standIns: string[] } {
    return remember(`space ${level} ${family ?? ''} ${policyArea ?? ''} ${standIns.join()}`, () => {
      const isAsked = (indicator: string) => isOfFamily(indicator, family) || isOutcomeOf(indicator, policyArea);
      const isExcluded = ({ from }: StructuralVariable) => namesOf(from).some(isAsked);
      const variables = structuralVariables.filter((each) => !isExcluded(each));
      return {
        space: createSpace(variables, readStructure(variables, standIns, level, catalogue, dataOf), dimensions),
        excluded: structuralVariables.filter(isExcluded).flatMap(({ from }) => indicatorOf(from, standIns) ?? []),
        standIns: variables.flatMap(({ from }) =>
          namesOf(from)
            .slice(1)
            .filter((code) => standIns.includes(code)),
        ),
      };
    });
  }

  /** Finds what stands in for a territory and those it is compared with: for all of them, or as it has no figure of the first itself. */
  function standInsOf(target: Territory, scope: Scope): string[] {
    const among = remember(
      `stand-ins ${target.level} ${scope.isMembers} ${scope.isUnion} ${scope.isAbroad ? target.country : ''} ${scope.country ?? ''}${filterWords(scope.filter)}`,
      () => {
        const territories = [...catalogue.territories.values()].filter(
          ({ code, level, country }) =>
            level === target.level && (!scope.isAbroad || country !== target.country) && isCandidate(code, scope),
        );
        return listStandIns(territories, dataOf);
      },
    );
    return [...new Set([...among, ...listStandIns([target], dataOf)])];
  }

  function isOfFamily(indicator: string, family: string | null): boolean {
    if (family === null) return false;
    const structural = catalogue.indicators.get(indicator);
    return (
      structural?.family === family || (structural?.role === 'outcome' && areaOf(structural.family) === areaOf(family))
    );
  }

  /** An outcome says nothing of who is alike where another one of its policy area is asked about: activity, of employment. */
  function areaOf(family: string | null): string | null {
    return [...catalogue.indicators.values()].find((each) => each.family === family)?.policyArea ?? null;
  }

  function isOutcomeOf(indicator: string, policyArea: PolicyArea | null): boolean {
    if (policyArea === null) return false;
    const structural = catalogue.indicators.get(indicator);
    return structural?.role === 'outcome' && structural.policyArea === policyArea;
  }

  type Scope = Pick<PeerQuestion, 'isAbroad' | 'isMembers' | 'isUnion' | 'country' | 'filter' | 'weights'>;

  function isCandidate(code: string, { isMembers, isUnion, country, filter }: Scope): boolean {
    if (isMembers && !memberTerritories.has(code)) return false;
    const territory = catalogue.territories.get(code);
    if (isUnion && !unionCountries.has(territory?.country ?? '')) return false;
    return (
      territory !== undefined &&
      (country === null || territory.country === country) &&
      passes(territory, filter, catalogue)
    );
  }

  const optionsOf = (scope: Scope): PeerOptions => ({
    isCandidate: (territory) => isCandidate(territory, scope),
    // Among a handful of members the own country's are welcome.
    home: scope.isAbroad ? 'none' : scope.isMembers || scope.country !== null ? 'any' : 'half',
    countryOf,
    weights: scope.weights,
  });

  return {
    answer(question: PeerQuestion): PeerAnswer {
      const { territory, isAbroad, isMembers, isUnion, family, policyArea, country, filter, weights } = question;
      const { space, excluded, standIns } = spaceOf(territory.level, question, standInsOf(territory, question));
      return remember(
        `peers ${territory.code} ${isAbroad} ${isMembers} ${isUnion} ${country ?? ''}${filterWords(filter)}${weightWords(weights)} ${family ?? ''} ${policyArea ?? ''}`,
        () => {
          const list = findPeers(space, territory.code, optionsOf(question));
          return {
            ...list,
            missingDimensions: space.missingDimensions,
            excluded,
            standIns,
            considered: list.candidates.length,
          };
        },
      );
    },
    /** Returns whether enough is known to find peers by these weights: what is known well has peers by any. */
    isWeighable(question: PeerQuestion, { coverage }: PeerList, weights: Weights): boolean {
      if (coverage >= thinCoverage) return true;
      const { territory, family, policyArea } = question;
      return remember(`weighable ${territory.code} ${weightWords(weights)} ${family ?? ''} ${policyArea ?? ''}`, () => {
        const { space } = spaceOf(territory.level, question, standInsOf(territory, question));
        const options = { ...optionsOf({ ...everywhere, weights }), isQuick: true };
        return findPeers(space, territory.code, options).peers.length > 0;
      });
    },
    /** The usual peers of any territory of a level, for what they have on average. */
    usualPeers(
      territory: string,
      level: Territory['level'],
      family: string | null,
      policyArea: PolicyArea | null = null,
    ): readonly Peer[] {
      return remember(`usual ${territory} ${family ?? ''} ${policyArea ?? ''}`, () => {
        const target = catalogue.territories.get(territory);
        if (target?.level !== level) return [];
        const { space } = spaceOf(level, { family, policyArea }, standInsOf(target, everywhere));
        return findPeers(space, territory, { ...optionsOf(everywhere), isQuick: true }).peers;
      });
    },
  };
}
