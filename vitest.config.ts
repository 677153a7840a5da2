import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Tests of these folders leave nothing behind in what they import, so that files share a worker and its modules: imports were half of the time of a
 * run. The others start and kill processes, change what is global, or speak through SDKs that keep state.
 */
const sharing = [
  'charts',
  'commands',
  'core',
  'domain',
  'jobs',
  'operations',
  'outbox',
  'server',
  'sources',
  'texts',
  'web',
];
const shared = sharing.map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/loopback.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    // By itself vitest leaves one core unused, which is half of a small machine; many tests wait for sockets and processes.
    maxWorkers: availableParallelism(),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'sharing', include: shared, isolate: false } },
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.ts'], exclude: shared } },
    ],
  },
});
