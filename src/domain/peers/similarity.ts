import { ascending, quantileOfSorted } from '../figures/quantile.ts';

/** A feature that territories are compared by. */
export type Variable = {
  code: string;
  dimension: string;
} & (
  | { scale: 'number'; transform: 'log10' | 'identity' }
  /** Values 1 to `levels`, in steps of one. */
  | { scale: 'ordinal'; levels: number }
  | { scale: 'category' }
);

/** What one dimension adds to the squared distance; the parts sum to it. */
export type Contribution = { dimension: string; part: number };

export type Likeness = {
  /** √d², 0 the same – 1. */
  distance: number;
  /** 100 · (1 − distance). */
  similarity: number;
  /** Weight of what is known of both; 1 is all that the variables could tell. */
  coverage: number;
  contributions: Contribution[];
};

/** Weight multipliers by dimension, 0–3; 1 where not named. */
export type Weights = Readonly<Record<string, number>>;

export type Space = {
  territories: readonly string[];
  /** Dimensions of which nothing is known, or in which all are the same. */
  missingDimensions: readonly string[];
  /** How alike two territories are; null where too little is known of both. */
  compare(left: string, right: string, weights?: Weights): Likeness | null;
};

/** Below this much known weight two territories are not comparable. */
const leastKnown = 0.6;
/** How far apart two categories are. */
const mismatch = 0.5;

/**
 * d² = Σ w·o·s² / Σ w·o over the variables known of both (o), each dimension weighing the same and split evenly over its variables; numbers
 * are cut to the 2.5–97.5 % range of all territories. A variable that is the same everywhere is dropped; a dimension
 * without any variable weighs nothing.
 */
export function createSpace(
  variables: readonly Variable[],
  rows: ReadonlyMap<string, readonly (number | null)[]>,
  dimensions: readonly string[],
): Space {
  const columns = variables.flatMap((variable, index) => {
    const values = scaleColumn(
      variable,
      [...rows.values()].map((row) => row[index] ?? null),
    );
    return values ? [{ variable, values }] : [];
  });
  const positions = new Map([...rows.keys()].map((territory, index) => [territory, index]));
  const named = dimensions.filter((name) => variables.some(({ dimension }) => dimension === name));
  const used = named
    .map((dimension) => ({ dimension, columns: columns.filter(({ variable }) => variable.dimension === dimension) }))
    .filter((each) => each.columns.length > 0);

  function compare(left: string, right: string, weights: Weights = {}): Likeness | null {
    const i = positions.get(left);
    const j = positions.get(right);
    if (i === undefined || j === undefined) return null;
    const total = named.reduce((sum, dimension) => sum + (weights[dimension] ?? 1), 0);
    let known = 0;
    let sum = 0;
    const parts: Contribution[] = [];
    for (const { dimension, columns: own } of used) {
      const weight = (weights[dimension] ?? 1) / total / own.length;
      let part = 0;
      let isKnown = false;
      for (const { variable, values } of own) {
        const a = values[i] as number;
        const b = values[j] as number;
        if (Number.isNaN(a) || Number.isNaN(b)) continue;
        const step = variable.scale === 'category' ? (a === b ? 0 : mismatch) : Math.abs(a - b);
        known += weight;
        part += weight * step * step;
        isKnown = true;
      }
      sum += part;
      // What weighs nothing is not compared, and so closest or farthest in nothing.
      if (isKnown && weight > 0) parts.push({ dimension, part });
    }
    // Sums of sixths and thirds: a share of exactly 0.6 must not fail by a rounding error.
    if (known < leastKnown - 1e-9) return null;
    const distance = Math.sqrt(sum / known);
    return {
      distance,
      similarity: 100 * (1 - distance),
      coverage: known,
      contributions: parts.map(({ dimension, part }) => ({ dimension, part: part / known })),
    };
  }

  return {
    territories: [...rows.keys()],
    missingDimensions: dimensions.filter((dimension) => !used.some((each) => each.dimension === dimension)),
    compare,
  };
}

/** Values between 0 and 1, NaN where unknown (categories as they are); null for a column without two different values. */
export function scaleColumn(variable: Variable, raw: readonly (number | null)[]): Float64Array | null {
  const values = Float64Array.from(raw, (value) => (value === null ? Number.NaN : transform(variable, value)));
  const known = [...values].filter((value) => !Number.isNaN(value)).sort(ascending);
  if (known.length === 0 || known[0] === known.at(-1)) return null;
  if (variable.scale !== 'number') return values;
  const low = quantileOfSorted(known, 0.025);
  const high = quantileOfSorted(known, 0.975);
  if (low === high) return null;
  return values.map((value) => Math.min(1, Math.max(0, (value - low) / (high - low))));
}

function transform(variable: Variable, value: number): number {
  if (variable.scale === 'ordinal') return (value - 1) / (variable.levels - 1);
  if (variable.scale === 'category' || variable.transform === 'identity') return value;
  return value > 0 ? Math.log10(value) : Number.NaN;
}
