import type { NodemailerError } from 'nodemailer';
import { PlatformError } from '#src/core/errors.ts';
import type { Refusal } from '#src/core/refusal.ts';
import { refusalOf } from './refusals.ts';

/** A server that takes nothing more for now (RFC 5321, 3.8: 421). */
const shutMs = 60_000;

/** Turns an error of the mail server into a PlatformError. */
export function toPlatformError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const { code = '', responseCode, response = '', command = '', message } = thrown as NodemailerError;
  const said = response ? `: ${oneLine(response)}` : '.';
  if (code === 'EENVELOPE' && !responseCode)
    return refuse('bad_address', `The mail could not be addressed: ${oneLine(message)}`, 'person');
  if (code === 'EAUTH')
    return refuse('auth', `The mail server refuses the user name or password in SMTP_URL${said}`, 'ours');
  if (!responseCode)
    return refuse(code || 'unreachable', `The mail server did not answer to the end: ${oneLine(message)}`, 'uncertain');
  const refusal = refusalOf({ code: responseCode, response, command });
  return refuse(
    String(responseCode),
    `${sentences[refusal] ?? 'The mail server refuses this mail'}${said}`,
    refusal,
    refusal === 'rate' ? shutMs : undefined,
  );
}

const sentences: Partial<Record<Refusal, string>> = {
  person: 'The mail server knows nobody by this address',
  ours: 'The mail server refuses mail from here',
  later: 'The mail server does not take this mail yet',
  rate: 'The mail server takes nothing for now',
};

/**
 * What keeps mails from being taken, in a sentence that everybody may read: it repeats nothing a server said, which may name an address. Null
 * where it is not about us.
 */
export function describeTrouble({ refusal, code }: PlatformError): string | null {
  if (refusal !== 'ours') return null;
  if (code === 'auth') return 'The mail server refuses the user name or password in SMTP_URL.';
  return `Mails are refused because of where they come from (${code}): look whether this server stands on a block list, whether SPF, DKIM and DMARC fit the address in MAIL_FROM, and what /outbox says.`;
}

export function refuse(code: string, message: string, refusal: Refusal, retryAfterMs?: number): PlatformError {
  return new PlatformError('mail', code, message, retryAfterMs, refusal);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
