import { z } from 'zod';
import { everyPlatform } from '#adapters/index.ts';
import { type Adapter, definePlatform } from '#src/core/platform.ts';
import type { SwitchedOn } from '#src/server/platforms.ts';

/** Platforms that `compose` knows and that a harness brings: their traits, and no adapter. */
export const knownPlatforms = (...names: string[]): SwitchedOn[] =>
  names.map((name) => ({
    platform: definePlatform({
      ...everyPlatform.find((each) => each.name === name),
      name,
      env: z.object({}),
      create: () => ({}) as Adapter,
    }),
    env: {},
  }));
