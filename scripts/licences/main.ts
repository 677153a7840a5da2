import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLicences, type LockedPackage } from './check.ts';

// The licence of everything that running needs: npm run licences. Ends with 1 where one is unknown or not allowed.
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
);
const { allowed, problems } = checkLicences(lock.packages);

for (const [licence, found] of [...Map.groupBy(allowed, (each) => each.licence)].sort(
  ([, left], [, right]) => right.length - left.length,
)) {
  console.log(`${licence} (${found.length})`);
  for (const { name, version, reason } of found) console.log(`  ${name} ${version}${reason ? ` – ${reason}` : ''}`);
}
for (const problem of problems) console.error(problem);
console.log(`\n${allowed.length} allowed, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;
