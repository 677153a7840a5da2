import { setTimeout as delay } from 'node:timers/promises';
import type { PacerOf } from '#src/core/platform.ts';
import { createPacers } from '#src/outbox/pacer.ts';

/**
 * Pacers whose time goes on as soon as somebody waits for a turn; what a platform asked for is waited for really. `turns` gets who took one by
 * themselves, not through the outbox.
 */
export function quickPacers(turns: { place: string; atMs: number }[] = [], servers = 1): PacerOf {
  const startMs = performance.now();
  let aheadMs = 0;
  let heldUntilMs = 0;
  const nowMs = () => performance.now() + aheadMs;
  const pacerOf = createPacers(
    { now: () => servers },
    {
      nowMs,
      async wait(forMs) {
        const untilMs = nowMs() + forMs;
        await delay(1);
        aheadMs += Math.max(0, untilMs - nowMs());
      },
    },
  );
  return (platform, pace) => {
    const pacer = pacerOf(platform, pace);
    return {
      ...pacer,
      hold: (_, forMs) => {
        heldUntilMs = performance.now() + forMs;
      },
      async awaitTurn(place) {
        await delay(Math.max(0, heldUntilMs - performance.now()));
        await pacer.awaitTurn(place);
        turns.push({ place, atMs: nowMs() - startMs });
      },
    };
  };
}
