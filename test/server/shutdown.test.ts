import { expect, test } from 'vitest';
import { createLife } from '#src/server/shutdown.ts';

test('what was started last stops first, once, and a failing stop keeps no other from stopping', async () => {
  const done: string[] = [];
  const life = createLife((name) => done.push(`${name} failed`));
  life.add('database', async () => void done.push('database'));
  life.add('adapter', () => Promise.reject(new Error('stuck')));
  life.add('server', () => void done.push('server'));
  await Promise.all([life.end(), life.end()]);
  expect(done).toEqual(['server', 'adapter failed', 'database']);
});
