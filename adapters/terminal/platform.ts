import type { PlatformTraits } from '#src/core/platform.ts';

/** The terminal. It cannot notify anybody: a prompt shows new messages when it is opened. */
export const terminal = {
  name: 'terminal',
  pull: 'prompt',
  ids: { space: /^local$/, user: /./ },
} satisfies PlatformTraits;
