/** Digits after the point that these values need: none for whole or large ones, two below one, else one. */
export function decimalsFor(values: readonly number[]): number {
  const largest = Math.max(0, ...values.map(Math.abs));
  if (largest >= 1000 || values.every(Number.isInteger)) return 0;
  return largest < 1 ? 2 : 1;
}
