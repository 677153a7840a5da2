import { describeFlags as listFlags } from '#src/domain/figures/flag.ts';
import { words } from './words.ts';

/** A set of flag letters in words, "" when there is none. */
export function describeFlags(flags: string | undefined): string {
  return listFlags(flags ?? '').join(', ');
}

/** Whether a figure is drawn hollow: estimated, a forecast, not significant, provisional or of low reliability. */
export function isUncertain({ flags }: { readonly flags?: string }): boolean {
  return /[efnpsu]/.test(flags ?? '');
}

/**
 * What hollow marks and letters mean: "Hollow mark: uncertain figure · u low reliability". `figures` are drawn, `lettered` are those of
 * them whose letters are printed as well.
 */
export function flagNote(figures: readonly Flagged[], lettered: readonly Flagged[] = figures): string {
  const letters = [...new Set(lettered.flatMap((figure) => Array.from(figure?.flags ?? '')))].sort();
  const isHollow = figures.some((figure) => figure !== null && isUncertain(figure));
  return [...(isHollow ? [words.hollow] : []), ...letters.map((letter) => `${letter} ${describeFlags(letter)}`)].join(
    ' · ',
  );
}

type Flagged = { readonly flags?: string } | null;
