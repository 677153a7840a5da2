import { message, note } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import { languageNameFor } from '#src/domain/language.ts';
import type { Texts } from '#src/texts/index.ts';

/** Answers with their link, by those without: the same answer stays the same object. */
const linked = new WeakMap<Message, { number: number; label: string; made: Message }>();

/** Adds the button that shows an answer later as it is now, to its details; nothing where it was not kept. */
export function withKeptLink(
  { publicUrl }: { publicUrl: string | null },
  { method }: Texts,
  answer: Message,
  number: number | null,
): Message {
  if (number === null) return answer;
  const before = linked.get(answer);
  if (before?.number === number && before.label === method.keep) return before.made;
  const item =
    publicUrl === null
      ? button(method.keep, `/answer ${number}`)
      : { type: 'link' as const, label: method.keep, url: `${publicUrl}/answers/${number}` };
  const folds = answer.folds?.map((fold) =>
    fold.name === 'details' ? { ...fold, blocks: [...fold.blocks, ...actions(item)] } : fold,
  );
  const made = folds ? { ...answer, folds } : { ...answer, blocks: [...answer.blocks, ...actions(item)] };
  linked.set(answer, { number, label: method.keep, made });
  return made;
}

const isSaid = ({ type }: Block) => type !== 'actions';

/**
 * An answer as it was given, in the language it was given in, with what it rests on and the way to the present one, which is said in the reader's. What its
 * buttons led to is no part of it.
 */
export function keptAnswerMessage(
  { method, language, translation }: Texts,
  {
    line,
    language: given,
    method: version,
    createdAt,
    message: answer,
  }: { line: string; language: string; method: string; createdAt: Date; message: Message },
): Message {
  const day = formatKnownDate(createdAt.toISOString().slice(0, 10), language);
  const [first, ...rest] = answer.blocks.filter(isSaid);
  const title = first?.type === 'heading' ? [first] : [];
  const isOther = given !== language;
  const about = [
    method.keptOn({ day, version }),
    ...(isOther ? [`${translation.original({ language: languageNameFor(given, language) })}.`] : []),
  ];
  const kept = message(
    title,
    { ...note(escapeMarkdown(about.join(' '))), ...(isOther && { language }) },
    title.length > 0 ? rest : [...(first ? [first] : []), ...rest],
    actions(button(method.present, line)),
  );
  const shown = isOther ? { ...kept, language: given } : kept;
  return withFolds(shown, ...(answer.folds ?? []).map((fold) => ({ ...fold, blocks: fold.blocks.filter(isSaid) })));
}
