import { createRefusalTable, type Refusal } from '#src/core/refusal.ts';

/**
 * What lasting refusals of mail servers (class 5) mean, by subject and detail of the enhanced status code: all that are registered (RFC 3463,
 * 4954, 5248, 6710, 7372, 7504, 7505, 8689; IANA’s registry, 2026). What is about us – where we stand on block lists, SPF, DKIM, our own
 * address – says nothing of the reader’s address.
 */
const byEnhanced = createRefusalTable({
  // The address: no such mailbox, domain or syntax, moved away, switched off, another’s now, closed to all.
  person: '1.0 1.1 1.2 1.3 1.4 1.6 1.9 1.10 2.1 4.4 7.17 7.18 7.19',
  place: '2.4 7.2',
  // This mail: too large, a form or letters that are not taken.
  message: '2.3 3.3 3.4 3.6 6.0 6.1 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.9 6.10 7.16',
  ours: `
    1.7 1.8 3.5 5.0 5.1 5.2 5.3 5.4 5.5 5.6 5.7
    7.0 7.1 7.3 7.4 7.5 7.6 7.7 7.8 7.9 7.10 7.11 7.12 7.13 7.14 7.15 7.20 7.21 7.22 7.23 7.24 7.25 7.26 7.27 7.28 7.29 7.30`,
  later: '1.5 2.2 3.1 3.2 4.1 4.2 4.3 4.5 4.6 4.7 4.8',
  unknown: '0.0 2.0 3.0 4.0',
});

/** The meaning of answers without an enhanced code: basic codes (RFC 5321, 4.2; 4954; 7504) to RCPT, which are about the address. */
const byBasic = createRefusalTable({
  person: '550 551 553 556',
  place: '521',
  later: '552',
  ours: '500 501 502 503 504 523 530 534 535 538 541 554 555',
});
/** And to DATA, where they are about the mail or its sender. */
const byBasicOfMail = createRefusalTable({ message: '552 553 555', ours: '521 550 551 554' });

/** The phrases by which servers without a fitting code say that the address does not exist. */
const aboutReader =
  /(no such|unknown) (user|recipient|mailbox|address|account)|(user|recipient|mailbox|address|account) (is )?(unknown|not found|disabled|inactive|unavailable)|recipient address rejected|does(n.t| not) (exist|have an? [\w.]+ account)|invalid (recipient|mailbox|address)/i;

/** The phrases by which servers without an enhanced code say that the refusal is about the sender or the form of the mail. */
const aboutUs =
  /block(ed|list| list)|black ?list|reputation|\brbl\b|dnsbl|spam|listed (by|in|at|on)|client host|your ip|\bptr\b|reverse dns|\bspf\b|\bdkim\b|\bdmarc\b|relay(ing)? (access )?denied|not permitted to relay|denied by policy|local policy/i;

export type SmtpAnswer = { code: number; response: string; command: string };

/** The enhanced code of an answer such as “550-5.1.1 No such user”; null where it has none. */
export function readEnhanced(response: string): { kind: string; detail: string } | null {
  const [, kind, detail] = /^\d{3}[ -]\s*[#(]?([245])\.(\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  return kind !== undefined && detail !== undefined ? { kind, detail } : null;
}

/** Returns the meaning of a mail server's answer. A refusal before the recipient is named is about us. */
export function refusalOf({ code, response, command }: SmtpAnswer): Refusal {
  if (code === 421) return 'rate';
  if (code < 500) return 'later';
  if (command !== 'RCPT TO' && command !== 'DATA') return 'ours';
  const enhanced = readEnhanced(response);
  // Exchange’s words for an address it does not know.
  if (enhanced?.detail === '4.1' && aboutReader.test(response)) return 'person';
  if (enhanced)
    return enhanced.kind === '4' ? 'later' : (byEnhanced.get(enhanced.detail) ?? bySubject(enhanced.detail));
  if (aboutReader.test(response)) return 'person';
  if (aboutUs.test(response)) return 'ours';
  return (command === 'RCPT TO' ? byBasic : byBasicOfMail).get(String(code)) ?? 'unknown';
}

/** Details that are registered later, or a server’s own (Exchange’s 5.7.606), by their subject. */
function bySubject(detail: string): Refusal {
  if (detail.startsWith('7.')) return 'ours';
  return detail.startsWith('6.') ? 'message' : 'unknown';
}
