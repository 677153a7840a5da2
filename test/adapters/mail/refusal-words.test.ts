import { expect, test } from 'vitest';
import { refusalOf } from '#adapters/mail/refusals.ts';
import type { Refusal } from '#src/core/refusal.ts';

const mean = (response: string, command = 'RCPT TO') =>
  refusalOf({ code: Number(response.slice(0, 3)), response, command });

/** What mail servers say, as their operators and users publish it. */
const said: Record<'person' | 'ours' | 'later' | 'message', string[]> = {
  person: [
    '553 Addressee unknown',
    '553 5.3.0 <reader@b.example>... Addressee unknown, relay=[192.0.2.1]',
    '550 5.2.1 <reader@b.example>... Addressee unknown, relay=[192.0.2.1]',
    '550 cuda_nsu 5.1.1 <reader@b.example> Recipient address rejected: User unknown',
    '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).',
    '550 Requested action not taken: mailbox unavailable',
    '550 5.1.351 Remote server returned unknown recipient or mailbox unavailable',
    '550 5.4.310 DNS domain b.example does not exist [Message=InfoDomainNonexistent]',
    '550 5.7.1 <reader@b.example>: Recipient address rejected: User unknown in virtual mailbox table',
    '550 5.2.0 No such mailbox',
    '550 Unrouteable address',
    '550 Unknown user',
    '550 5.1.1 User not known',
    '550 Benutzer nicht bekannt/User unknown',
    '554 delivery error: dd Requested mail action aborted, mailbox not found',
    '554 30 Sorry, your message to reader@b.example cannot be delivered. This mailbox is disabled (554.30).',
    '550 5.2.1 The email account that you tried to reach is inactive. https://support.google.com/mail/?p=DisabledUser',
    '550 Recipient address rejected: Account Closed',
    '554 Sorry, no mailbox here by that name. (#5.1.1)',
    '550 Benutzer unbekannt',
    '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416',
    '550 Utente sconosciuto',
    '550 Usuario desconocido',
    '550 <no-spam@blocked.example>: user unknown',
    '550 mx.antispam.example: no such user here',
    '550 5.2.1 This mailbox has been blocked due to inactivity',
    '550 User reader not listed in Domino Directory',
  ],
  ours: [
    '550 Administrative prohibition',
    '550 5.1.1 blocked using spamhaus',
    '550 5.1.1 <reader@b.example>: Recipient address rejected: blocked using zen.spamhaus.org',
    '550 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using Spamhaus. To request removal see https://www.spamhaus.org/query/ip/192.0.2.1',
    '553 5.7.2 [TSS09] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed.',
    '553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus’s list',
    '550 5.7.1 Our system has detected that this message is likely unsolicited mail.',
    '550 5.7.1 Connections not accepted from servers without a valid sender domain. Fix reverse DNS for 192.0.2.1',
    '550 Sender verify failed',
    '550 Your domain does not exist',
    '550 HELO name does not exist',
    '550 Verification failed for <digest@example.net>\n550 No such user',
    '550 5.1.8 <digest@example.net>: Sender address rejected: Domain not found',
    '550-Requested action not taken: mailbox unavailable\n550-Reject due to SPF policy.',
    '550 Requested action not taken: mailbox unavailable\n550 invalid DNS MX or A/AAAA resource record',
    '554-Transaction failed\n554-Reject due to policy restrictions.',
    '550 relay not permitted',
    '554 5.7.1 <reader@b.example>: Relay access denied',
    '550 This message was classified as SPAM and may not be delivered',
    '550 Access denied',
    '550 Command rejected for policy reasons',
    '550 Rejected',
    '550 5.1.90 Your message can’t be sent because you’ve reached your daily limit for message recipients',
    '550 5.7.1 Daily SMTP relay sending limit exceeded for customer',
    '550 5.7.708 Access denied, traffic not accepted from this IP',
    '554 5.7.1 [CS01] Message rejected due to local policy.',
    '550 Callback setup failed while verifying <digest@example.net>',
    '550 JunkMail rejected - mail.example.net is in an RBL',
  ],
  later: [
    '552 Requested mail action aborted: exceeded storage allocation\n552 Mailbox quota exceeded',
    '550 5.1.1 <reader@b.example> mailbox is full',
    '554 Mailbox over quota',
    '552 5.2.2 user is over quota',
    '550 Mailbox quota exceeded',
    '552 5.2.2 Over STORAGE quota',
    '550 Requested mailbox exceeds quota',
  ],
  message: [
    '552-5.7.0 This message was blocked because its content presents a potential security issue.',
    '554 5.7.1 Virus found in your message',
    '552 message size exceeds fixed maximum message size',
    '554 Error: message too large',
  ],
};

test.each(Object.entries(said).flatMap(([meaning, answers]) => answers.map((answer) => [meaning, answer] as const)))(
  '%s: %s',
  (meaning, answer) => expect(mean(answer)).toBe(meaning satisfies string as Refusal),
);

test('a code alone keeps its meaning, and what is new falls back to none', () => {
  expect(mean('550 5.1.1 no')).toBe('person');
  expect(mean('550 5.7.1 no')).toBe('ours');
  expect(mean('550 no')).toBe('person');
  expect(mean('599 no')).toBe('unknown');
  expect(mean('550 5.9.9 no')).toBe('unknown');
});

test('a long answer is read in a moment', () => {
  const started = performance.now();
  for (const word of ['user ', 'exceeded ', 'utente ', 'a@', '<a@b', 'message ']) mean(`550 ${word.repeat(50_000)}`);
  expect(performance.now() - started).toBeLessThan(2_000);
});
