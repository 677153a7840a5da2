import { subcommand } from '#src/context.ts';
import type { FormValues } from '#src/core/form.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { quoteMessage } from '../quote-message.ts';
import { log } from './log.ts';

/** The same form, begun from a message: its text is what was done, its address goes with it. */
export const logMessage = subcommand({
  ...log,
  hidden: true,
  shortcut: {
    name: 'log-message-as-experience',
    on: 'message',
    prefill: ({ message }): FormValues =>
      message ? { action: quoteMessage(message, experienceLimits.textCharacters) } : {},
  },
});
