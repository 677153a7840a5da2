import type { NodemailerError } from 'nodemailer';
import { PlatformError } from '#src/core/errors.ts';
import type { Refusal } from '#src/core/refusal.ts';
import { cutAnswer, refusalOf } from './refusals.ts';
import type { Texts } from './texts.ts';

/** A server that takes nothing more for now (RFC 5321, 3.8: 421). */
const shutMs = 60_000;

/** Turns an error of the mail server into a PlatformError. */
export function toPlatformError(thrown: unknown, texts: Texts): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const { code = '', responseCode, response = '', command = '', message } = thrown as NodemailerError;
  const said = response ? `: ${oneLine(response)}` : '.';
  if (code === 'EENVELOPE' && !responseCode)
    return refuse('bad_address', texts.badAddress({ reason: oneLine(message) }), 'person');
  if (code === 'EAUTH') return refuse('auth', texts.loginRefused({ said }), 'ours');
  if (!responseCode) return refuse(code || 'unreachable', texts.brokenOff({ reason: oneLine(message) }), 'uncertain');
  const refusal = refusalOf({ code: responseCode, response, command });
  return refuse(
    String(responseCode),
    texts.refused({ refusal, said }),
    refusal,
    refusal === 'rate' ? shutMs : undefined,
  );
}

/**
 * Says what keeps mails from being taken, in a sentence that everybody may read: it repeats nothing a server said, which may name an address. Null
 * where it is not about us.
 */
export function describeTrouble({ refusal, code }: PlatformError, { trouble }: Texts): string | null {
  if (refusal !== 'ours') return null;
  if (code === 'auth') return trouble.login;
  return trouble.origin({ code });
}

export function refuse(code: string, message: string, refusal: Refusal, retryAfterMs?: number): PlatformError {
  return new PlatformError('mail', code, message, retryAfterMs, refusal);
}

const oneLine = (text: string) => cutAnswer(text).replace(/\s+/g, ' ').trim();
