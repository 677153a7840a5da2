import { afterEach, expect, test } from 'vitest';
import { createContractHouse, picture } from '#test/contracts/house.ts';
import { type Early, startEarlyEdge, watchRejections } from '#test/support/early-edge.ts';
import { readBlocks, setUpSlack } from './harness.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const kinds: [string, Early][] = [
  ['404', { status: 404, text: '<html>not here</html>' }],
  ['413', { status: 413, text: '' }],
  ['429', { status: 429, headers: { 'retry-after': '1' }, text: '' }],
  ['503', { status: 503, text: '<html>upstream connect error</html>' }],
  ['a reset at once', { resetAfterBytes: 0 }],
  ['a reset after 10,000 bytes', { resetAfterBytes: 10_000 }],
  ['silence', 'silence'],
  ['an answer that stops half-way', 'half-an-answer'],
];

/** What is waited for takes its time; a call of the API must not run into the same limit on a busy machine. */
const isSlow = (early: Early) => early === 'silence' || early === 'half-an-answer';
/** No more uploads than these wait at once. */
const mostWaiting = 100;
/** As large as a picture of the house is; larger than what a socket takes at once. */
const png = new Uint8Array(400_000).fill(7);

test.each(kinds)(
  'uploads answered early with %s: the message stands without its pictures',
  async (_, early) => {
    const rounds = isSlow(early) ? 3 : 30;
    const { house } = createContractHouse();
    house.pictures = { read: async () => Buffer.from(png) };
    const rejections = watchRejections();
    stops.push(rejections.stop);
    const setup = await setUpSlack(house, { timeoutMs: isSlow(early) ? 1_500 : 30_000 });
    const { fake, adapter, team, channel } = setup;
    const edge = await startEarlyEdge(fake.settings.url, ({ url }) => url?.startsWith('/upload/') ?? false);
    stops.push(setup.stop, edge.stop);
    // The addresses to upload to are Slack's to say.
    fake.settings.url = edge.url;
    edge.answer = early;
    const place = `slack:${team.id}:channel:${channel.id}` as const;
    const post = (index: number) => {
      const text = `Picture ${index}`;
      const blocks = [{ type: 'text' as const, markdown: text }, ...pictureOf(index)];
      return adapter.post(place, { text, blocks }, `d${index}`);
    };
    await Promise.all(Array.from({ length: rounds }, (_, index) => post(index)));
    const said = () => fake.world.messages.map(({ blocks }) => readBlocks(blocks));
    for (let index = 0; index < rounds; index += 1)
      expect(said().filter((text) => text.split('\n')[0] === `Picture ${index}`)).toHaveLength(1);
    expect(edge.early).toBeGreaterThanOrEqual(Math.min(rounds * 4, mostWaiting));
    expect(JSON.stringify(fake.world.messages)).not.toContain('"type":"image"');
    expect(said()[0]).toContain(picture.alt);
    edge.answer = null;
    await post(rounds);
    expect(fake.world.messages.at(-1)?.blocks.filter(({ type }) => type === 'image')).toHaveLength(4);
    expect(rejections.seen).toEqual([]);
  },
  60_000,
);

const pictureOf = (index: number) =>
  ['a', 'b', 'c', 'd'].map((letter) => ({ type: 'picture' as const, ...picture, key: `${letter}${index}` }));
