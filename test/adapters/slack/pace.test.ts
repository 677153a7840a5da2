import { expect, test } from 'vitest';
import { createPacer } from '#adapters/slack/post/pace.ts';

test('a workspace that asks to wait for years is tried again within the hour', async () => {
  let time = 0;
  const waited: number[] = [];
  const pacer = createPacer({
    now: () => time,
    pause: async (ms: number) => {
      waited.push(ms);
      time += ms;
    },
  });
  pacer.hold('T1', 10 * 365 * 24 * 3_600_000);
  await pacer.turn('T1', 'C1');
  expect(waited).toEqual([3_600_000]);
  await pacer.turn('T2', 'C2');
  expect(waited).toHaveLength(1);
});
