import type { Series } from '#src/domain/figures/figure-row.ts';
import { earliestYear } from '#src/domain/figures/plausible.ts';

/** What is asked of a table: values by dimension, then perhaps one level of places and some years. */
export type EurostatRequest = {
  dataset: string;
  filters: [name: string, values: string[]][];
  geoLevel: string | null;
  since: number | null;
  until: number | null;
};

const levels = ['country', 'nuts1', 'nuts2'];

/** One request for all series that tell the rows of a table apart by the same dimensions. */
export function requestsFor(dataset: string, series: readonly Series[]): EurostatRequest[] {
  const own = series.filter((one) => one.dataset.toLowerCase() === dataset);
  const groups = Map.groupBy(own, ({ dimensions }) => Object.keys(dimensions).sort().join(','));
  return [...groups.values()].map((group) => ({
    dataset,
    filters: Object.keys(group[0]?.dimensions ?? {}).map((name) => [
      name,
      [...new Set(group.map(({ dimensions }) => dimensions[name] ?? ''))],
    ]),
    geoLevel: null,
    since: null,
    until: null,
  }));
}

/** Two or more requests that together ask for the same; none where it cannot be made smaller. */
export function splitRequest(request: EurostatRequest, lastYear: number): EurostatRequest[] {
  const [name, values] = request.filters.toSorted(([, left], [, right]) => right.length - left.length)[0] ?? ['', []];
  if (values.length > 1) {
    const half = Math.ceil(values.length / 2);
    return [values.slice(0, half), values.slice(half)].map((part) => ({
      ...request,
      filters: request.filters.map(([each, all]) => [each, each === name ? part : all]),
    }));
  }
  if (request.geoLevel === null) return levels.map((geoLevel) => ({ ...request, geoLevel }));
  const [since, until] = [request.since ?? earliestYear, request.until ?? lastYear];
  if (since >= until) return [];
  const middle = Math.floor((since + until) / 2);
  return [
    { ...request, since, until: middle },
    { ...request, since: middle + 1, until },
  ];
}
