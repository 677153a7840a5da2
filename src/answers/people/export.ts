import { message, note, text } from '#src/core/blocks.ts';
import type { Message } from '#src/core/message.ts';
import { textsFor } from '#src/texts/index.ts';

/** Everything kept about somebody, as a file. */
export function exportMessage(data: Record<string, unknown>, { language }: { language: string }): Message {
  const texts = textsFor(language).me.export;
  return message(
    text(texts.text),
    {
      type: 'file',
      name: texts.fileName,
      mediaType: 'application/json',
      content: JSON.stringify(data, null, 2),
    },
    note(texts.note),
  );
}
