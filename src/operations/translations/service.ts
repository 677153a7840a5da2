import { LRUCache } from 'lru-cache';
import { isRecent } from '#src/core/is-recent.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { createNameFinder, protect, restore } from '#src/domain/translations/protect.ts';
import type { TranslationService } from '#src/domain/translations/service.ts';
import { hashOf, keyOf, type Original, type Words } from '#src/domain/translations/translation.ts';
import type { Sql } from '#src/store/database/database.ts';
import {
  findPublicOriginal,
  listNamesOfPeople,
  listTranslations,
  saveMachineTranslation,
} from '#src/store/translations/translation.ts';

/** Nobody waits for it; a service that takes longer is left alone. */
const limitMs = 15_000;
const atOnce = 2;
const mostWaiting = 100;
const mostFailures = 3;
const restMs = 60_000;
/** What a service could not translate, and languages that it does not know, are not asked for again so soon. */
const refusedMs = 6 * 3_600_000;
const mostRefused = 1_000;
const mostPairs = 500;

type Asked = { texts: readonly string[]; from: string; to: string };

type Parts = {
  /** Asks the service. Rejects with an error whose message holds nothing of the texts, the address or the key. */
  translate(asked: Asked, signal: AbortSignal): Promise<string[]>;
  host: string;
  sql: Sql;
  catalogue: Pick<Catalogue, 'regions'>;
  logger: Logger;
  now(): Date;
  /** How long a service may take, in milliseconds. */
  limit?: number;
};

/** A service with what its server needs of it: what staff are told while it is not asked, and when all that was wanted is done. */
export type RunningService = TranslationService & { trouble(): string | null; whenIdle(): Promise<void> };

/**
 * Has originals translated one after the other, behind the answers: what everybody may read, of who lets it be sent, without figures, addresses and names of
 * regions and people. What comes back with a figure, a link or a tag more is thrown away. After three failures nothing is asked for a minute; after
 * three that are about the request alone, nothing more of its two languages for hours.
 */
export function createTranslationService(parts: Parts): RunningService {
  const { translate, host, sql, catalogue, logger, now, limit = limitMs } = parts;
  const waiting = new Map<string, { original: Original; language: string }>();
  const working = new Set<string>();
  const refused = new LRUCache<string, true>({ max: mostRefused, ttl: refusedMs });
  /** By both languages: how often a request was refused, one behind the other. */
  const refusals = new LRUCache<string, number>({ max: mostPairs, ttl: refusedMs });
  /** What is asked for in vain, by original and language: nobody is told that it is being made. */
  const vain = new LRUCache<string, true>({ max: mostRefused, ttl: restMs });
  const findRegion = createNameFinder(
    new Set([...catalogue.regions.values()].flatMap(({ names }) => names.map(({ name }) => name))),
  );
  let whenDone: (() => void)[] = [];
  let failures = 0;
  let restsSince = Number.NEGATIVE_INFINITY;
  let why = '';

  const isResting = () => isRecent(restsSince, now().getTime(), restMs);

  function fail(reason: string) {
    why = reason;
    failures += 1;
    logger.warn({ why: reason }, 'the translation service gave no translation');
    if (failures < mostFailures) return;
    restsSince = now().getTime();
    // The next failure after the rest is enough for another one.
    failures = mostFailures - 1;
  }

  async function ask(words: Words, from: string, to: string): Promise<Words | null> {
    const people = createNameFinder(await listNamesOfPeople(sql));
    const findName = (text: string, at: number) => Math.max(people(text, at), findRegion(text, at));
    const shielded = Object.entries(words).map(([field, text]) => ({ field, ...protect(text, findName) }));
    const said = shielded.filter(({ sent }) => sent.trim() !== '');
    let texts: string[];
    try {
      texts = await translate({ texts: said.map(({ sent }) => sent), from, to }, AbortSignal.timeout(limit));
      failures = 0;
      refusals.delete(`${from} ${to}`);
    } catch (error) {
      if (error instanceof Error && 'isOfRequest' in error && error.isOfRequest === true) {
        refused.set(`${to} ${hashOf(from, words)}`, true);
        refusals.set(`${from} ${to}`, (refusals.get(`${from} ${to}`) ?? 0) + 1);
        logger.warn({ why: error.message, from, to }, 'the translation service took no such request');
        return null;
      }
      fail(error instanceof Error && error.name === 'TranslatorError' ? error.message : 'a fault');
      return null;
    }
    const made = new Map(said.map((part, index) => [part.field, restore(texts[index] ?? '', part)]));
    if ([...made.values()].includes(null)) {
      refused.set(`${to} ${hashOf(from, words)}`, true);
      logger.warn({ why: 'not what was sent' }, 'a translation was thrown away');
      return null;
    }
    return Object.fromEntries(shielded.map(({ field }) => [field, made.get(field) ?? '']));
  }

  async function work(original: Original, to: string) {
    const found = await findPublicOriginal(sql, original);
    if (!found?.mayBeSent || found.language === to) return;
    const hash = hashOf(found.language, found.words);
    if (refused.has(`${to} ${hash}`) || (refusals.get(`${found.language} ${to}`) ?? 0) >= mostFailures) {
      vain.set(`${keyOf(original)} ${to}`, true);
      return;
    }
    if ((await listTranslations(sql, original, to)).some((each) => each.hash === hash)) return;
    const words = await ask(found.words, found.language, to);
    // Of a text that was changed meanwhile it is found by no reader, and the next one has it made anew.
    if (!words || !(await findPublicOriginal(sql, original))?.mayBeSent) return;
    await saveMachineTranslation(sql, original, { language: to, hash, words }, now());
  }

  function next() {
    for (const [key, { original, language }] of waiting) {
      if (working.size >= atOnce) return;
      waiting.delete(key);
      if (isResting()) continue;
      working.add(key);
      work(original, language)
        .catch((error: unknown) => logger.error({ err: error }, 'a text could not be translated'))
        .finally(() => {
          working.delete(key);
          next();
        });
    }
    if (working.size > 0) return;
    for (const done of whenDone) done();
    whenDone = [];
  }

  return {
    host,
    want(original, language) {
      const key = `${keyOf(original)} ${language}`;
      if (working.has(key) || waiting.has(key)) return true;
      if (isResting() || vain.has(key) || waiting.size >= mostWaiting) return false;
      waiting.set(key, { original, language });
      // The answer goes first.
      setImmediate(next);
      return true;
    },
    trouble: () => (isResting() ? `not asked for a minute: ${why}` : null),
    whenIdle: () =>
      waiting.size + working.size === 0 ? Promise.resolve() : new Promise((resolve) => whenDone.push(resolve)),
  };
}
