import { LRUCache } from 'lru-cache';
import { doubtMessage, type OpenAddresses } from '#src/answers/reading/doubt.ts';
import {
  correctionBlocks,
  pressMessage,
  readAsBlocks,
  withLeftOut,
  withModelNote,
} from '#src/answers/reading/read-as.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { isRecent } from '#src/core/is-recent.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import type { Hear, Understand, Understood } from '#src/core/plain-words.ts';
import { briefOfLine } from '#src/domain/reading/brief-of-line.ts';
import { type Correction, correctionsOf } from '#src/domain/reading/corrections.ts';
import { createWords } from '#src/domain/reading/create-words.ts';
import { decide } from '#src/domain/reading/decide.ts';
import type { Decision } from '#src/domain/reading/decision.ts';
import { isFollowUp, overlay } from '#src/domain/reading/follow-up.ts';
import type { Frame } from '#src/domain/reading/frame.ts';
import { listLeftOut } from '#src/domain/reading/lost-of-offer.ts';
import { mergeModelItems } from '#src/domain/reading/model/merge.ts';
import { isWorthAsking } from '#src/domain/reading/model/worth-asking.ts';
import { withLeading } from '#src/domain/reading/offers.ts';
import type { Words } from '#src/domain/reading/part.ts';
import { createReader, type Reading } from '#src/domain/reading/read.ts';
import { isSameLine } from '#src/domain/reading/same-line.ts';
import type { WordTables } from '#src/domain/reading/tables.ts';
import { wordsOfLine } from '#src/domain/reading/words-of-line.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { textsFor } from '#src/texts/index.ts';
import type { ModelReader } from './ask-model.ts';

/** The time for which a last question is kept, so that the next can continue it. */
const rememberedMs = 10 * 60_000;
const mostRemembered = 2_000;
/** Answers that anybody may open as a page. */
const answersOfPages = /^\/(?:compare|peers|score|brief|indicator|region)\s/;

type Parts = {
  tables: WordTables;
  catalogue: Catalogue;
  now(): Date;
  /** Asked where words are left over; null where no language model may be asked. */
  model: ModelReader | null;
  /** Returns whether the answer to a line shows anything; without it, all lines are taken to. */
  leads?(line: string, person: Person): Promise<boolean>;
  /** Where anybody asks for the digest by mail; null where there is no such page. */
  addresses?: OpenAddresses;
  /** The address of the page that answers a line, and whether others can open it; null where it has none. */
  pageOf?(line: string): { url: string; isForOthers: boolean } | null;
  /** Told what nothing used, to be counted without who said it. */
  onUnread(words: readonly string[], language: string): void;
};

/**
 * Reads plain words for every door: what they come to, with how they were read around the answer. `hear` is told each line that was answered, typed
 * or pressed: the next words continue the answer shown last, however it was asked.
 */
export function createUnderstand({ tables, catalogue, now, model, leads, addresses, pageOf, onUnread }: Parts): {
  understand: Understand;
  hear: Hear;
} {
  let made: Words | null = null;
  /** Made for the first sentence: it takes a tenth of a second, which a start need not wait for. */
  function words(): Words {
    made ??= createWords(tables, catalogue);
    return made;
  }
  const asked = new Map<string, { frame: Frame; line: string; at: number }>();
  /** The line of the answer shown last, whether or not words can continue it. */
  const shown = new LRUCache<string, { line: string; at: number }>({ max: mostRemembered });
  const keyOf = ({ id }: Person, place: Place) => `${id} ${place}`;

  /** The line of the answer shown last; null where that was long ago. */
  function lastShown(key: string): string | null {
    const last = shown.get(key);
    return last && isRecent(last.at, now().getTime(), rememberedMs) ? last.line : null;
  }

  /** The addresses that are told, with that of the answer shown last. */
  async function addressesFor(key: string, person: Person): Promise<OpenAddresses | undefined> {
    const line = lastShown(key);
    if (!addresses || line === null) return addresses;
    const page = answersOfPages.test(line) ? (pageOf?.(line) ?? null) : null;
    if (page === null || leads === undefined || !(await leads(line, person))) return addresses;
    return { ...addresses, [page.isForOthers ? 'shown' : 'shownHere']: page.url };
  }

  /** What is to be sent on is the answer shown last: the brief that is offered is of its regions. */
  function withLastShown(decision: Decision, key: string): Decision {
    const line = lastShown(key);
    if (decision.type !== 'doubt' || decision.doubt.reason !== 'pass-on' || line === null) return decision;
    return { ...decision, doubt: { ...decision.doubt, offers: [{ line: briefOfLine(line) }] } };
  }

  function recall(key: string): Frame | null {
    const kept = asked.get(key);
    return kept && isRecent(kept.at, now().getTime(), rememberedMs) ? kept.frame : null;
  }

  function remember(key: string, frame: Frame, line: string) {
    // The one told last goes to the end; the one untouched longest goes out first.
    asked.delete(key);
    asked.set(key, { frame, line, at: now().getTime() });
    const [oldest] = asked.keys();
    if (asked.size > mostRemembered && oldest !== undefined) asked.delete(oldest);
  }

  /** Reads what a language model makes of what was left over, where that leads further. */
  async function readFurther(read: Reading, decision: Decision, person: Person) {
    if (model === null || !isWorthAsking(decision)) return null;
    const items = await model.read(read.frame.text, person);
    const frame = items && mergeModelItems(read.frame, items, words());
    if (!frame) return null;
    const further = decide({ ...read, frame }, person, catalogue);
    const isSame = further.type === 'line' && decision.type === 'line' && further.line === decision.line;
    if (isSame || further.type === 'none' || further.type === 'talk') return null;
    return { frame, decision: further.type === 'line' ? withLeftOver(further, frame) : further };
  }

  /** What is offered beside an answer or instead of one is tried first: a press never leads to nothing. */
  async function tried(decision: Decision, person: Person): Promise<{ decision: Decision; corrections: Correction[] }> {
    const isLeading = async (line: string) => leads === undefined || (await leads(line, person));
    if (decision.type === 'doubt')
      return { decision: { ...decision, doubt: await withLeading(decision.doubt, isLeading) }, corrections: [] };
    const corrections: Correction[] = [];
    if (decision.type === 'line')
      for (const each of correctionsOf(decision.line, catalogue, decision.reading))
        if (await isLeading(each.line)) corrections.push(each);
    return { decision, corrections };
  }

  const hear: Hear = (line, person, place) => {
    const key = keyOf(person, place);
    shown.set(key, { line, at: now().getTime() });
    const said = wordsOfLine(line, catalogue);
    if (said === null || isSameLine(line, asked.get(key)?.line ?? '')) return;
    const read = createReader(words(), now().getUTCFullYear()).read(said);
    const decision = decide(read, person, catalogue);
    // What its words would not come to again cannot be continued, and nor can what was asked before it.
    if (decision.type === 'line' && isSameLine(decision.line, line)) remember(key, read.frame, line);
    else asked.delete(key);
  };

  const understand: Understand = async (text, person, place) => {
    if (text.trim().startsWith('/')) return { type: 'none' };
    const reading = createReader(words(), now().getUTCFullYear()).read(text);
    const key = keyOf(person, place);
    const before = recall(key);
    const isNext = before !== null && reading.also === null && isFollowUp(reading.frame, before);
    const read = isNext ? { ...reading, frame: overlay(reading.frame, before) } : reading;
    const decision = decide(read, person, catalogue);
    const unread = unreadOf(decision);
    if (unread.length > 0) onUnread(unread, read.frame.language);
    const settle = async () => {
      const further = await readFurther(read, decision, person);
      const { frame, decision: meant } = further ?? { frame: read.frame, decision };
      const last = withLastShown(meant, key);
      if (last.type === 'line' && last.reading.length > 0) remember(key, frame, last.line);
      const told =
        last.type === 'doubt' && last.doubt.reason === 'pass-on' ? await addressesFor(key, person) : addresses;
      if (last.type === 'line') shown.set(key, { line: last.line, at: now().getTime() });
      return understood(await tried(last, person), further !== null, catalogue, person.language, told);
    };
    return decision.type === 'none' ? { type: 'none', further: settle } : settle();
  };
  return { understand, hear };
}

/** A line that takes no words besides says so too, where a language model read it. */
function withLeftOver(decision: Extract<Decision, { type: 'line' }>, { residue }: Frame) {
  const left = residue.map(({ word }) => word).filter((word) => !decision.line.includes(word));
  const unused = [...new Set([...decision.unused, ...left])].slice(0, 6);
  return { ...decision, unused };
}

function understood(
  { decision, corrections }: { decision: Decision; corrections: readonly Correction[] },
  isByModel: boolean,
  catalogue: Catalogue,
  language: string,
  addresses: OpenAddresses | undefined,
): Understood {
  switch (decision.type) {
    case 'line': {
      const above = readAsBlocks(decision, isByModel, catalogue, language);
      return {
        type: 'line',
        line: decision.line,
        above,
        below: correctionBlocks(decision, corrections, catalogue, language),
        ...(isByModel && { instead: pressMessage(decision, above, language) }),
      };
    }
    case 'doubt': {
      const left = listLeftOut(decision.doubt, decision.frame, catalogue);
      const message = withLeftOut(doubtMessage(decision.doubt, catalogue, language, addresses), left, language);
      return { type: 'message', message: isByModel ? withModelNote(message, language) : message, failed: true };
    }
    case 'talk': {
      const { talk } = textsFor(language).reading;
      return {
        type: 'message',
        message: sentenceMessage(talk[decision.talk as keyof typeof talk] ?? talk.yes),
        failed: false,
      };
    }
    case 'none':
      return { type: 'none' };
    default:
      return decision satisfies never;
  }
}

const longestWord = 24;
const mostWords = 8;

/** Words that nothing used; none that may be a name, an address or a number. */
function unreadOf(decision: Decision): string[] {
  const words =
    decision.type === 'line'
      ? decision.unused
      : decision.type === 'talk'
        ? []
        : decision.frame.residue.map(({ word }) => word);
  return [...new Set(words)]
    .filter((word) => /^\p{Ll}+$/u.test(word) && word.length > 2 && word.length <= longestWord)
    .slice(0, mostWords);
}
