import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { webhookTypes } from '#src/domain/webhooks/webhook.ts';
import { forgetPerson } from '#src/operations/people/forget.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { callOut, disableUnreachable, forgetOldSecrets } from '#src/operations/webhooks/call-out.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createWebhookSender } from '#src/sources/webhook-sender.ts';
import { join } from '#test/operations/activity/support.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { quickPacers } from '#test/support/quick-pacer.ts';

type Call = { headers: IncomingHttpHeaders; body: string; url: string | undefined };
const calls: Call[] = [];
let answer: { status: number; headers?: Record<string, string>; endless?: boolean } = { status: 204 };
let sentBytes = 0;
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    calls.push({ headers: request.headers, body, url: request.url });
    response.writeHead(answer.status, answer.headers);
    if (!answer.endless) return response.end();
    const part = Buffer.alloc(64 * 1024);
    const pour = () => {
      while (!response.destroyed && sentBytes < 1_000_000_000) {
        sentBytes += part.length;
        if (!response.write(part)) return response.once('drain', pour);
      }
      return response.end();
    };
    pour();
  });
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
const address = `http://${host}/hook`;

const { as, adapters, clock, context, database, queue, wayTo, adapterContext } = await createDialogue({
  env: { SECRET_KEY: 'k'.repeat(40), WEBHOOK_HOSTS: host },
});
const { sql } = database;
const worker = createOutboxWorker({
  ...{ database, queue, adapters, pacerOf: quickPacers(), wayTo, onWake: context.outbox.onWake },
  ...{ logger: adapterContext.logger, now: () => clock.now },
});
await worker.start();
afterAll(async () => {
  await worker.stop();
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(() => {
  calls.length = 0;
  answer = { status: 204 };
});

const admin = as('admin');
const member = await join(context);
const minute = () => {
  clock.now = new Date(clock.now.getTime() + 60_000);
};
const ask = async (title: string) => {
  const fields = {
    title,
    detail: 'Secret words.',
    policyAreas: ['health' as const],
    targetGroups: [],
    region: 'SE224',
  };
  const { question } = await askQuestion(context, fields, { person: member, place: null, now: clock.now });
  return question.number;
};
const happen = async () => {
  minute();
  return callOut(context, clock.now);
};
const secretIn = (said: string) => /whsec_[\w+/=]+/.exec(said)?.[0] ?? '';
const numberIn = (said: string) => Number(/Webhook (\d+)/.exec(said)?.[1]);
const stateOf = async (number: number) =>
  (
    await sql<
      { state: string }[]
    >`select state from delivery where recipient = ${`webhook:${number}`} order by created_at, id`
  ).map(({ state }) => state);

await callOut(context, clock.now);
const added = read(await admin.say(`/webhook add ${address} question experience.published`));
const secret = secretIn(added);
const number = numberIn(added);

describe('a webhook', () => {
  test('is told what it asked for, signed, without who did it or what they wrote', async () => {
    const question = await ask('Who pays for nurses?');
    expect(await happen()).toBe(1);
    await vi.waitFor(async () => expect(await stateOf(number)).toEqual(['sent']), { timeout: 30_000 });
    const [call] = calls;
    const seconds = Number(call?.headers['webhook-timestamp']);
    expect(seconds).toBe(Math.floor(clock.now.getTime() / 1_000));
    vi.useFakeTimers({ now: clock.now, toFake: ['Date'] });
    const verified = new Webhook(secret).verify(call?.body ?? '', call?.headers as Record<string, string>);
    expect(() =>
      new Webhook(`whsec_${'A'.repeat(44)}`).verify(call?.body ?? '', call?.headers as Record<string, string>),
    ).toThrow();
    vi.useRealTimers();
    expect(verified).toMatchObject({
      type: 'question.asked',
      data: { subject: `question:${question}`, region: 'SE224', areas: ['health'], language: 'en' },
    });
    expect(call?.body).not.toContain('Secret words');
    expect(call?.body).not.toContain('actor');
    expect(await happen()).toBe(0);
    expect(read(await admin.say(`/webhook show ${number}`))).toContain('arrived');
  });

  test('has its secret told once, and kept sealed', async () => {
    expect(secret).toHaveLength(50);
    expect(read(await admin.say('/webhook list'))).not.toContain(secret);
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
    for (const { name } of tables)
      expect(
        await sql`select 1 from ${sql(name)} t where t::text like ${`%${secret.slice(6)}%`} limit 1`,
        name,
      ).toHaveLength(0);
  });

  test('gets another secret, and is signed by both for a day', async () => {
    const told = numberIn(read(await admin.say(`/webhook add ${address}?rotated testbed`)));
    const secrets = [secretIn(read(await admin.say(`/webhook secret ${told}`)))];
    secrets.push(secretIn(read(await admin.say(`/webhook secret ${told}`))));
    expect(new Set(secrets).size).toBe(2);
    const signed = async () => {
      calls.length = 0;
      minute();
      await admin.say(`/webhook test ${told}`);
      context.outbox.wake();
      await vi.waitFor(() => expect(calls.some(({ url }) => url === '/hook?rotated')).toBe(true), { timeout: 30_000 });
      const call = calls.find(({ url }) => url === '/hook?rotated');
      vi.useFakeTimers({ now: clock.now, toFake: ['Date'] });
      const holds = secrets.map((each) => {
        try {
          new Webhook(each).verify(call?.body ?? '', call?.headers as Record<string, string>);
          return true;
        } catch {
          return false;
        }
      });
      vi.useRealTimers();
      return holds;
    };
    expect(await signed()).toEqual([true, true]);
    await forgetOldSecrets(context, clock.now);
    expect(await signed()).toEqual([true, true]);
    clock.now = new Date(clock.now.getTime() + 24 * 3_600_000);
    expect(await signed()).toEqual([false, true]);
    expect(await sql`select 1 from webhook where number = ${told} and secret_before is not null`).toHaveLength(1);
    await forgetOldSecrets(context, clock.now);
    expect(await sql`select 1 from webhook where number = ${told} and secret_before is not null`).toHaveLength(0);
    expect(read(await as('maria').say(`/webhook secret ${told}`))).not.toContain('whsec_');
    await admin.say(`/webhook end ${told}`);
    calls.length = 0;
  });

  test('is tried again where it refuses, under the same id; what it answers is not read, and it leads nowhere', async () => {
    const other = numberIn(read(await admin.say(`/webhook add ${address}?other question`)));
    answer = { status: 500 };
    await ask('Who pays for rooms?');
    await happen();
    await vi.waitFor(() => expect(calls.filter(({ url }) => url === '/hook?other')).toHaveLength(1), {
      timeout: 30_000,
    });
    answer = { status: 302, headers: { location: `http://${host}/elsewhere` } };
    await vi.waitFor(() => expect(calls.filter(({ url }) => url === '/hook?other').length).toBeGreaterThan(1), {
      timeout: 30_000,
    });
    answer = { status: 200, endless: true };
    await vi.waitFor(async () => expect(await stateOf(other)).toEqual(['sent']), { timeout: 60_000 });
    expect(sentBytes).toBeLessThan(50_000_000);
    const ids = calls.filter(({ url }) => url === '/hook?other').map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
    expect(calls.some(({ url }) => url === '/elsewhere')).toBe(false);
    answer = { status: 204 };
    await vi.waitFor(async () => expect((await stateOf(number)).at(-1)).toBe('sent'), { timeout: 60_000 });
    await admin.say(`/webhook end ${other}`);
    expect(await stateOf(other)).toEqual([]);
  });

  test('is disabled after three days, tells its owner, and begins again with what was given up', async () => {
    answer = { status: 503 };
    await ask('Who pays for buses?');
    minute();
    await callOut({ ...context, outbox: { ...context.outbox, wake() {} } }, clock.now);
    await sql`update delivery set due_at = due_at - interval '73 hours' where recipient = ${`webhook:${number}`} and state = 'waiting'`;
    await vi.waitFor(async () => expect((await stateOf(number)).at(-1)).toBe('dead'), { timeout: 60_000 });
    expect(await disableUnreachable(context, clock.now)).toBe(1);
    expect(await disableUnreachable(context, clock.now)).toBe(0);
    const [letter] = await sql<
      { message: { text: string } }[]
    >`select message from delivery where purpose = 'webhook-disabled'`;
    expect(letter?.message.text).toContain(`Your webhook ${number} is disabled`);
    expect(read(await admin.say(`/webhook show ${number}`))).toContain('It answered with the status 503.');
    expect(read(await admin.say(`/webhook test ${number}`))).toContain('is disabled');
    await ask('Who pays for trams?');
    expect(await happen()).toBe(0);
    answer = { status: 204 };
    minute();
    expect(read(await admin.say(`/webhook replay ${number}`))).toContain('One call that was given up is made again');
    await vi.waitFor(async () => expect((await stateOf(number)).at(-1)).toBe('sent'), { timeout: 60_000 });
    expect(await disableUnreachable(context, clock.now)).toBe(0);
    expect(calls.at(-1)?.body).toContain('question.asked');
  });

  test('that says it is gone is not tried again', async () => {
    const gone = numberIn(read(await admin.say(`/webhook add ${address}?gone training`)));
    answer = { status: 410 };
    minute();
    await admin.say(`/webhook test ${gone}`);
    context.outbox.wake();
    await vi.waitFor(async () => expect(await stateOf(gone)).toEqual(['dead']), { timeout: 60_000 });
    expect(JSON.parse(calls.at(-1)?.body ?? '')).toMatchObject({ type: 'webhook.test', data: { webhook: gone } });
    expect(await disableUnreachable(context, clock.now)).toBe(1);
    await admin.say(`/webhook end ${gone}`);
  });

  test('is told nothing once its owner is no staff, and ends when they leave', async () => {
    const staff = await join(context, 'staff');
    await sql`
      insert into webhook (owner, address, types, secret, created_at, enabled_at)
      select ${staff.id}, address, types, secret, ${clock.now}, ${clock.now} from webhook where number = ${number}`;
    await ask('Who pays for books?');
    expect(await happen()).toBe(2);
    await sql`update person set role = 'member' where id = ${staff.id}`;
    await ask('Who pays for pens?');
    expect(await happen()).toBe(1);
    await forgetPerson(context, staff, { isKept: false, now: clock.now });
    expect(await sql`select 1 from webhook where owner = ${staff.id}`).toHaveLength(0);
    expect(await sql`select 1 from delivery where person = ${staff.id}`).toHaveLength(0);
  });
});

describe('what is refused', () => {
  test.each([
    ['question', 'No address was said'],
    ['https://example.org/hook', 'Say of what it is to be told'],
    ['https://example.org/hook weather', 'Nothing that happens is called “weather”'],
    ['https://example.org/hook person.joined', 'Nothing that happens is called “person.joined”'],
    ['http://example.org/hook question', 'has to begin with https://'],
    ['ftp://example.org/hook question', 'has to begin with https://'],
    ['https://me:secret@example.org/hook question', 'A name or a password in the address'],
  ])('/webhook add %s', async (words, said) => expect(read(await admin.say(`/webhook add ${words}`))).toContain(said));

  test('by others than staff, and more than ten', async () => {
    expect(read(await as('maria').say(`/webhook add ${address} question`))).not.toContain('whsec_');
    const busy = as('busy');
    await busy.say('/help');
    await sql`update person set role = 'staff' where display_name = 'busy'`;
    clock.now = new Date(clock.now.getTime() + 60_000);
    for (let index = 0; index < 10; index += 1) await busy.say(`/webhook add ${address}?${index} testbed`);
    expect(read(await busy.say(`/webhook add ${address} testbed`))).toContain('You have 10 webhooks');
    expect(read(await busy.say(`/webhook end ${number}`))).toContain('There is no webhook number');
    expect(read(await busy.say(`/webhook show ${number}`))).toContain('There is no webhook number');
  });

  test('private addresses, whatever name leads to them', async () => {
    const send = createWebhookSender({ privateHosts: [], version: '1', publicUrl: null });
    const call = { headers: {}, body: '{}' };
    for (const to of [
      address,
      `http://localhost:${host.split(':')[1]}/hook`,
      'https://[::1]/hook',
      'https://169.254.169.254/',
    ])
      await expect(send(to, call), to).rejects.toThrow(/private|not public|this machine/i);
    expect(calls).toHaveLength(0);
  });

  test('without SECRET_KEY', async () => {
    const bare = await createDialogue({ database });
    expect(bare.adapters.some(({ platform }) => platform === 'webhook')).toBe(false);
    expect(read(await bare.as('admin').say('/webhook add https://example.org/hook question'))).toContain('SECRET_KEY');
  });
});

test('nothing of one person alone can be told', () =>
  expect(webhookTypes.filter((type) => /^(person|introduction)\./.test(type))).toEqual([]));
