import { mail } from '#adapters/mail/index.ts';
import { readPlatforms, type SwitchedOn } from '#src/server/platforms.ts';

/** Mail switched on, to go to an SMTP server; without one nothing must be sent. */
export function switchOnMail(url = 'smtp://127.0.0.1:9'): SwitchedOn[] {
  return readPlatforms([mail], { SMTP_URL: url, MAIL_FROM: 'Causeway <digest@example.net>' });
}
