import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Tests of these folders leave nothing behind in what they import, so that files share a worker and its modules: imports were half of the time of a
 * run. The others start and kill processes, or change what is global.
 */
const sharing = [
  'adapters',
  'answers',
  'charts',
  'commands',
  'core',
  'data',
  'domain',
  'jobs',
  'operations',
  'outbox',
  'server',
  'sources',
  'store/!(embedded)',
  'texts',
  'web',
];
const shared = sharing.map((folder) => `test/${folder}/**/*.test.ts`);

// For the workers and every process that tests start: compiling is half of the time in which a server starts.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/loopback.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    // One more than there are cores: half of a run is waiting for sockets, clocks and processes. More than that makes a small machine miss deadlines.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'sharing', include: shared, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: shared } },
    ],
  },
});
