import { createHash } from 'node:crypto';
import type { Asker } from '../ask.ts';
import type { Door } from '../door.ts';
import { mutate, mutateBytes } from '../mutate.ts';
import { oddText } from '../odd.ts';
import type { Random } from '../random.ts';
import { formLines, lineOf, typed } from './lines.ts';

/** New people are limited by where they come from, so always the same ones come. */
const personCount = 30;

export const cookieOf = (person: string) =>
  `causeway_playground=${createHash('md5').update(`fuzz ${person}`).digest('hex')}`;

/** The user's part of the cookie, as ADMINS names it. */
export const userOf = (person: string) => cookieOf(person).split('=')[1] ?? '';

export const idOf = (random: Random) =>
  `fuzz-${random.below(2 ** 31).toString(36)}-${random.below(2 ** 31).toString(36)}`;

/** Sends the actions of people, as the page reports them. */
export function createPlaygroundDoor({ ask }: { ask: Asker }): Door {
  function make(random: Random): object {
    const base = { id: idOf(random), locale: 'en-GB', timeZone: 'Europe/Madrid' };
    const form = random.pick(formLines);
    const some = Object.fromEntries(Object.entries(typed).filter(() => random.chance(0.6)));
    switch (random.below(6)) {
      case 0:
        return { ...base, type: 'pressed', line: lineOf(random) };
      case 1:
        return { ...base, type: 'submitted', form, values: some };
      case 2:
        return { ...base, type: 'closed', form, values: some };
      case 3:
        return { ...base, type: 'typing', text: lineOf(random), ...(random.chance(0.5) && { field: 'region' }) };
      default:
        return { ...base, type: 'said', text: lineOf(random) };
    }
  }

  return {
    name: 'playground',
    share: 0.18,
    send(random) {
      const made = make(random);
      const body = Buffer.from(JSON.stringify(random.chance(0.3) ? made : mutate(made, random)) ?? '');
      const isOddlySent = random.chance(0.02);
      return ask({
        path: '/playground/events',
        headers: {
          'content-type': isOddlySent
            ? random.pick(['text/plain', '', 'application/json; charset=utf-16'])
            : 'application/json',
          cookie: cookieOf(String(random.below(personCount))),
          ...(random.chance(0.02) && { 'sec-fetch-site': 'cross-site' }),
          ...(random.chance(0.02) && {
            'accept-language': oddText(random)
              .replace(/[^\x20-\x7e]/g, '?')
              .slice(0, 2_000),
          }),
        },
        body: random.chance(0.1) ? mutateBytes(body, random) : body,
      });
    },
  };
}
