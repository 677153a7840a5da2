import type { Words } from './words.ts';

/** Whether a figure is drawn hollow: estimated, a forecast, not significant, provisional or of low reliability. */
export function isUncertain({ flags }: { readonly flags?: string }): boolean {
  return /[efnpsu]/.test(flags ?? '');
}

/**
 * What hollow marks and letters mean: "Hollow mark: uncertain figure · u low reliability". `figures` are drawn, `lettered` are those of
 * them whose letters are printed as well.
 */
export function flagNote(words: Words, figures: readonly Flagged[], lettered: readonly Flagged[] = figures): string {
  const letters = [...new Set(lettered.flatMap((figure) => Array.from(figure?.flags ?? '')))].sort();
  const isHollow = figures.some((figure) => figure !== null && isUncertain(figure));
  return [...(isHollow ? [words.hollow] : []), ...letters.map((letter) => `${letter} ${words.flags(letter)}`)].join(
    ' · ',
  );
}

type Flagged = { readonly flags?: string } | null;
