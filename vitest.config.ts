import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Tests of these files leave nothing behind in what they import, so that they share a worker and its modules: imports were half of the time of a
 * run. The others start and kill processes, measure time, or change what is global.
 */
const sharing = [
  'adapters',
  'answers',
  'browser',
  'charts',
  'commands',
  'conversations',
  'core',
  'data',
  'domain',
  'exports',
  'jobs',
  'operations',
  'outbox',
  'server',
  'sources',
  'store/!(embedded)',
  'texts',
  'web',
];
const shared = [
  ...sharing.map((folder) => `test/${folder}/**/*.test.ts`),
  'test/{config,cuts,docs,env-example,house,settings}.test.ts',
];

// For the workers and every process that tests start: compiling is half of the time in which a server starts.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    // Node loads the modules itself, as it does for the server: no test replaces one, and Vite's own loader took half of the time of many files.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    setupFiles: ['test/support/loopback.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    // One more than there are cores: half of a run is waiting for sockets, clocks and processes. More than that makes a small machine miss deadlines.
    maxWorkers: availableParallelism() + 1,
    // What takes five seconds takes a minute on a machine ten times as busy.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // One second, which is usual, is missed on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      { extends: true, test: { name: 'sharing', include: shared, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: shared } },
    ],
  },
});
