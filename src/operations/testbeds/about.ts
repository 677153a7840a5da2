import type { Testbed } from '#src/domain/testbeds/testbed.ts';

/** Returns what an activity about a testbed says of it. */
export const aboutTestbed = (
  { number, region, areas }: Pick<Testbed, 'number' | 'region' | 'areas'>,
  actor: number | null,
  at: Date,
) => ({ subject: `testbed:${number}` as const, actor, region, areas, at });
