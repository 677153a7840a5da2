import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with one plain line that machines can read: "1975 passed, 0 failed, 4 skipped". Above it stand the tests that passed only when they were
 * run again, which a build machine does once: each of them is a fault of the test or of the code.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'pending' ? 'skipped' : state] += 1;
        if (test.diagnostic()?.flaky)
          process.stdout.write(`passed only when run again: ${module.relativeModuleId} > ${test.name}\n`);
      }
      // A file that could not be loaded has no tests to fail.
      if (module.state() === 'failed' && module.errors().length > 0) counts.failed += 1;
    }
    counts.failed += unhandled.length;
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  }
}
