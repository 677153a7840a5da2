import type { PlatformTraits } from '#src/core/platform.ts';

/** Nobody is called at a prompt: what came is shown when it is opened. */
export const terminal = { name: 'terminal', pull: 'prompt' } satisfies PlatformTraits;
