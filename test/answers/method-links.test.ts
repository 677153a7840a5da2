import { expect, test } from 'vitest';
import { figureMethod } from '#src/domain/figures/method.ts';
import { peerMethod } from '#src/domain/peers/method.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const house = await createDialogue({ env: { PUBLIC_URL: 'http://localhost' } });
const pages = createPages({ ...house.context, read: house.bot.read, hasPlayground: true });
const methods = await (await pages.request('/methods')).text();

test.each([
  ['/indicator show unemployment Catalonia', figureMethod],
  ['/indicator rank unemployment', figureMethod],
  ['/indicator rank unemployment country=ES page=1', figureMethod],
  ['/compare SE224 ES51', figureMethod],
  ['/compare SE224 ES51 indicators=unemployment', figureMethod],
  ['/compare DE FR', figureMethod],
  ['/region show ES51', figureMethod],
  ['/peers ES62', peerMethod],
  ['/peers ES62 better-at=unemployment', `${figureMethod}.*${peerMethod}`],
  ['/peers ES62 better-at=education', `${scoreMethod}.*${peerMethod}`],
  ['/score ES51', scoreMethod],
  ['/score ES51 area=labour-market', scoreMethod],
  ['/indicator rank labour-market', scoreMethod],
  ['/brief ES62', `${figureMethod}|${scoreMethod}|${peerMethod}`],
])('%s says the version of its method and leads to a paragraph that exists', async (line, version) => {
  const outcome = await house.say(line);
  const said = JSON.stringify(outcome);
  expect(read(outcome).replaceAll('\n', ' ')).toMatch(new RegExp(`Method .*(?:${version})`));
  const anchors = [...said.matchAll(/http:\/\/localhost\/methods#([a-z-]+)/g)].map(([, anchor]) => anchor);
  expect(anchors.length).toBeGreaterThan(0);
  for (const anchor of anchors) expect(methods, anchor).toContain(`id="${anchor}"`);
});
