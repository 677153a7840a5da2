import { expect, test } from 'vitest';
import { createShutdown } from '#src/server/shutdown.ts';

test('what was started last stops first, once, and a failing stop keeps no other from stopping', async () => {
  const done: string[] = [];
  const life = createShutdown((name) => done.push(`${name} failed`));
  life.add('database', async () => void done.push('database'));
  life.add('adapter', () => Promise.reject(new Error('stuck')));
  life.add('server', () => void done.push('server'));
  await Promise.all([life.end(), life.end()]);
  expect(done).toEqual(['server', 'adapter failed', 'database']);
});

test('what takes too long is left behind, and what was started first is stopped whole all the same', async () => {
  const done: string[] = [];
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const life = createShutdown((name, error) => done.push(`${name}: ${error}`), 100);
  life.add('database', async () => {
    await wait(200);
    done.push('database');
  });
  life.add('queue', () => void done.push('queue'));
  life.add('pictures', () => new Promise(() => {}));
  life.add('adapter', () => new Promise(() => {}));
  life.add('server', async () => {
    await wait(20);
    done.push('server');
  });
  const since = performance.now();
  await life.end();
  const late = 'it took too long and is left behind';
  expect(done).toEqual(['server', `adapter: ${late}`, `pictures: ${late}`, 'queue', 'database']);
  expect(performance.now() - since).toBeLessThan(1_000);
});
