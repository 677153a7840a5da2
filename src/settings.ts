import { type AdminAccount, type Config, configVariables, parseConfig } from './config.ts';
import { UserError } from './core/errors.ts';
import type { Platform, PlatformTraits } from './core/platform.ts';
import { distance } from './domain/reading/distance.ts';
import { listMisspelt } from './server/misspelt-variables.ts';
import { readPlatforms, type SwitchedOn, sayOf } from './server/platforms.ts';
import { showValue } from './server/variables.ts';
import { operatorTexts } from './texts/operator.ts';

const { settings: texts } = operatorTexts;

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
  const names = [...configVariables, ...platforms.flatMap(({ env: { shape } }) => Object.keys(shape))];
  problems.push(...listMisspelt(env, names, distance));
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
  // By a platform that only writes mails nobody ever says anything.
  const known = platforms.filter(({ writesMail }) => !writesMail).map(({ name }) => name);
  const unknown = [...new Set(admins.map(({ platform }) => platform))].filter((platform) => !known.includes(platform));
  return [
    ...unknown.map((platform) => texts.admins.unknownPlatform({ platform, names: known.join(', ') })),
    ...admins.flatMap((account) => {
      const ids = platforms.find(({ name }) => name === account.platform)?.ids;
      const wrong = [
        ids && account.space !== '*' && !ids.space.test(account.space) && account.space,
        ids && !ids.user.test(account.user) && account.user,
      ];
      return wrong.filter(Boolean).map((part) => describeNoId(account, String(part)));
    }),
  ];
}

/** Says of which platforms that are not set up here accounts stand in ADMINS, so that nobody is an admin by them; null where there are none. */
export function describeAbsentAdmins(
  { admins }: Pick<Config, 'admins'>,
  platforms: readonly Pick<PlatformTraits, 'name'>[],
  switchedOn: readonly SwitchedOn[],
): string | null {
  const spoken = new Set(switchedOn.map(({ platform }) => platform.name));
  const absent = platforms
    .map(({ name }) => name)
    .filter((name) => !spoken.has(name) && admins.some(({ platform }) => platform === name));
  if (absent.length === 0) return null;
  const isNobody = admins.every(({ platform }) => absent.includes(platform));
  return texts.admins.absent({ platforms: absent.join(', '), isNobody: isNobody ? 'yes' : 'no' });
}

/** Such an admin would never appear. */
function describeNoId({ platform }: AdminAccount, part: string): string {
  return texts.admins.noId({ part: showValue(part), platform });
}

function describeMissingAddress({ platform }: SwitchedOn): string[] {
  if (!platform.needsPublicUrl) return [];
  const names = Object.keys(platform.env.shape).join(', ');
  return [
    texts.publicUrl.missing({ platform: platform.name, purpose: sayOf(platform.name, platform.needsPublicUrl), names }),
  ];
}
