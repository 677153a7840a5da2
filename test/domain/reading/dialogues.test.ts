import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decide } from '#src/domain/reading/decide.ts';
import type { Decision } from '#src/domain/reading/decision.ts';
import { isFollowUp, overlay } from '#src/domain/reading/follow-up.ts';
import type { Frame } from '#src/domain/reading/frame.ts';
import { createSentenceReader, type Judged, judge } from '../../../scripts/words/judge.ts';

/** Messages of one person in a place, and the lines that answer the last. */
type Dialogue = { id: string; lang: string; region: string | null; messages: string[]; accept: string[] };

const { catalogue, read } = await createSentenceReader();
const folder = join(import.meta.dirname, '../../words');
const rows = await Promise.all(
  ['first', 'second'].map((name) => readFile(join(folder, `dialogues/${name}.jsonl`), 'utf8')),
);
const dialogues = rows
  .join('\n')
  .split('\n')
  .filter(Boolean)
  .map((row) => JSON.parse(row) as Dialogue);

/** What the last of several messages comes to, each read behind the last that was answered. */
function decideLast({ messages, region }: Dialogue): Decision {
  let before: Frame | null = null;
  let last: Decision | null = null;
  for (const text of messages) {
    const reading = read(text);
    const isNext: boolean = before !== null && reading.also === null && isFollowUp(reading.frame, before);
    const frame: Frame = isNext && before ? overlay(reading.frame, before) : reading.frame;
    last = decide({ ...reading, frame }, { region }, catalogue);
    if (last.type === 'line' && last.reading.length > 0) before = frame;
  }
  if (last === null) throw new Error('no message');
  return last;
}

const judged: Judged[] = dialogues.map((dialogue) =>
  judge({ ...dialogue, kind: 'dialogue', text: dialogue.messages.join(' ‖ ') }, decideLast(dialogue), catalogue),
);
const tell = ({ text, came, verdict }: Judged) => `${verdict}: ${text} → ${came}`;

test('no message is answered as another one than it is, whatever was said before', () => {
  expect(judged.filter(({ verdict }) => verdict === 'passes' || verdict === 'visible').map(tell)).toEqual([]);
});

test('messages in a row are understood as one by one: nine of ten, in each language eight', () => {
  const shareOf = (group: readonly Judged[]) =>
    group.filter(({ verdict }) => verdict === 'right').length / group.length;
  const others = judged.filter(({ verdict }) => verdict !== 'right').map(tell);
  expect(shareOf(judged), others.join('\n')).toBeGreaterThanOrEqual(0.9);
  for (const [language, group] of Map.groupBy(judged, ({ lang }) => lang))
    expect(shareOf(group), language).toBeGreaterThanOrEqual(0.8);
});
