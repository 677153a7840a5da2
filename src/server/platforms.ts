import { UserError } from '#src/core/errors.ts';
import type { Platform } from '#src/core/platform.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { platformTexts } from '#src/texts/platform.ts';
import { readVariables } from './variables.ts';

export type SwitchedOn = { platform: Platform; env: Record<string, string | undefined> };

/**
 * The platforms whose variables are set. A platform without variables of its own is always on.
 * @throws UserError naming what is missing or wrong, for all platforms at once, where only some of a platform's variables will do.
 */
export function readPlatforms(platforms: Platform[], env: Record<string, string | undefined>): SwitchedOn[] {
  const problems: string[] = [];
  const switchedOn = platforms.flatMap((platform) => {
    const names = Object.keys(platform.env.shape);
    const { values: filled, problems: unreadable } = readVariables(env, names);
    problems.push(...unreadable);
    // What is missing then may be what could not be read.
    if (unreadable.length > 0 || (names.length > 0 && Object.keys(filled).length === 0)) return [];
    const parsed = platform.env.safeParse(filled);
    if (parsed.success) return [{ platform, env: parsed.data as Record<string, string | undefined> }];
    problems.push(
      ...parsed.error.issues.map((issue) =>
        describe(platform.name, filled, { ...issue, message: sayOf(platform.name, issue.message) }),
      ),
    );
    return [];
  });
  if (problems.length > 0) throw new UserError([...new Set(problems)].join('\n'));
  return switchedOn;
}

/** Returns the sentence where a message is the key of one (`SettingSentence`), the message itself where it is none. */
export function sayOf(platform: string, message: string): string {
  const [, key] = /^settings\.(\w+)$/.exec(message) ?? [];
  if (key === undefined) return message;
  const { settings = {} } = platformTexts<{ settings?: Record<string, string> }>(platform, 'en');
  return settings[key] ?? message;
}

function describe(
  platform: string,
  filled: Record<string, string>,
  issue: { code: string; path: PropertyKey[]; message: string },
): string {
  const name = String(issue.path[0] ?? '');
  // A rule over several variables says the whole sentence itself.
  if (issue.code === 'custom' && !(name in filled)) return issue.message;
  if (issue.message.startsWith(name)) return issue.message;
  return name in filled
    ? operatorTexts.settings.doesNotFit({ name, reason: issue.message })
    : operatorTexts.settings.missing({ name, given: Object.keys(filled).join(', '), platform });
}
