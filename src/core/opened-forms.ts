import { LRUCache } from 'lru-cache';
import type { Form } from './form.ts';

/** What a form held when it was opened; `goesOn`: a step of it was sent, and the next one is to be opened. */
type Opened = { form: Form; goesOn: boolean };

/** Forms that somebody has open, by a key of the person and the line. A server that does not know one opens it again. */
export type OpenedForms = {
  keep(key: string, form: Form): void;
  find(key: string): Form | null;
  /** Notes that the next opening of this form shows its next step. */
  goOn(key: string): void;
  /** The form, once, where the next opening is to show its next step; null where it is opened anew. */
  takeNext(key: string): Form | null;
  drop(key: string): void;
};

const longestOpenMs = 15 * 60_000;
/** A form takes about 10 kB. */
const mostForms = 500;

export function createOpenedForms(now: () => Date): OpenedForms {
  const opened = new LRUCache<string, Opened>({
    max: mostForms,
    ttl: longestOpenMs,
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
  });

  return {
    keep: (key, form) => void opened.set(key, { form, goesOn: false }),
    find: (key) => opened.get(key)?.form ?? null,
    goOn(key) {
      const found = opened.get(key);
      if (found) found.goesOn = true;
    },
    takeNext(key) {
      const found = opened.get(key);
      if (!found?.goesOn) return null;
      found.goesOn = false;
      return found.form;
    },
    drop: (key) => void opened.delete(key),
  };
}
