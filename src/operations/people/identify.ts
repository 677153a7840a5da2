import { LRUCache } from 'lru-cache';
import { UserError } from '#src/core/errors.ts';
import type { Actor } from '#src/core/event.ts';
import { isRecent } from '#src/core/is-recent.ts';
import type { Person } from '#src/core/person.ts';
import type { Role } from '#src/core/role.ts';
import type { Account } from '#src/domain/people/account.ts';
import { type Profile, parseProfile } from '#src/domain/people/profile.ts';
import type { Database } from '#src/store/database/database.ts';
import { findAccount, findPersonOfAccount, lockAccount, saveAccountGone } from '#src/store/people/account.ts';
import { followProfile, savePersonRole } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { admitNewcomer } from './admit.ts';
import { makeKnown } from './make-known.ts';
import { recordRole } from './role.ts';

export type People = {
  /** The person behind an account, made known now if new. */
  identify(actor: Actor): Promise<Person>;
  /** The role of the person behind an account, that of whoever is new where nobody is known by it. Writes nothing. */
  roleOf(account: Account): Promise<Role>;
  /** Reads this person (everybody, if none is named) anew next time. To be called once a change is committed. */
  forgetCached(personId?: number): void;
};

/** A person's profile exactly as their platform gave it. */
type Told = { [Name in 'displayName' | 'locale' | 'timeZone']: string | undefined };

const isSame = (told: Told, actor: Actor) =>
  told.displayName === actor.displayName && told.locale === actor.locale && told.timeZone === actor.timeZone;

/** Other processes on the same database may change a person too. */
const trustedMs = 10_000;
/** More than write within ten seconds; one takes less than a kilobyte. */
const mostCached = 5_000;

/**
 * Creates what tells who is who. People are kept in memory for ten seconds, so that a command costs no query to know its asker. `roleOf` is the role
 * that an account tries, on a server that only its machine reaches. `admins` are `platform:space:user`, or `platform:user` for that account wherever
 * it is met.
 */
export function createPeople(
  database: Database,
  options: { admins: Iterable<string>; roleOf?(account: Account): Role | null; now(): Date },
): People {
  const admins = new Set(options.admins);
  const cache = new LRUCache<string, { person: Person; told: Told; readAt: number }>({ max: mostCached });
  let forgotten = 0;

  async function identify(actor: Actor): Promise<Person> {
    const key = `${actor.platform}\0${actor.space}\0${actor.user}`;
    const cached = cache.get(key);
    if (cached && isSame(cached.told, actor) && isRecent(cached.readAt, options.now().getTime(), trustedMs))
      return cached.person;
    const profile = parseProfile(actor);
    const before = forgotten;
    const known = await findAccount(database.sql, actor);
    if (known?.isGone) await saveAccountGone(database.sql, actor, null);
    const role = givenRole(actor, known?.followsAdmins ?? true);
    const person = await bringUpToDate(known?.person ?? (await join(actor, profile, actor)));
    // A change that was committed while this was read may not be in it.
    if (before === forgotten) {
      const { displayName, locale, timeZone } = actor;
      cache.set(key, { person, told: { displayName, locale, timeZone }, readAt: options.now().getTime() });
    }
    return person;

    async function bringUpToDate(found: Person): Promise<Person> {
      const isTold = (name: keyof Profile) => profile[name] === null || profile[name] === found[name];
      let current = found;
      if (!isTold('displayName') || !isTold('language') || !isTold('timeZone'))
        current = (await followProfile(database.sql, found.id, profile)) ?? current;
      if (role !== null && found.role !== role)
        current = await database.withTransaction(async (sql) => {
          await recordRole(sql, { id: found.id, role, before: found.role }, { actor: null, now: options.now() });
          return (await savePersonRole(sql, found.id, role)) ?? current;
        });
      return current;
    }
  }

  async function roleOf(account: Account): Promise<Role> {
    const { platform, space, user } = account;
    const cached = cache.get(`${platform}\0${space}\0${user}`);
    if (cached && isRecent(cached.readAt, options.now().getTime(), trustedMs)) return cached.person.role;
    const known = await findAccount(database.sql, account);
    return givenRole(account, known?.followsAdmins ?? true) ?? known?.person.role ?? 'member';
  }

  /** The role that an account has whatever is stored of its person; null where that decides. */
  function givenRole(account: Account, followsAdmins: boolean): Role | null {
    return isFirstAdmin(account) && followsAdmins ? 'admin' : (options.roleOf?.(account) ?? null);
  }

  function isFirstAdmin({ platform, space, user }: Account): boolean {
    return admins.has(`${platform}:${space}:${user}`) || admins.has(`${platform}:${user}`);
  }

  async function join(account: Account, profile: Profile, { origin, locale }: Actor): Promise<Person> {
    return database.withTransaction(async (sql) => {
      await lockAccount(sql, account);
      const known = await findPersonOfAccount(sql, account);
      if (known) return known;
      if (origin !== undefined && !(await admitNewcomer(sql, origin, options.now())))
        throw new UserError(textsFor(locale ?? 'en').me.crowded);
      return makeKnown(sql, { account, profile, isAdmitted: true, now: options.now() });
    });
  }

  function forgetCached(personId?: number) {
    forgotten += 1;
    for (const [key, { person }] of cache) if (personId === undefined || person.id === personId) cache.delete(key);
  }

  return { identify, roleOf, forgetCached };
}
