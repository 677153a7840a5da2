import { doubtMessage } from '#src/answers/reading/doubt.ts';
import { correctionBlocks, readAsBlocks } from '#src/answers/reading/read-as.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import type { Understand, Understood } from '#src/core/plain-words.ts';
import { correctionsOf } from '#src/domain/reading/corrections.ts';
import { createWords } from '#src/domain/reading/create-words.ts';
import { decide } from '#src/domain/reading/decide.ts';
import type { Decision } from '#src/domain/reading/decision.ts';
import { isFollowUp, overlay } from '#src/domain/reading/follow-up.ts';
import type { Frame } from '#src/domain/reading/frame.ts';
import { createReader } from '#src/domain/reading/read.ts';
import type { WordTables } from '#src/domain/reading/tables.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { textsFor } from '#src/texts/index.ts';

/** How long, and for how many people and places, the last question is kept so that the next can go on with it. */
const rememberedMs = 10 * 60_000;
const mostRemembered = 2_000;

type Parts = {
  tables: WordTables;
  catalogue: Catalogue;
  now(): Date;
  /** Told what nothing used, to be counted without who said it. */
  onUnread(words: readonly string[], language: string): void;
};

/** Reads plain words for every door: what they come to, with how they were read around the answer. */
export function createUnderstand({ tables, catalogue, now, onUnread }: Parts): Understand {
  const words = createWords(tables, catalogue);
  const last = new Map<string, { frame: Frame; at: number }>();

  function recall(key: string): Frame | null {
    const kept = last.get(key);
    return kept && now().getTime() - kept.at < rememberedMs ? kept.frame : null;
  }

  function remember(key: string, frame: Frame) {
    // The one told last goes to the end; the one untouched longest goes out first.
    last.delete(key);
    last.set(key, { frame, at: now().getTime() });
    const [oldest] = last.keys();
    if (last.size > mostRemembered && oldest !== undefined) last.delete(oldest);
  }

  return (text, person, place) => {
    if (text.trim().startsWith('/')) return { type: 'none' };
    const reading = createReader(words, now().getUTCFullYear()).read(text);
    const key = `${person.id} ${place}`;
    const before = recall(key);
    const isNext = before !== null && reading.also === null && isFollowUp(reading.frame);
    const read = isNext ? { ...reading, frame: overlay(reading.frame, before) } : reading;
    const decision = decide(read, person, catalogue);
    if (decision.type === 'line' && decision.reading.length > 0) remember(key, read.frame);
    const unread = unreadOf(decision);
    if (unread.length > 0) onUnread(unread, read.frame.language);
    return understood(decision, catalogue, person.language);
  };
}

function understood(decision: Decision, catalogue: Catalogue, language: string): Understood {
  switch (decision.type) {
    case 'line':
      return {
        type: 'line',
        line: decision.line,
        above: readAsBlocks(decision, catalogue, language),
        below: correctionBlocks(decision, correctionsOf(decision.line, catalogue), catalogue, language),
      };
    case 'doubt':
      return { type: 'message', message: doubtMessage(decision.doubt, catalogue, language), failed: true };
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
