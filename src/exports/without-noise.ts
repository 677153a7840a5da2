/** Returns a number without the noise of floating point behind its ninth decimal: 85.5, not 85.50000000000001. */
export function withoutNoise<Value extends number | null>(value: Value): Value | number {
  return value === null ? value : Number(value.toFixed(9));
}
