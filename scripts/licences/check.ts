import satisfies from 'spdx-satisfies';
import { exceptions, named, permissive } from './rules.ts';

/** One installed version of a package. `path` is its key in the lock file. */
export type LockedPackage = { version?: string; license?: string; dev?: boolean };

export type Finding = { name: string; version: string; licence: string; reason: string | null };

export type Report = {
  /** The packages that may be used, by name. `reason` explains a package with a rule of its own. */
  allowed: Finding[];
  /** A sentence for each package whose licence is unknown or not allowed, and each rule that fits no package. */
  problems: string[];
};

/** Judges the licence of every package that running needs, optional ones included. */
export function checkLicences(
  packages: Record<string, LockedPackage>,
  rules = { permissive, exceptions, named },
): Report {
  const allowed: Finding[] = [];
  const problems: string[] = [];
  const used = new Set<string>();
  for (const [path, { version = '', license, dev }] of Object.entries(packages)) {
    if (path === '' || dev) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (license === undefined && rules.named[name] !== undefined) used.add(name);
    const licence = license ?? rules.named[name];
    const exception = rules.exceptions.find((each) => fits(name, each.name));
    if (licence === undefined) problems.push(`${name}@${version} does not say its licence.`);
    else if (isWithin(licence, rules.permissive)) allowed.push({ name, version, licence, reason: null });
    else if (exception && isWithin(licence, [...rules.permissive, ...exception.licences])) {
      used.add(exception.name);
      allowed.push({ name, version, licence, reason: exception.reason });
    } else problems.push(`${name}@${version} is under ${licence}, which no rule allows.`);
  }
  const unused = [...rules.exceptions.map(({ name }) => name), ...Object.keys(rules.named)].filter(
    (name) => !used.has(name),
  );
  problems.push(...unused.map((name) => `The rule for ${name} fits no package. Remove it.`));
  return { allowed: allowed.sort((left, right) => (left.name < right.name ? -1 : 1)), problems };
}

function fits(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** Returns whether the licences allow the use. An expression that is no SPDX, such as "SEE LICENSE IN …", is unknown. */
function isWithin(licence: string, licences: string[]): boolean {
  try {
    return satisfies(licence, licences);
  } catch {
    return false;
  }
}
