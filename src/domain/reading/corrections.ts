import { fewestRanked } from '#src/domain/figures/rank.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { isHeldFor } from '#src/domain/regions/held-for.ts';
import type { ReadPiece } from './decision.ts';

/** A line that is nearly the one that was read. */
export type Correction =
  | { kind: 'group'; line: string; indicator: string }
  | { kind: 'latest' | 'region' | 'peers' | 'any-group'; line: string };

/** What “poor” may mean besides what is produced. */
const ofPoverty = 'poverty-risk';
const mostCorrections = 3;
/** The figure beside another: a button that names one figure shows that alone. */
const besideIt = / beside=\S+/;
const ofGroup = / group=\S+/;
const regionOfSearch = / region=\S+/;

/** Lines that set one piece of a reading right: another group or figure, the latest year, another region. */
export function correctionsOf(line: string, catalogue: Catalogue, reading: readonly ReadPiece[] = []): Correction[] {
  const shown = /^\/(indicator (?:show|rank)) (\S+)(.*)$/.exec(line);
  const compared = /^(\/compare .*\bindicators=)([\w-]+)((?: .*)?)$/.exec(line);
  const period = / (?:year|since|until|years)=\d+/g;
  const latest: Correction[] = period.test(line) ? [{ kind: 'latest', line: line.replace(period, '') }] : [];
  if (shown) {
    const [, command, code = '', rest = ''] = shown;
    const region: Correction[] =
      command === 'indicator show' ? [{ kind: 'region', line: `/indicator rank ${code}` }] : [];
    return [
      ...(reading.some(({ kind, value }) => kind === 'filter' && value === 'produced')
        ? [{ kind: 'group' as const, indicator: ofPoverty, line: `/${command} ${ofPoverty}${rest}` }]
        : []),
      ...alikeBeyond(code, rest, catalogue),
      ...siblings(code, line, catalogue).map(
        (indicator): Correction => ({
          kind: 'group',
          indicator,
          line: `/${command} ${indicator}${rest.replace(besideIt, '')}`,
        }),
      ),
      ...latest,
      ...region,
    ].slice(0, mostCorrections);
  }
  if (compared) {
    const [, head = '', code = '', rest = ''] = compared;
    // Where several are compared, the other group may be one of them already.
    const others = rest.startsWith(',') ? [] : siblings(code, line, catalogue);
    return [
      ...others.map((indicator): Correction => ({ kind: 'group', indicator, line: `${head}${indicator}${rest}` })),
      ...latest,
    ].slice(0, mostCorrections);
  }
  // No experience names the group, and others may be for it all the same.
  if (line.startsWith('/experience list ') && ofGroup.test(line) && regionOfSearch.test(line))
    return [{ kind: 'any-group', line: line.replace(ofGroup, '') }];
  const isOfRegion = line.startsWith('/experience search ') && regionOfSearch.test(line);
  return isOfRegion ? [{ kind: 'region', line: line.replace(regionOfSearch, '') }] : latest;
}

/**
 * Lists the indicator of the same measure for another group, of which there are figures of all that a line names: at most one, so that the other
 * buttons have room.
 */
function siblings(code: string, line: string, catalogue: Catalogue): string[] {
  const indicator = catalogue.indicators.get(code);
  if (!indicator?.family) return [];
  const named = line.split(/[\s,=]+/).filter((word) => catalogue.regions.has(word));
  const isOfCountries = / countries\b/.test(line);
  const others = [...catalogue.indicators.values()].filter(
    (each) =>
      each.hasFigures &&
      each.family === indicator.family &&
      each.code !== code &&
      (isOfCountries ? each.countriesWithFigures.length >= fewestRanked : isHeldFor(each, named, catalogue)),
  );
  const wanted = indicator.populationGroup === 'everyone' ? 'foreign-born' : 'everyone';
  const best = others.find(({ populationGroup }) => populationGroup === wanted) ?? others[0];
  return best ? [best.code] : [];
}

/** Of those above or below the figure of a region, the ones that are like it. */
function alikeBeyond(code: string, rest: string, { indicators, regions }: Catalogue): Correction[] {
  const [, side, region = ''] = / (above|below)=(\S+)/.exec(rest) ?? [];
  const polarity = indicators.get(code)?.polarity ?? 0;
  if (!regions.has(region) || polarity === 0) return [];
  const isBetter = (side === 'above') === polarity > 0;
  return [{ kind: 'peers', line: `/peers ${region} ${isBetter ? 'better' : 'worse'}-at=${code}` }];
}
