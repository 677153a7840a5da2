import { afterAll, expect, test } from 'vitest';
import { mail } from '#adapters/mail/index.ts';
import { refusalOf } from '#adapters/mail/refusals.ts';
import type { Place } from '#src/core/place.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { basicCodes, registeredDetails } from '#test/adapters/mail/registered-codes.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { startSmtp } from '#test/support/fake-smtp.ts';
import { type Case, createRefusalRun } from './refusal-run.ts';

type Answer = { code: number; text: string };
const answers = new Map<string, Answer>();
const atRcpt = new Set<string>();
const smtp = await startSmtp({
  rcpt: (to) => (atRcpt.has(to) ? (answers.get(to) ?? null) : null),
  data: ({ to: [to = ''] }) => answers.get(to) ?? null,
});
const env = { SMTP_URL: smtp.url, MAIL_FROM: 'digest@example.net', MAIL_PER_SECOND: '1000' };
const [switchedOn] = readPlatforms([mail], env);
if (!switchedOn) throw new Error('not switched on');
const adapter = mail.create(switchedOn.env, createContractHouse().house);
const run = await createRefusalRun(adapter);
afterAll(async () => {
  await adapter.stop();
  await smtp.stop();
});

let count = 0;
function answering(command: 'RCPT TO' | 'DATA', answer: Answer): Case {
  count += 1;
  const to = `reader${count}@b.example`;
  answers.set(to, answer);
  if (command === 'RCPT TO') atRcpt.add(to);
  const response = `${answer.code} ${answer.text}`;
  return {
    code: `${command} ${response}`,
    place: `mail::mail:${to}` as Place,
    refusal: refusalOf({ ...answer, response, command }),
  };
}

const mean = (response: string, command = 'RCPT TO') =>
  refusalOf({ code: Number(response.slice(0, 3)), response, command });

test('every registered code is classified', () => {
  const open = registeredDetails.filter((detail) => mean(`550 5.${detail} no`) === 'unknown');
  // “Other or undefined”: nobody can know.
  expect(open).toEqual(['0.0', '2.0', '3.0', '4.0']);
  expect(basicCodes.filter((code) => mean(`${code} no`) === 'unknown')).toEqual([]);
});

test.each(['a', '.', 'x ', 'a@', 'no '])(
  'an answer of 500,000 times “%s” is looked at in its beginning alone',
  (part) => {
    // Read as a whole it would take minutes.
    expect(mean(`550 ${part.repeat(500_000)}`)).toBe('person');
  },
);

test.each([
  ['later', '550 Postfach voll'],
  ['later', '550 Skrzynka pocztowa jest pełna'],
  ['later', '550 Brevlådan är full'],
  ['later', '550 Boîte aux lettres pleine'],
  ['later', '550 Bústia plena'],
  [
    'later',
    '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
  ],
  ['place', '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required'],
  ['place', '550 5.7.1 Message rejected: external senders are not permitted to this group'],
  ['person', '550 5.1.1 The email account that you tried to reach does not exist'],
  ['person', '550-5.1.1 No such user\n550 5.1.1 Try again'],
  ['person', '550 5.1.10 RESOLVER.ADR.RecipientNotFound'],
  ['person', '550 5.2.1 The account is disabled'],
  ['person', '550 #5.1.0 Address rejected.'],
  ['person', '550 5.4.1 Recipient address rejected: Access denied'],
  ['person', '550 Requested action not taken: mailbox unavailable'],
  ['person', '550 No such user here'],
  ['person', '554 delivery error: dd This user doesn’t have a yahoo.com account'.replace('’', "'")],
  ['ours', '554 5.7.1 Service unavailable; Client host [127.0.0.1] blocked using bl.example'],
  ['ours', '550 5.7.1 Message rejected as spam'],
  ['ours', '550-5.7.26 This mail is unauthenticated'],
  ['ours', '550 5.7.606 Access denied, banned sending IP [192.0.2.1]'],
  ['ours', '550 5.7.511 Access denied, banned sender'],
  [
    'ours',
    '550 SC-001 (COL) Unfortunately, messages from 192.0.2.1 weren’t sent; part of their network is on our block list',
  ],
  ['ours', '550 Rejected: 192.0.2.1 is listed at zen.example'],
  ['ours', '554 Your access to this mail system has been rejected due to the sending MTA’s poor reputation'],
  ['ours', '550 5.1.8 Sender address rejected: Domain not found'],
  ['ours', '550 relay access denied'],
  ['later', '552-5.2.2 The recipient’s inbox is out of storage space'],
  ['later', '450 4.2.0 Greylisted'],
  ['later', '451 5.7.1 Come back later'],
  ['later', '550 4.4.7 A class that does not fit'],
  ['rate', '421 4.7.28 Our system has detected an unusual rate'],
  ['message', '552 5.3.4 Message too big'],
  ['message', '550 5.6.7 Non-ASCII addresses not permitted'],
  ['unknown', '550 5.9.9 Something new'],
])('%s: %s', (meaning, response) => expect(mean(response)).toBe(meaning));

test('what is refused before the recipient is named is refused to us', () => {
  for (const command of ['CONN', 'EHLO', 'STARTTLS', 'AUTH PLAIN', 'MAIL FROM'])
    expect(mean('550 5.1.1 no', command)).toBe('ours');
  expect(mean('550 no', 'DATA')).toBe('ours');
});

test('every code, to RCPT and to DATA: first by mail, then elsewhere', async () => {
  const codes = registeredDetails.flatMap((detail) => [
    { code: 550, text: `5.${detail} no` },
    { code: 450, text: `4.${detail} no` },
  ]);
  const basic = basicCodes.map((code) => ({ code, text: 'no' }));
  await run.expectElsewhere([
    ...codes.map((answer) => answering('RCPT TO', answer)),
    ...[...codes.filter(({ code }) => code === 550), ...basic].map((answer) => answering('DATA', answer)),
    ...basic.map((answer) => answering('RCPT TO', answer)),
  ]);
}, 300_000);

test('blocked for our reputation, and no other place: nobody is given up, and staff is told once', async () => {
  const cases = Array.from({ length: 20 }, () =>
    answering('RCPT TO', {
      code: 554,
      text: '5.7.1 Service unavailable; Client host [127.0.0.1] blocked using bl.example',
    }),
  );
  await run.expectAlone(cases);
  expect(adapter.trouble?.()).toContain('block list');
});
