import { subcommand } from '#src/context.ts';
import type { FormValues } from '#src/core/form.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { quoteMessage } from '../quote-message.ts';
import { log } from './log.ts';

/** Opens the log form from a message: its text and address fill the field `action`. */
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
