import { type Config, parseConfig } from './config.ts';
import { UserError } from './core/errors.ts';
import type { Platform, PlatformTraits } from './core/platform.ts';
import { readPlatforms, type SwitchedOn } from './server/platforms.ts';

export type Settings = { config: Config; switchedOn: SwitchedOn[] };

/** `platforms` are those the server speaks with; `everyPlatform` holds those too that people use without it. */
export type KnownPlatforms = { platforms: Platform[]; everyPlatform: readonly PlatformTraits[] };

/**
 * The server's own variables and those of its platforms.
 * @throws UserError naming everything that is wrong with any of them, a line each.
 */
export function readSettings(
  { platforms, everyPlatform }: KnownPlatforms,
  env: Record<string, string | undefined>,
): Settings {
  const problems: string[] = [];
  const config = attempt(problems, () => parseConfig(env));
  const switchedOn = attempt(problems, () => readPlatforms(platforms, env));
  if (config) {
    problems.push(...listUnknownAdmins(config, everyPlatform));
    if (config.publicUrl === null) problems.push(...(switchedOn ?? []).flatMap(describeMissingAddress));
  }
  if (!config || !switchedOn || problems.length > 0) throw new UserError(problems.join('\n'));
  return { config, switchedOn };
}

function attempt<T>(problems: string[], read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push(error.message);
    return null;
  }
}

function listUnknownAdmins({ admins }: Config, platforms: readonly PlatformTraits[]): string[] {
  const known = platforms.map(({ name }) => name);
  return [...new Set(admins.map(({ platform }) => platform))]
    .filter((platform) => !known.includes(platform))
    .map((platform) => `ADMINS names the platform "${platform}", which there is not. There are ${known.join(', ')}.`);
}

function describeMissingAddress({ platform }: SwitchedOn): string[] {
  if (!platform.needsPublicUrl) return [];
  const names = Object.keys(platform.env.shape).join(', ');
  return [
    `PUBLIC_URL is missing: ${platform.name} needs it, for ${platform.needsPublicUrl}. Set it to the address others reach this server by, or unset ${names}.`,
  ];
}
