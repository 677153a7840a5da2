import type { NodemailerError } from 'nodemailer';
import { PlatformError } from '#src/core/errors.ts';

/** A server that takes nothing more for now (RFC 5321, 3.8: 421). */
const SHUT_MS = 60_000;

/** What went wrong with the mail server, as a PlatformError. */
export function toPlatformError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const { code = '', responseCode, response, command, message } = thrown as NodemailerError;
  const said = response ? `: ${oneLine(response)}` : '.';
  if (code === 'EENVELOPE' && !responseCode)
    return refuse('bad_address', `The mail could not be addressed: ${oneLine(message)}`, undefined, true);
  if (code === 'EAUTH') return refuse('auth', `The mail server refuses the user name or password in SMTP_URL${said}`);
  if (responseCode === 421) return refuse('421', `The mail server takes nothing for now${said}`, SHUT_MS);
  // What is refused before the recipient is named is refused to us, not to them: it may be mended and go out then.
  const isTheirs = command === 'RCPT TO' || command === 'DATA';
  if (responseCode && responseCode >= 500)
    return refuse(String(responseCode), `The mail server refuses this mail${said}`, undefined, isTheirs);
  if (responseCode) return refuse(String(responseCode), `The mail server does not take this mail yet${said}`);
  return refuse(code || 'unreachable', `The mail server did not answer to the end: ${oneLine(message)}`);
}

export function refuse(code: string, message: string, retryAfterMs?: number, isPermanent = false): PlatformError {
  return new PlatformError('mail', code, message, retryAfterMs, isPermanent);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
