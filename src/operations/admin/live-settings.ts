import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import {
  type LiveName,
  type LiveValues,
  listWords,
  liveNames,
  logLevels,
  mostOrigins,
  originPattern,
  requestLimits,
} from '#src/domain/admin/live-setting.ts';
import { deleteSetting, listSettings, saveSetting } from '#src/store/admin/setting.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';

type Inside = Pick<AppContext, 'sql' | 'live'>;

/** Reads what is kept, so that this server follows it. */
export async function followSettings({ sql, live }: Inside): Promise<void> {
  live.follow(await listSettings(sql));
}

/** Lists what may be set while servers run, and which of it is set otherwise than this server was started with. */
export async function listLiveSettings(
  context: Inside,
): Promise<{ values: LiveValues; usual: LiveValues; kept: ReadonlySet<LiveName> }> {
  const kept = await listSettings(context.sql);
  context.live.follow(kept);
  const names = liveNames.filter((name) => kept.some((each) => each.name === name));
  return { values: context.live.values(), usual: context.live.usual(), kept: new Set(names) };
}

/**
 * Sets one, or with null lets each server keep to what it was started with. This server follows at once, others within a minute.
 * @throws UserError where the value is none of it
 */
export async function changeSetting(
  context: Inside,
  { name, value }: { name: LiveName; value: string | null },
  { language, now }: { language: string; now: Date },
): Promise<void> {
  if (value === null) await deleteSetting(context.sql, name);
  else {
    const read = readLiveValue(name, value, textsFor(language).admin.settings);
    await saveSetting(context.sql, { name, value: read }, now);
  }
  await followSettings(context);
}

function readLiveValue(name: LiveName, written: string, texts: Texts['admin']['settings']): string {
  const value = written.trim().toLowerCase();
  switch (name) {
    case 'log-level':
      if (!logLevels.some((level) => level === value))
        throw new UserError(texts.problems.level({ levels: logLevels.join(', ') }));
      return value;
    case 'api-requests': {
      const { least, most } = requestLimits;
      if (!/^\d{1,5}$/.test(value) || Number(value) < least || Number(value) > most)
        throw new UserError(texts.problems.number({ least, most }));
      return String(Number(value));
    }
    case 'api-origins': {
      const words = [...new Set(listWords(value))];
      const wrong = words.find((word) => !originPattern.test(word));
      if (wrong !== undefined) throw new UserError(texts.problems.origin({ word: wrong }));
      if (words.length > mostOrigins) throw new UserError(texts.problems.many({ most: mostOrigins }));
      return words.join(' ');
    }
    default:
      return name satisfies never;
  }
}
