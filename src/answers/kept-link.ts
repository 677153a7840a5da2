import { message, note } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import type { Texts } from '#src/texts/index.ts';

/** Adds the link that shows an answer later as it is now, above its buttons; nothing where it was not kept. */
export function withKeptLink(
  { publicUrl }: { publicUrl: string | null },
  { method }: Texts,
  answer: Message,
  number: number | null,
): Message {
  if (number === null) return answer;
  const path = `/answers/${number}`;
  const line =
    publicUrl === null ? escapeMarkdown(method.keptAt({ path })) : method.kept({ url: `${publicUrl}${path}`, number });
  const at = answer.blocks.findIndex(({ type }) => type === 'actions');
  const blocks = at < 0 ? [...answer.blocks, note(line)] : answer.blocks.toSpliced(at, 0, note(line));
  return { ...answer, text: message(...blocks).text, blocks };
}
