const epochMs = 1_420_070_400_000n;

/** Returns when an id was made, in milliseconds; null for what is no Discord id. */
export function snowflakeTime(id: string): number | null {
  return /^\d{15,20}$/.test(id) ? Number((BigInt(id) >> 22n) + epochMs) : null;
}
