import type { ChartTexts } from './chart-texts.ts';

/** Returns whether a figure is drawn hollow: it may rest on too few answers, or is not significant. The caller knows the rule (reliability.ts). */
export function isUncertain({ isDoubtful }: { readonly isDoubtful?: boolean }): boolean {
  return isDoubtful ?? false;
}

/**
 * Says what hollow marks and letters mean: "Hollow mark: uncertain figure · u low reliability". `figures` are drawn, `lettered` are those of them
 * whose letters are printed as well.
 */
export function flagNote(
  words: ChartTexts,
  figures: readonly Flagged[],
  lettered: readonly Flagged[] = figures,
): string {
  const letters = [...new Set(lettered.flatMap((figure) => Array.from(figure?.flags ?? '')))].sort();
  const isHollow = figures.some((figure) => figure !== null && isUncertain(figure));
  return [...(isHollow ? [words.hollow] : []), ...letters.map((letter) => `${letter} ${words.flags(letter)}`)].join(
    ' · ',
  );
}

type Flagged = { readonly flags?: string; readonly isDoubtful?: boolean } | null;
