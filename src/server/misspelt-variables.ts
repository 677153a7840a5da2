import { operatorTexts } from '#src/texts/operator.ts';

/** Shorter names are near to names of others, as PATH is to PORT. */
const shortest = 6;
/** From this length on two letters may be wrong. */
const long = 9;

/** Without signs and case: SLACK-BOT-TOKEN, slackBotToken and SLACK_BOT_TOKEN are one name. */
const fold = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** So many settings of one first word make it ours: SLACK_, DISCORD_. */
const fewestOfFamily = 3;

/** One word too many or too few, as in DISCORD_BOT_TOKEN and SLACK_TOKEN. */
function differByWord(left: string, right: string): boolean {
  const [fewer = [], more = []] = [left, right]
    .map((name) => name.split('_'))
    .sort((one, other) => one.length - other.length);
  return more.length === fewer.length + 1 && more[0] === fewer[0] && fewer.every((word) => more.includes(word));
}

/** What other programs call what a setting of ours holds. */
const calledElsewhere: Readonly<Record<string, readonly string[]>> = {
  DATABASE_URL: 'POSTGRES_URL POSTGRES_URI POSTGRESQL_URL POSTGRES_DSN PG_URL PG_URI DB_URL DB_URI DATABASE_DSN'.split(
    ' ',
  ),
  SMTP_URL: 'SMTP_HOST SMTP_SERVER MAIL_URL MAIL_HOST MAIL_SERVER EMAIL_URL EMAIL_HOST MAILER_DSN'.split(' '),
  MAIL_FROM: 'SMTP_FROM EMAIL_FROM FROM_EMAIL MAIL_SENDER SMTP_SENDER'.split(' '),
  PUBLIC_URL: 'APP_URL SITE_URL ROOT_URL EXTERNAL_URL'.split(' '),
};

/** A name without its first word, as in ALLOWED_TEAMS, where one setting alone ends so. */
function findWhole(given: string, names: readonly string[]): string | undefined {
  const ending = names.filter((name) => name.slice(name.indexOf('_') + 1) === given && name !== given);
  return given.includes('_') && ending.length === 1 ? ending[0] : undefined;
}

/**
 * Finds variables whose names are almost those of settings that are not set, a sentence each: what is misspelt would be left out without a word. `distance` counts
 * edits between two words, up to a limit. Values are not looked at.
 */
export function listMisspelt(
  env: Record<string, string | undefined>,
  names: readonly string[],
  distance: (left: string, right: string, most: number) => number,
): string[] {
  const known = new Set(names);
  const open = names.filter((name) => name.length >= shortest && !env[name]?.trim());
  return Object.keys(env).flatMap((given) => {
    if (known.has(given) || !env[given]?.trim()) return [];
    const written = fold(given);
    const isNear = (name: string) => {
      const most = name.length >= long ? 2 : 1;
      return distance(written, fold(name), most) <= most;
    };
    const isFamily = names.filter((name) => name.split('_')[0] === given.split('_')[0]).length >= fewestOfFamily;
    const upper = given.toUpperCase();
    const whole = findWhole(upper, names);
    const meant =
      open.find(isNear) ??
      (isFamily ? open.find((name) => differByWord(given, name)) : undefined) ??
      (whole !== undefined && open.includes(whole) ? whole : undefined) ??
      open.find((name) => calledElsewhere[name]?.includes(upper));
    return meant === undefined ? [] : [operatorTexts.settings.misspelt({ name: given, meant })];
  });
}
