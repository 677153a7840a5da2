import { afterEach, expect, test } from 'vitest';
import { mail as platform } from '#adapters/mail/index.ts';
import type { PlatformError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import type { Place } from '#src/core/place.ts';
import type { Adapter } from '#src/core/platform.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { createContractHouse, picture } from '#test/contracts/house.ts';
import { type SmtpRules, startSmtp } from '#test/support/fake-smtp.ts';

const ana: Place = 'mail::mail:ana@example.org';
const hello: Message = { text: 'Hello *there*', blocks: [] };
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(rules: SmtpRules = {}, options: Parameters<typeof startSmtp>[1] = {}) {
  const smtp = await startSmtp(rules, options);
  stops.push(smtp.stop);
  return { smtp, adapter: create(smtp.url) };
}

function create(url: string): Adapter {
  const env = { SMTP_URL: url, MAIL_FROM: 'Causeway <digest@example.net>' };
  const [switchedOn] = readPlatforms([platform], env);
  if (!switchedOn) throw new Error('not switched on');
  const adapter = platform.create(switchedOn.env, createContractHouse().house);
  stops.push(() => adapter.stop());
  return adapter;
}

async function sayEverything(): Promise<Message> {
  const outcome = await createContractHouse().house.bot.handle({
    id: 'e1',
    type: 'action',
    actor: { platform: 'test', space: 'hall', user: 'maria' },
    place: 'test:hall:channel:main',
    line: '/everything',
  });
  if (outcome.type !== 'message') throw new Error('no message');
  return outcome;
}

const refusalOf = (sent: Promise<unknown>): Promise<PlatformError> =>
  sent.then(
    () => {
      throw new Error('It was taken.');
    },
    (error) => error,
  );

test('a file of bytes is attached as those bytes', async () => {
  const { smtp, adapter } = await start();
  const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff, 0x0d, 0x0a]);
  const content = bytes.toString('base64');
  const file = { type: 'file', name: 'a.xlsx', mediaType: 'application/zip', content, encoding: 'base64' } as const;
  await adapter.post(ana, { text: 'F', blocks: [file] }, 'd1', { subject: 'File', language: 'en' });
  const attached = smtp.mails[0]?.parsed.attachments.find(({ filename }) => filename === 'a.xlsx');
  expect(attached).toMatchObject({ contentType: 'application/zip', content: bytes });
});

test('a mail has text, HTML, its pictures inside and files beside', async () => {
  const { smtp, adapter } = await start();
  const { ref } = await adapter.post(ana, await sayEverything(), 'd1', { subject: 'Your week', language: 'sv' });
  const [taken] = smtp.mails;
  if (!taken) throw new Error('no mail');
  expect(taken).toMatchObject({ from: 'digest@example.net', to: ['ana@example.org'] });
  const { parsed, raw } = taken;
  expect(parsed.subject).toBe('Your week');
  expect(parsed.from?.value).toEqual([{ name: 'Causeway', address: 'digest@example.net' }]);
  expect(ref).toBe('<d1@example.net>');
  expect(parsed.messageId).toBe(ref);
  expect(raw).toContain('Auto-Submitted: auto-generated');
  expect(raw).toContain('X-Auto-Response-Suppress: OOF, AutoReply');
  expect(raw).toContain('Content-Language: sv');
  expect(parsed.html).toContain('<html lang="sv">');
  for (const part of ['A heading', 'bold', 'an item', '12.5 %', 'Κρήτη', '9.9', 'Source: a table', 'Say hello']) {
    expect(parsed.text, part).toContain(part);
    expect(parsed.html, part).toContain(part);
  }
  expect(parsed.text).toContain(`[${picture.alt}]`);
  const inline = parsed.attachments.find(({ contentType }) => contentType === 'image/png');
  expect(inline).toMatchObject({ contentDisposition: 'inline', related: true });
  expect(raw.replace(/=\r\n/g, '')).toContain(`src=3D"cid:${inline?.cid}" alt=3D"`);
  const file = parsed.attachments.find(({ filename }) => filename === 'me.json');
  expect(file?.content.toString()).toBe('{"name":"Maria"}');
  expect(parsed.html).toContain('prefers-color-scheme: dark');
});

test('a picture that is not there is told in words', async () => {
  const { smtp, adapter } = await start();
  await adapter.post(
    ana,
    { text: 'x', blocks: [{ type: 'picture', key: 'nowhere', alt: 'Employment rises.', width: 1500, height: 900 }] },
    'd1',
  );
  expect(smtp.mails[0]?.parsed.html).toContain('<p dir="auto">Employment rises.</p>');
  expect(smtp.mails[0]?.parsed.attachments.map(({ filename }) => filename)).toEqual(['causeway.png']);
});

test('one click unsubscribes, where the message brings the address', async () => {
  const { smtp, adapter } = await start();
  await adapter.post(ana, hello, 'd1', {
    unsubscribeUrl: 'https://example.net/digest/off?key=a>b\r\nBcc: eve@example.org',
  });
  await adapter.post(ana, hello, 'd2');
  await adapter.post(ana, hello, 'd3', { unsubscribeUrl: 'javascript:alert(1)' });
  await adapter.post(ana, hello, 'd4', { unsubscribeUrl: 'http://localhost:3000/digests/off' });
  const [first, second, third, local] = smtp.mails.map(({ raw }) => raw);
  expect(local?.replace(/\r\n\s+/g, ' ')).toContain('List-Unsubscribe: <http://localhost:3000/digests/off>');
  expect(local).not.toContain('List-Unsubscribe-Post');
  expect(first).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  expect(first?.replace(/\r\n\s+/g, ' ')).toContain(
    'List-Unsubscribe: <https://example.net/digest/off?key=a%3EbBcc:%20eve@example.org>',
  );
  expect(first).not.toMatch(/^Bcc/m);
  for (const raw of [second, third]) expect(raw).not.toContain('List-Unsubscribe');
});

test('nothing in a subject, a name or a text becomes a header, an address or HTML', async () => {
  const { smtp, adapter } = await start();
  const hostile = '<img src=x onerror=alert(1)>\r\nBcc: eve@example.org\r\n\r\n.\r\nQUIT';
  await adapter.post(
    ana,
    {
      text: hostile,
      blocks: [
        { type: 'heading', text: hostile },
        { type: 'table', columns: [{ label: hostile }], rows: [[hostile]] },
        { type: 'file', name: `a"\r\nX-Evil: 1.txt`, mediaType: 'text/html\r\nX-Evil: 2', content: hostile },
        { type: 'actions', items: [{ type: 'link', label: 'Go', url: 'javascript:alert(1)' }] },
      ],
    },
    'd1',
    { subject: `Hello\r\nBcc: eve@example.org` },
  );
  const [taken] = smtp.mails;
  expect(taken?.to).toEqual(['ana@example.org']);
  expect(taken?.parsed.subject).toBe('Hello Bcc: eve@example.org');
  expect(taken?.parsed.headers.has('bcc')).toBe(false);
  expect(taken?.parsed.headers.has('x-evil')).toBe(false);
  for (const part of taken?.parsed.attachments ?? []) expect(part.headers.has('x-evil')).toBe(false);
  expect(taken?.parsed.html).not.toMatch(/<img(?! src="(?:cid|data):[^"]+" alt="" width="28")/);
  expect(taken?.parsed.html).not.toContain('javascript:');
  expect(taken?.parsed.text).toContain('QUIT');
});

test('without a subject the text serves, shortened', async () => {
  const { smtp, adapter } = await start();
  await adapter.post(ana, { text: `Hello **${'Ç'.repeat(400)}**\nmore`, blocks: [] }, 'd1');
  expect(smtp.mails[0]?.parsed.subject).toBe(`Hello ${'Ç'.repeat(143)}…`);
  for (const line of smtp.mails[0]?.raw.split('\r\n') ?? []) expect(line.length).toBeLessThanOrEqual(998);
});

test.each([
  'mail::mail:ana@example.org\r\nBcc: eve@example.org',
  'mail::mail:ana@example.org, eve@example.org',
  'mail::mail:Ana <ana@example.org>',
  'mail::mail:ana',
  'mail::mail:a..b@example.org',
  'mail::mail:ana@localhost',
] as Place[])('%j is refused for good, before anything is sent', async (place) => {
  const { smtp, adapter } = await start();
  expect(await refusalOf(adapter.post(place, hello, 'd1'))).toMatchObject({ code: 'bad_address', isPermanent: true });
  expect(smtp.mails).toEqual([]);
});

test('“not yet” is tried again later, and taken then', async () => {
  let knocks = 0;
  const { smtp, adapter } = await start({
    rcpt: () => (knocks++ === 0 ? { code: 451, text: '4.7.1 Greylisted, come back' } : null),
  });
  const refusal = await refusalOf(adapter.post(ana, hello, 'd1'));
  expect(refusal).toMatchObject({ code: '451', isPermanent: false, retryAfterMs: undefined });
  expect(refusal.message).toContain('Greylisted');
  await adapter.post(ana, hello, 'd1');
  expect(smtp.mails).toHaveLength(1);
});

test.each([
  ['of the address', { rcpt: () => ({ code: 550, text: '5.1.1 No such user' }) }],
  ['of the mail', { data: () => ({ code: 552, text: '5.3.4 Too large' }) }],
] as const)('a lasting refusal %s is known as one', async (_, rules) => {
  const { adapter } = await start(rules);
  expect(await refusalOf(adapter.post(ana, hello, 'd1'))).toMatchObject({ isPermanent: true });
});

test('a refusal for our reputation is no bad address; staff reads it once, without any address, until a mail is taken', async () => {
  let isBlocked = true;
  const { adapter } = await start({
    rcpt: (to) => (isBlocked ? { code: 554, text: `5.7.1 <${to}>: Client host blocked using bl.example` } : null),
  });
  expect(adapter.trouble?.()).toBeNull();
  for (const id of ['d1', 'd2'])
    expect(await refusalOf(adapter.post(ana, hello, id))).toMatchObject({ refusal: 'ours', isPermanent: false });
  expect(adapter.trouble?.()).toContain('block list');
  expect(adapter.trouble?.()).not.toContain('ana@');
  isBlocked = false;
  await adapter.post(ana, hello, 'd1');
  expect(adapter.trouble?.()).toBeNull();
});

test('a server that takes nothing for now is left alone for a while', async () => {
  const { adapter } = await start({ data: () => ({ code: 421, text: '4.3.2 Shutting down' }) });
  expect(await refusalOf(adapter.post(ana, hello, 'd1'))).toMatchObject({
    code: '421',
    isPermanent: false,
    retryAfterMs: 60_000,
  });
});

test('a refusal of us is no refusal of theirs', async () => {
  const { adapter } = await start({}, { onMailFrom: (_address, _session, done) => done(new Error('5.7.1 Blocked')) });
  expect(await refusalOf(adapter.post(ana, hello, 'd1'))).toMatchObject({ isPermanent: false });
});

test('a connection that breaks after the mail was taken is told, and the mail not sent again by itself', async () => {
  let drops = 1;
  const { smtp, adapter } = await start({ data: () => (drops-- > 0 ? 'drop' : null) });
  expect(await refusalOf(adapter.post(ana, hello, 'd1'))).toMatchObject({
    isPermanent: false,
    retryAfterMs: undefined,
  });
  expect(smtp.mails).toHaveLength(1);
  await adapter.post(ana, hello, 'd1');
  expect(new Set(smtp.mails.map(({ parsed }) => parsed.messageId))).toEqual(new Set(['<d1@example.net>']));
});

test('a slow server is waited for; stopping finishes what was begun', async () => {
  const gate = Promise.withResolvers<null>();
  const there = Promise.withResolvers<void>();
  const { smtp, adapter } = await start({
    data: () => {
      there.resolve();
      return gate.promise;
    },
  });
  const sent = adapter.post(ana, hello, 'd1');
  await there.promise;
  const stopped = adapter.stop();
  gate.resolve(null);
  await Promise.all([sent, stopped]);
  expect(smtp.mails).toHaveLength(1);
});

test('a server that is not there', async () => {
  const { smtp, adapter } = await start();
  await smtp.stop();
  stops.shift();
  const refusal = await refusalOf(adapter.post(ana, hello, 'd1'));
  expect(refusal).toMatchObject({ platform: 'mail', isPermanent: false });
  expect(refusal.message).toContain('did not answer');
});

test('a wrong password is said, and not held against the recipient', async () => {
  const { smtp } = await start(
    {},
    {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('5.7.8 Wrong')),
    },
  );
  const adapter = create(smtp.url.replace('smtp://', 'smtp://me:hunter2@'));
  const refusal = await refusalOf(adapter.post(ana, hello, 'd1'));
  expect(refusal).toMatchObject({ code: 'auth', isPermanent: false });
  expect(refusal.message).not.toContain('hunter2');
});

test.each([
  [{ SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM is missing'],
  [{ SMTP_URL: 'mail.example.org:hunter2', MAIL_FROM: 'a@example.org' }, 'SMTP_URL does not fit: write smtp://'],
  [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'a@b, c@d' }, 'MAIL_FROM does not fit: write Causeway <'],
  [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'a@example.org', MAIL_PER_SECOND: '-1' }, 'MAIL_PER_SECOND'],
])('%o is refused in words', (env, words) => {
  expect(() => readPlatforms([platform], env)).toThrow(words);
  expect(() => readPlatforms([platform], env)).not.toThrow('hunter2');
});
