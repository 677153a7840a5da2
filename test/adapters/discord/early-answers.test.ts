import { afterEach, expect, test } from 'vitest';
import { createRest } from '#adapters/discord/api/rest.ts';
import type { UploadedFile } from '#adapters/discord/encode/blocks.ts';
import type { PlatformError } from '#src/core/errors.ts';
import { createContractHouse, picture } from '#test/contracts/house.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { type Early, startEarlyEdge, watchRejections } from '#test/support/early-edge.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function startEdge() {
  const fake = await startFakeDiscord();
  const isUpload = (request: { headers: { 'content-type'?: string } }) =>
    request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
  const edge = await startEarlyEdge(fake.api, isUpload);
  const rejections = watchRejections();
  stops.push(fake.stop, edge.stop, rejections.stop);
  return { fake, edge, rejections };
}

const gone = { status: 404, json: { code: 10_062, message: 'Unknown interaction' } };
const limited = {
  status: 429,
  headers: { 'retry-after': '0', 'x-ratelimit-scope': 'shared' },
  json: { message: 'You are being rate limited.', retry_after: 0, global: false, code: 0 },
};
const outage = { status: 503, text: '<html>upstream connect error</html>' };

const kinds: [string, Early, code: string][] = [
  ['404', gone, '10062'],
  ['404 of the edge, in HTML', { status: 404, text: '<html>not here</html>' }, 'undefined'],
  [
    '404 of the edge, in broken JSON',
    { status: 404, headers: { 'content-type': 'application/json' }, text: '{"a' },
    '',
  ],
  ['413', { status: 413, text: '<html>too large</html>' }, 'undefined'],
  ['500', { status: 500, text: '' }, 'unreachable'],
  ['503', outage, 'unreachable'],
  ['a reset at once', { resetAfterBytes: 0 }, 'unreachable'],
  ['a reset after 10,000 bytes', { resetAfterBytes: 10_000 }, 'unreachable'],
  ['silence', 'silence', 'unreachable'],
  ['an answer that stops half-way', 'half-an-answer', 'unreachable'],
];

const fileOf = (size: number) => ({ name: 'a.png', mediaType: 'image/png', bytes: new Uint8Array(size).fill(1) });
const interactionOf = (index: number) => {
  const id = String(10n ** 18n + BigInt(index));
  return { id, application_id: id, token: `key${index}` };
};
const body = { flags: 0, components: [], allowed_mentions: {} };
/** First answers, which have three seconds; and what follows them, which has its own time however busy the machine is. */
const [answers, followUps] = [5, 70];

test.each(kinds)(
  'many uploads answered early with %s are all told to have failed',
  async (name, early, code) => {
    const { fake, edge, rejections } = await startEdge();
    const requestMs = typeof early === 'string' ? 250 : 20_000;
    const timing = { requestMs, refusedMs: 1_000 };
    const rest = createRest({ token: fake.world.token, api: `${edge.url}/api`, timing, now: Date.now });
    edge.answer = early;
    const codes = new Set<string>();
    const uploadMany = (count: number, send: (index: number, files: UploadedFile[]) => Promise<void>) =>
      Promise.all(
        Array.from({ length: count }, async (_, index) => {
          const error = await send(index, [fileOf(60_000 + (index % 7) * 30_000), fileOf(40_000)]).then(
            () => null,
            (thrown: PlatformError) => thrown,
          );
          expect(error, name).toMatchObject({ name: 'PlatformError' });
          codes.add(error?.code ?? '');
        }),
      );
    await uploadMany(answers, (index, files) => rest.answer(interactionOf(index), { type: 4, data: {} }, files));
    await uploadMany(followUps, (index, files) => rest.followUp(interactionOf(index), body, files));
    // In silence, a busy machine ends the time of some before they are sent.
    const uploads = answers + followUps;
    expect(edge.early).toBeGreaterThanOrEqual(name === 'silence' ? uploads / 2 : uploads);
    if (code) expect([...codes]).toEqual([code]);
    // What comes after goes through, over the same connections.
    edge.answer = null;
    const { id } = await rest.createMessage(fake.general.id, { content: 'a picture' }, [fileOf(60_000)]);
    expect(fake.world.messages.get(id)?.attachments).toMatchObject([{ filename: 'a.png', size: 60_000 }]);
    expect(rejections.seen).toEqual([]);
  },
  60_000,
);

test('an upload that is told early to wait goes through afterwards', async () => {
  const { fake, edge, rejections } = await startEdge();
  const timing = { requestMs: 5_000, refusedMs: 1_000 };
  const rest = createRest({ token: fake.world.token, api: `${edge.url}/api`, timing, now: Date.now });
  for (let index = 0; index < 30; index += 1) {
    edge.answer = limited;
    const sending = rest.createMessage(fake.general.id, { content: `picture ${index}` }, [fileOf(90_000)]);
    await expect.poll(() => edge.early, { interval: 2 }).toBeGreaterThan(index);
    edge.answer = null;
    const { id } = await sending;
    expect(fake.world.messages.get(id)?.attachments).toHaveLength(1);
    edge.early = index + 1;
  }
  expect(rejections.seen).toEqual([]);
});

test.each(['gateway', 'http'] as const)(
  'over %s, an answer whose picture does not get through is given without it',
  async (transport) => {
    const { fake, edge, rejections } = await startEdge();
    const { house } = createContractHouse();
    const person = await createDiscordHarness(house, { transport, fake, settings: { api: `${edge.url}/api` } });
    stops.push(() => person.stop());
    for (const early of [outage, { status: 500, text: '' }, { resetAfterBytes: 0 }]) {
      edge.answer = early;
      const shown = await person.say('/pictured');
      expect(shown.text).toContain('Beside a picture');
      expect(shown.text).toContain(picture.alt);
      expect(shown.pictures).toEqual([]);
    }
    edge.answer = null;
    expect((await person.say('/pictured')).pictures).toEqual([{ alt: picture.alt }]);
    expect(rejections.seen).toEqual([]);
  },
  60_000,
);
