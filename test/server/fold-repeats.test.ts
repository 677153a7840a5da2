import { beforeEach, expect, test, vi } from 'vitest';
import { foldRepeats } from '#src/server/fold-repeats.ts';

const lines: string[] = [];
const log = (level: string) => (details: object | string, message?: string) => {
  const { err, ...rest } = Object(details) as { err?: Error };
  lines.push(`${level} ${message ?? details} ${err ? `${err.message} ` : ''}${JSON.stringify(message ? rest : {})}`);
};
let now = 0;
const create = () =>
  foldRepeats({ debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') }, { now: () => now });
beforeEach(() => {
  lines.length = 0;
  now = 0;
});
const fault = (message: string) => new TypeError(message);

test('the first of a kind are written whole, the others are counted and told with the next after a minute', () => {
  const logger = create();
  for (let index = 0; index < 5_000; index += 1)
    logger.error({ err: fault(`x${index}`), id: index }, 'a request failed');
  expect(lines).toEqual([0, 1, 2].map((index) => `error a request failed x${index} {"id":${index}}`));
  now = 60_000;
  logger.error({ err: fault('y'), id: 5_000 }, 'a request failed');
  expect(lines.slice(3)).toEqual(['error a request failed {"repeated":4997}', 'error a request failed y {"id":5000}']);
});

test('the count is told though nothing follows', () => {
  vi.useFakeTimers();
  const logger = create();
  for (let index = 0; index < 10; index += 1) logger.warn('a body holds no JSON');
  now = 60_000;
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(lines.slice(3)).toEqual(['warn a body holds no JSON {"repeated":7}']);
});

test('who was given a reference finds it, without the whole fault each time', () => {
  const logger = create();
  for (let index = 0; index < 5; index += 1)
    logger.error({ err: fault('x'), reference: `r${index}` }, 'an event failed');
  expect(lines.slice(3)).toEqual([
    'error an event failed {"reference":"r3"}',
    'error an event failed {"reference":"r4"}',
  ]);
});

test('what is said by other words, of another part, elsewhere in the code or below a warning is another kind', () => {
  const logger = create();
  for (let index = 0; index < 3; index += 1) logger.error({ err: fault('x') }, 'a');
  logger.error({ err: new TypeError('elsewhere') }, 'a');
  logger.warn({}, 'a');
  logger.error({ job: 'one' }, 'a');
  for (let index = 0; index < 10; index += 1) logger.info({}, 'a');
  expect(lines).toHaveLength(3 + 3 + 10);
});

test('kinds without an end are not kept without an end', () => {
  const logger = create();
  for (let index = 0; index < 50_000; index += 1) logger.warn({}, `of its own ${index}`);
  expect(lines.length).toBeLessThan(1_010);
});
