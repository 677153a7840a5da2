import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedServer, startEmbedded } from '#src/store/embedded/embedded.ts';

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work` on an embedded PostgreSQL of its own. The server ends and its files are deleted after `work`, whether that ends well, fails, or this process is
 * told to end by a signal: it runs apart, and nobody else would end it. With `kept` the files stay in that directory, and the next run finds what is there.
 */
export async function withThrowaway<T>(
  { name, settings = {}, kept }: { name: string; settings?: Record<string, string>; kept?: string },
  work: (server: Pick<EmbeddedServer, 'url' | 'dataDir'>) => Promise<T>,
): Promise<T> {
  if (kept !== undefined) mkdirSync(kept, { recursive: true });
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), `causeway-${name}-`));
  // PostgreSQL runs as another account than root.
  chmodSync(dataDir, 0o755);
  const starting = startEmbedded({ dataDir, settings });
  const end = async () => {
    await starting.then(
      (server) => server.stop(),
      () => {},
    );
    if (kept === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  let isTold = false;
  // Whoever presses Ctrl+C tells this process twice, as npm passes it on too: the second is no reason to leave the first half done.
  const endBy = (signal: (typeof endings)[number]) => {
    if (isTold) return;
    isTold = true;
    void end().finally(() => process.exit(128 + constants.signals[signal]));
  };
  for (const signal of endings) process.on(signal, endBy);
  try {
    return await work(await starting);
  } finally {
    // What fails now fails as its database ends; the process ends once that is done.
    if (isTold) await new Promise(() => {});
    await end();
    for (const signal of endings) process.off(signal, endBy);
  }
}
