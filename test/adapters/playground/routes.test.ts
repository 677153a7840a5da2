import { beforeEach, describe, expect, test } from 'vitest';
import { playground } from '#adapters/playground/index.ts';
import type { Texts } from '#adapters/playground/texts.ts';
import { commands } from '#src/commands/index.ts';
import type { Adapter } from '#src/core/platform.ts';
import { createContractHouse, hostileText, type Record } from '#test/contracts/house.ts';

let adapter: Adapter;
let record: Record;
beforeEach(() => {
  const made = createContractHouse();
  record = made.record;
  adapter = playground.create({}, made.house);
});

const origin = 'http://localhost:3000';

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return (await adapter.fetch?.(new Request(`${origin}${path}`, init))) as Response;
}

let count = 0;
function send(happening: object, headers: { [name: string]: string } = {}): Promise<Response> {
  count += 1;
  return ask('/playground/events', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'localhost:3000', ...headers },
    body: JSON.stringify({ id: `event-number-${count}`, ...happening }),
  });
}

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

describe('the page', () => {
  test('loads nothing from elsewhere and runs nothing inline', async () => {
    const response = await ask('/playground');
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|style=/i);
  });

  test.each([
    ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
    ['FR', 'fr'],
    ['sv', 'en'],
    ['*', 'en'],
    ['', 'en'],
  ])('its own sentences are in the language that the browser asks for: %j', async (asked, language) => {
    const { house } = createContractHouse();
    const french = {
      ...house.texts<Texts>('playground', 'en'),
      language: 'fr',
      name: 'Chaussée',
      onlyYou: 'Vous seul',
    };
    const refused = { ...french.refused, notJson: 'Pas de JSON' };
    const texts = (platform: string, told: string) =>
      (told === 'fr' ? { ...french, refused } : house.texts(platform, told)) as never;
    const speaking = playground.create({}, { ...house, texts });
    const fetchAs = (path: string, init: RequestInit = {}) =>
      speaking.fetch?.(
        new Request(`${origin}${path}`, { ...init, headers: { ...init.headers, 'accept-language': asked } }),
      );
    const page = await (await fetchAs('/playground'))?.text();
    expect(page).toContain(`<html lang="${language}">`);
    const body = JSON.stringify({ id: 'in-a-language', type: 'said', text: '/secret' });
    const answer = await fetchAs('/playground/events', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const shown = (await answer?.text()) ?? '';
    expect([shown.includes('aria-label="Chaussée"'), shown.includes('>Vous seul<')]).toEqual(
      language === 'fr' ? [true, true] : [false, false],
    );
    const plain = await (await fetchAs('/playground/events', { method: 'POST', body }))?.text();
    expect(plain === 'Pas de JSON').toBe(language === 'fr');
  });

  test('lists what everybody may say, and not what only some may', async () => {
    const { house } = createContractHouse({ commands: commands as never });
    const response = await playground.create({}, house).fetch?.(new Request(`${origin}/playground/commands`));
    const page = await response?.text();
    for (const line of ['/question ask ', '/experience log ', '/digest subscribe '])
      expect(page).toContain(`data-begin="${line}"`);
    for (const line of ['/experience publish ', '/digest approve ', '/person ', '/outbox '])
      expect(page).not.toContain(`data-begin="${line}"`);
  });

  test('serves the files it names, again only when they changed', async () => {
    const page = await (await ask('/playground')).text();
    const files = [...page.matchAll(/(?:src|href)="(\/playground\/client\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) {
      const response = await ask(file);
      expect(response.status, file).toBe(200);
      const again = await ask(file, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
      const compressed = await ask(file, { headers: { 'if-none-match': `W/${response.headers.get('etag')}` } });
      expect(compressed.status).toBe(304);
    }
    expect((await ask('/playground/client/../index.ts')).status).toBe(404);
  });

  test('a line in its address is only offered, unless our own page linked to one that everybody may hear', async () => {
    const foreign = await (
      await ask('/playground?say=%2Fcount%22%3E', { headers: { 'sec-fetch-site': 'cross-site' } })
    ).text();
    expect(foreign).toContain('value="/count&quot;&gt;"');
    expect(foreign).not.toContain('data-say-now');
    expect(foreign).toContain('press Send');
    const { house } = createContractHouse({ commands: commands as never });
    const { fetch } = playground.create({}, house);
    const follow = async (line: string, site: string) =>
      (
        await fetch?.(
          new Request(`${origin}/playground?say=${encodeURIComponent(line)}`, { headers: { 'sec-fetch-site': site } }),
        )
      )?.text();
    for (const line of ['/compare Skåne Catalonia', '/peers Skåne', '/region show Puglia', ' /REGION show Puglia'])
      expect(await follow(line, 'same-origin'), line).toContain('data-say-now');
    for (const site of ['cross-site', 'same-site', 'none', 'SAME-ORIGIN', ''])
      expect(await follow('/compare Skåne Catalonia', site), site).not.toContain('data-say-now');
    const risky = [
      ...['/me forget delete', '/me', '/ME FORGET delete', '  /me forget delete', 'me forget delete', '/me export'],
      ...['/me link ABC confirmed=yes', '/person role 5 admin', '/person list', '/digest unsubscribe 1', '/digest'],
      ...['/digest preview Skåne', '/experience log', '/experience withdraw 1 confirmed=yes', '/experience mine'],
      ...['/question answer 1', '/question ask', '/home', '/status', '/outbox', '/help', 'forget me', '/nothing', ' '],
      ...['/experience\u00a0withdraw 1', '/experience\nwithdraw 1', '\u200b/me forget delete', '／me forget delete'],
    ];
    for (const line of risky) {
      const page = await follow(line, 'same-origin');
      expect(page, line).not.toContain('data-say-now');
      expect(page, line).toContain('type="submit"');
    }
  });

  test('names who is new by a cookie that scripts and other sites cannot use', async () => {
    const response = await ask('/playground');
    expect(response.headers.get('set-cookie')).toMatch(/^causeway_playground=[0-9a-f]{32};.*HttpOnly; SameSite=Strict/);
    const known = await ask('/playground', { headers: { cookie: cookieOf(response) } });
    expect(known.headers.get('set-cookie')).toBeNull();
    const fromElsewhere = await ask('/playground', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(fromElsewhere.headers.get('set-cookie')).toBeNull();
  });
});

describe('events', () => {
  test('only the page itself may send them, as JSON', async () => {
    const said = { type: 'said', text: '/count' };
    expect((await send(said, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await send(said, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send(said, { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await send(said, { origin: 'null' })).status).toBe(403);
    expect((await send(said, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(record.counted).toBe(0);
    expect((await send(said, { origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect(record.counted).toBe(1);
  });

  test('what cannot be read is refused in words', async () => {
    for (const body of [{ type: 'said' }, { type: 'unknown', text: 'x' }, { type: 'said', text: 'x', id: 'a:b' }]) {
      const response = await send(body);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('could not be read');
    }
  });

  test('too much is refused with the limit named', async () => {
    const response = await send({ type: 'said', text: 'x'.repeat(5 * 1024 * 1024) });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('4 MB');
  });

  test('a repeated event has its effect once, and only for the one who did it', async () => {
    const first = await send({ type: 'said', text: '/count', id: 'the-same-id' });
    const cookie = cookieOf(first);
    const again = await send({ type: 'said', text: '/count', id: 'the-same-id' }, { cookie });
    expect(await again.text()).toBe(await first.text());
    expect(record.counted).toBe(1);
    await send({ type: 'said', text: '/count', id: 'the-same-id' });
    expect(record.counted).toBe(2);
  });

  test('text of members is escaped wherever it stands', async () => {
    for (const text of ['/hostile', `/echo ${hostileText}`, hostileText]) {
      const answer = await (await send({ type: 'said', text })).text();
      expect(answer).toContain('&lt;script&gt;');
      expect(answer).not.toContain('<script');
    }
  });

  test('control characters and signs that turn text are taken out', async () => {
    const answer = await (await send({ type: 'said', text: '/echo a\u0000b\u202ec' })).text();
    expect(answer).toContain('Echo: abc');
  });

  test('a hundred thousand characters are answered in words', async () => {
    const response = await send({ type: 'said', text: `/echo ${'x'.repeat(100_000)}` });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('a command takes at most 4,000');
  });

  test('a form that is closed is kept and not shown again', async () => {
    const response = await send({ type: 'closed', form: '/form short', values: { title: 'half' } });
    expect(response.status).toBe(204);
    const opened = await (await send({ type: 'said', text: '/form short' }, { cookie: cookieOf(response) })).text();
    expect(opened).toContain('value="half"');
  });

  test('a form holds a region by code and shows its name', async () => {
    const values = { title: 'taken', area: 'health', region: 'ES51' };
    const answer = await (await send({ type: 'submitted', form: '/form short', values })).text();
    expect(answer).toContain('data-shown="Catalonia (ES51)" data-value="ES51"');
    expect(answer).toContain('This title is taken.');
  });

  test('a file is a download that no browser shows as a page', async () => {
    const answer = await (await send({ type: 'said', text: '/everything' })).text();
    expect(answer).toContain(`download="me.json"`);
    expect(answer).toContain('href="data:application/json;charset=utf-8,%7B%22name%22%3A%22Maria%22%7D"');
  });

  test('answers are kept by no cache', async () => {
    expect((await send({ type: 'said', text: '/secret' })).headers.get('cache-control')).toBe('no-store');
  });
});

describe('what comes unasked', () => {
  test('arrives on the stream of its person alone, once per delivery', async () => {
    const cookie = cookieOf(await ask('/playground'));
    const place = `playground:local:user:${cookie.split('=')[1]}` as const;
    const message = { text: 'Hello', blocks: [] };
    await adapter.post(place, { text: 'Only <b>you</b>', blocks: [] }, 'first');
    await adapter.post(place, { text: 'Only <b>you</b>', blocks: [] }, 'first');
    await adapter.post('playground:local:user:another', message, 'second');
    const response = await ask('/playground/stream', { headers: { cookie } });
    const reading = readUntil(response, 'third');
    await adapter.post(place, { text: 'third', blocks: [] }, 'third');
    const heard = await reading;
    expect(heard.match(/event: post/g)).toHaveLength(2);
    expect(heard).toContain('Only &lt;b&gt;you');
    expect(heard).not.toContain('Hello');
    await adapter.stop();
  });

  test('what was kept while the page was closed is shown when it is opened, and again where it is opened anew', async () => {
    const { house } = createContractHouse();
    const cookie = cookieOf(await ask('/playground'));
    const kept = [1, 2].map((number) => ({ text: `kept ${number}`, blocks: [] }));
    house.kept.hand = async (place, show) => {
      expect(place).toBe(`playground:local:user:${cookie.split('=')[1]}`);
      const some = kept.splice(0);
      for (const [index, message] of some.entries()) await show(message, `d${index}`);
      return some.length;
    };
    adapter = playground.create({}, house);
    const open = async () => readUntil(await ask('/playground/stream', { headers: { cookie } }), 'kept 2');
    expect(await open()).toMatch(/kept 1[\s\S]*kept 2/);
    expect(await open()).toMatch(/kept 1[\s\S]*kept 2/);
    await adapter.stop();
  });

  test('a stranger has no stream', async () => {
    expect((await ask('/playground/stream')).status).toBe(204);
  });

  test('a place that is not the playground’s is refused', async () => {
    await expect(adapter.post('slack:T1:channel:C1', { text: 'x', blocks: [] }, 'd')).rejects.toMatchObject({
      code: 'no_such_place',
    });
  });
});

async function readUntil(response: Response, word: string): Promise<string> {
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes(word)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  return text;
}

test('no body is read further than the largest that is taken, at any address', async () => {
  const { house } = createContractHouse();
  const alone = playground.create({}, { ...house, isAlone: true });
  for (const path of ['/playground/events', '/playground/role']) {
    let read = 0;
    const body = new ReadableStream({
      pull(controller) {
        read += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const response = await alone.fetch?.(
      new Request(`${origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        duplex: 'half',
      }),
    );
    expect(response?.status).toBeGreaterThanOrEqual(400);
    expect(read).toBeLessThan(100);
  }
});
