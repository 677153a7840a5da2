import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The bill of materials of what a server runs with, as CycloneDX. npm 11 leaves out with --omit=dev what development needs as well, so that all is asked for
// and development is taken out by the lock file.
const root = dirname(dirname(fileURLToPath(import.meta.url)));

type Bill = { components: { 'bom-ref': string }[]; dependencies: { ref: string; dependsOn: string[] }[] };

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string; dev?: boolean }>;
};
const kept = new Set(
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
);
const isKept = (ref: string) => kept.has(ref.split('|')[0] as string);

const made = spawnSync('npm', ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
});
if (made.status === 0) {
  const bill = JSON.parse(made.stdout) as Bill;
  const components = bill.components.filter((each) => isKept(each['bom-ref']));
  const [own] = bill.dependencies.filter(({ ref }) => !bill.components.some((each) => each['bom-ref'] === ref));
  const dependencies = bill.dependencies
    .filter(({ ref }) => ref === own?.ref || isKept(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isKept) }));
  process.stdout.write(`${JSON.stringify({ ...bill, components, dependencies }, null, 2)}\n`);
} else {
  process.stderr.write(made.error ? `npm could not be started (${made.error.message}).\n` : made.stderr);
  process.exitCode = 1;
}
