import { LRUCache } from 'lru-cache';
import { BusyError, createGate } from '#src/core/concurrency-gate.ts';
import { within } from '#src/core/deadline.ts';
import { isRecent } from '#src/core/is-recent.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Person } from '#src/core/person.ts';
import { modelInstructions } from '#src/domain/reading/model/instructions.ts';
import {
  listModelValues,
  type ModelItem,
  modelAnswerSchema,
  parseModelAnswer,
} from '#src/domain/reading/model/item.ts';
import { maskText } from '#src/domain/reading/model/mask.ts';
import type { WordTables } from '#src/domain/reading/tables.ts';

/** From the question to the answer, with all that comes between. */
const limitMs = 2_000;
const atOnce = 4;
const mostFailures = 3;
const restMs = 60_000;
/** No more of a message is sent. */
const longestSent = 600;
const keptMs = 10 * 60_000;
const mostKept = 200;

type Parts = {
  complete(prompt: { system: string; user: string; schema: object }, signal: AbortSignal): Promise<string>;
  tables: Pick<WordTables, 'lexicon'>;
  /** The names of people that are known here; null where this person's words may not be sent. */
  namesFor(person: Person): Promise<string[] | null>;
  logger: Logger;
  now(): Date;
};

/** A language model that reads words. */
export type ModelReader = {
  /** What it reads in a text; null where it is not asked or gives no answer in time. Never rejects. */
  read(text: string, person: Person): Promise<ModelItem[] | null>;
  /** What staff are told while it is not asked. */
  trouble(): string | null;
};

/** Asks a language model within bounds: so many at once, two seconds in all, and not for a minute after it failed several times. */
export function createModelReader({ complete, tables, namesFor, logger, now }: Parts): ModelReader {
  const values = listModelValues(tables);
  const system = modelInstructions(values);
  const gate = createGate({ atOnce, ofOne: 1, waiting: 0 });
  const asked = new Map<string, Promise<ModelItem[] | null>>();
  const kept = new LRUCache<string, ModelItem[]>({ max: mostKept, ttl: keptMs });
  let failures = 0;
  let restsSince = Number.NEGATIVE_INFINITY;
  let why = '';

  function fail(reason: string) {
    why = reason;
    failures += 1;
    logger.warn({ why: reason }, 'the language model gave no answer');
    if (failures < mostFailures) return;
    restsSince = now().getTime();
    // The next failure after the rest is enough for another one.
    failures = mostFailures - 1;
  }

  const isResting = () => isRecent(restsSince, now().getTime(), restMs);

  async function ask(text: string, ms: number): Promise<ModelItem[] | null> {
    try {
      const user = JSON.stringify({ message: text });
      const content = await complete({ system, user, schema: modelAnswerSchema }, AbortSignal.timeout(ms));
      const items = parseModelAnswer(content, values);
      if (items === null) {
        fail('an answer that is no reading');
        return null;
      }
      failures = 0;
      kept.set(text, items);
      return items;
    } catch (error) {
      fail(error instanceof Error && error.name === 'LanguageModelError' ? error.message : 'a fault');
      return null;
    }
  }

  async function readMasked(text: string, person: Person, startedAt: number): Promise<ModelItem[] | null> {
    const names = await namesFor(person);
    const leftMs = Math.floor(limitMs - (performance.now() - startedAt));
    if (names === null || leftMs <= 0 || isResting()) return null;
    const masked = maskText(beginningOf(text), [...names, person.displayName ?? '']);
    const known = kept.get(masked) ?? asked.get(masked);
    if (known) return known;
    const asking = gate.pass(person.id, () => ask(masked, leftMs)).finally(() => asked.delete(masked));
    asked.set(masked, asking);
    return asking;
  }

  return {
    async read(text, person) {
      if (isResting()) return null;
      const work = readMasked(text, person, performance.now()).catch((error: unknown) => {
        if (!(error instanceof BusyError)) logger.warn({ err: error }, 'a language model could not be asked');
        return null;
      });
      return within(work, limitMs);
    },
    trouble: () => (isResting() ? `not asked for a minute: ${why}` : null),
  };
}

/** As much of a text as is sent, without half a word at its end. */
function beginningOf(text: string): string {
  return text.length > longestSent ? text.slice(0, longestSent).replace(/\S*$/u, '') : text;
}
