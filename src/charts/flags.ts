import { describeFlags as listFlags } from '#src/domain/flag.ts';

/** A set of flag letters in words, "" when there is none. */
export function describeFlags(flags: string | undefined): string {
  return listFlags(flags ?? '').join(', ');
}

/** The letters used, each explained once: "b break in series · u low reliability". */
export function explainFlags(all: readonly (string | undefined)[]): string {
  const letters = [...new Set(all.flatMap((flags) => Array.from(flags ?? '')))].sort();
  return letters.map((letter) => `${letter} ${describeFlags(letter)}`).join(' · ');
}

/** Whether a figure is drawn hollow: estimated, a forecast, not significant, provisional or of low reliability. */
export function isUncertain({ flags }: { readonly flags?: string }): boolean {
  return /[efnpsu]/.test(flags ?? '');
}
