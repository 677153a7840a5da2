import { foldText } from '#src/core/text.ts';
import type { NearTerm, Term, TermSource } from '#src/core/vocabulary.ts';
import type { Weights } from './similarity.ts';
import { type Dimension, dimensions } from './structure.ts';

/** How often a dimension may count: 0 leaves it out, 1 is usual. */
const most = 3;
const offered = [2, 0, 0.5, 3, 1];

/** Names people use for the dimensions of likeness. */
const names: Record<Dimension, string[]> = {
  size: ['population', 'density', 'tamaño', 'taille', 'größe', 'storlek', 'dimensione', 'tamanho'],
  economy: ['gdp', 'economía', 'economia', 'économie', 'wirtschaft', 'ekonomi'],
  'human-capital': ['human capital', 'age', 'capital humano', 'capitale umano', 'capital humain', 'humankapital'],
  sectors: ['sector', 'industry', 'sectores', 'settori', 'secteurs', 'sektoren', 'sektorer'],
  migration: ['migrants', 'migración', 'migrazione', 'migratie', 'migració', 'migração'],
  territory: ['coast', 'geography', 'territorio', 'territoire', 'territorium', 'territori', 'território'],
};

const byName = new Map(
  dimensions.flatMap((dimension) => [dimension, ...names[dimension]].map((name) => [foldText(name), dimension])),
);

/** The weight of one dimension, as `migration:2` says it; null where it is none, or out of 0–3. */
export function readWeight(text: string): { dimension: Dimension; factor: number } | null {
  const found = splitWeight(text);
  return found && found.factor !== null && found.factor <= most ? { ...found, factor: found.factor } : null;
}

function splitWeight(text: string): { dimension: Dimension; factor: number | null } | null {
  const [, name = '', number = ''] = /^(.+?)\s*[:=×x*]\s*(-?[\d.,]+)$/u.exec(text.trim()) ?? [];
  const dimension = byName.get(foldText(name || text));
  if (!dimension) return null;
  return { dimension, factor: /^\d+(?:[.,]\d+)?$/.test(number) ? Number(number.replace(',', '.')) : null };
}

/** The words of a line for weights, in the order of the dimensions; '' where all count once. */
export function weightWords(weights: Weights): string {
  const list = dimensions.flatMap((dimension) => {
    const factor = weights[dimension] ?? 1;
    return factor === 1 ? [] : [`${dimension}:${factor}`];
  });
  return list.length > 0 ? ` weights=${list.join(',')}` : '';
}

/** Weights by dimension from what a line names; the last said of a dimension counts. */
export function readWeights(list: readonly string[]): Weights {
  return Object.fromEntries(
    list.flatMap((text) => {
      const weight = readWeight(text);
      return weight ? [[weight.dimension, weight.factor] as const] : [];
    }),
  );
}

/** Returns whether anything is left to compare by. */
export function isAnyWeight(weights: Weights, missing: readonly string[]): boolean {
  return dimensions.some((dimension) => !missing.includes(dimension) && (weights[dimension] ?? 1) > 0);
}

const termOf = (dimension: Dimension, factor: number): Term => ({
  value: `${dimension}:${factor}`,
  label: `${dimension}:${factor}`,
});

/** Weights as things that a line names: `migration:2`. */
export function weightTerm(): TermSource {
  const near = (text: string): NearTerm[] => {
    const found = splitWeight(text);
    return found ? offered.map((factor) => ({ ...termOf(found.dimension, factor), score: 0.5 })) : [];
  };
  return {
    kind: 'weight',
    find(text) {
      const found = readWeight(text);
      return found ? [termOf(found.dimension, found.factor)] : [];
    },
    nearest: (text, limit) => near(text).slice(0, limit),
    suggest(partial, limit) {
      const folded = foldText(partial.split(':')[0] ?? '');
      return dimensions
        .filter((dimension) => dimension.startsWith(folded))
        .flatMap((dimension) => offered.slice(0, 3).map((factor) => termOf(dimension, factor)))
        .slice(0, limit);
    },
    label: (value) => (readWeight(value) ? value : null),
  };
}
