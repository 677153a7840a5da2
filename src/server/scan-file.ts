import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const scanMs = 60_000;

/**
 * Looks for viruses: `command` is called with the path of a file; it ends with 0 where the file is clean, with 1 where it is not (as clamdscan does);
 * anything else is no answer. Without a command everything is clean.
 */
export async function scanFile(command: string | null, bytes: Uint8Array): Promise<'clean' | 'infected' | 'unknown'> {
  if (command === null) return 'clean';
  const folder = await mkdtemp(join(tmpdir(), 'causeway-scan-'));
  const path = join(folder, 'file');
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    const [program = '', ...words] = command.split(/\s+/);
    const { promise, resolve } = Promise.withResolvers<number | null>();
    const scanner = spawn(program, [...words, path], { stdio: 'ignore', timeout: scanMs });
    scanner.once('error', () => resolve(null));
    scanner.once('close', resolve);
    const code = await promise;
    return code === 0 ? 'clean' : code === 1 ? 'infected' : 'unknown';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
