import { message, note } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Texts } from '#src/texts/index.ts';

/** Adds the button that shows an answer later as it is now; nothing where it was not kept. */
export function withKeptLink(
  { publicUrl }: { publicUrl: string | null },
  { method }: Texts,
  answer: Message,
  number: number | null,
): Message {
  if (number === null) return answer;
  const item =
    publicUrl === null
      ? button(method.keep, `/answer ${number}`)
      : { type: 'link' as const, label: method.keep, url: `${publicUrl}/answers/${number}` };
  const last = answer.blocks.findLastIndex(({ type }) => type === 'actions');
  const blocks = answer.blocks.map(
    (block, at): Block =>
      at === last && block.type === 'actions' ? { ...block, items: [...block.items, item] } : block,
  );
  return { ...answer, blocks: last < 0 ? [...blocks, ...actions(item)] : blocks };
}

/** An answer as it was given, with what it rests on and the way to the present one. */
export function keptAnswerMessage(
  { method }: Texts,
  {
    line,
    method: version,
    createdAt,
    message: answer,
  }: { line: string; method: string; createdAt: Date; message: Message },
): Message {
  const day = createdAt.toISOString().slice(0, 10);
  const kept = message(
    note(escapeMarkdown(method.keptOn({ day, version }))),
    ...answer.blocks.filter(({ type }) => type !== 'actions'),
    actions(button(method.present, line)),
  );
  return withFolds(kept, ...(answer.folds ?? []));
}
