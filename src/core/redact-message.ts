import type { Block, Message } from './message.ts';
import type { Quote, QuotedSubject } from './quoted-subject.ts';

/** A message without what is gone. `isSent`: it went out before, and still says that there was something. */
export function redactMessage(message: Message, gone: ReadonlySet<string>, isSent: boolean): Message {
  if (gone.size === 0) return message;
  const { quotes: _, mailSubject, ...rest } = message;
  const called = mailSubject && redactText(mailSubject, gone, isSent);
  return {
    ...rest,
    ...(called && { mailSubject: called }),
    ...(redactText(message, gone, isSent) ?? { text: '' }),
    blocks: message.blocks.flatMap((block) => redactBlock(block, gone, isSent) ?? []),
  };
}

function redactBlock(block: Block, gone: ReadonlySet<string>, isSent: boolean): Block | null {
  if (block.type === 'text' || block.type === 'note') {
    if (!block.quotes) return block;
    const left = redactText({ text: block.markdown, quotes: block.quotes }, gone, isSent);
    return left && { type: block.type, markdown: left.text, ...(left.quotes && { quotes: left.quotes }) };
  }
  if (block.type === 'file') return block.of?.some((subject) => gone.has(subject)) ? null : block;
  if (block.type !== 'actions') return block;
  const items = block.items.filter((item) => item.type === 'select' || !item.of?.some((subject) => gone.has(subject)));
  return items.length > 0 ? { ...block, items } : null;
}

/** Removes quotes from a text block; null if nothing is left. */
function redactText(
  { text, quotes = [] }: { text: string; quotes?: Quote[] },
  gone: ReadonlySet<string>,
  isSent: boolean,
): { text: string; quotes?: Quote[] } | null {
  const byLine = Map.groupBy(quotes, ({ line }) => line);
  const left: { text: string; quotes: Quote[] }[] = text.split('\n').flatMap((said, line) => {
    const own = byLine.get(line) ?? [];
    const hit = own.find(({ of, every }) =>
      every ? of.every((subject) => gone.has(subject)) : of.some((subject) => gone.has(subject)),
    );
    // A title goes with the last of its list, also where they go one by one.
    if (!hit)
      return [
        { text: said, quotes: own.map((quote) => ({ ...quote, of: quote.of.filter((each) => !gone.has(each)) })) },
      ];
    const instead = (isSent ? hit.afterwards : undefined) ?? hit.instead ?? (isSent && hit.every ? said : undefined);
    if (instead === undefined) return [];
    // What is said instead may still be about other things that are quoted.
    const others = own.filter((quote) => quote !== hit && !quote.of.some((subject) => gone.has(subject)));
    return instead.split('\n').map((each) => ({ text: each, quotes: others }));
  });
  if (left.length === 0) return null;
  const kept = left.flatMap((each, line) => each.quotes.map((quote) => ({ ...quote, line })));
  return { text: left.map((each) => each.text).join('\n'), ...(kept.length > 0 && { quotes: kept }) };
}

/** Everything a message quotes. */
export function listQuoted({ quotes = [], blocks, mailSubject }: Message): QuotedSubject[] {
  const inBlocks = blocks.flatMap((block): QuotedSubject[] => {
    if (block.type === 'text' || block.type === 'note') return (block.quotes ?? []).flatMap(({ of }) => of);
    if (block.type === 'file') return block.of ?? [];
    if (block.type !== 'actions') return [];
    return block.items.flatMap((item) => (item.type === 'select' ? [] : (item.of ?? [])));
  });
  const ofAll = [...quotes, ...(mailSubject?.quotes ?? [])].flatMap(({ of }) => of);
  return [...new Set([...ofAll, ...inBlocks])];
}

/** All by which a person is quoted themselves. */
export const personSubjects = (person: number): QuotedSubject[] => [`person:${person}`, `words:${person}`];

/** A message that quotes another person from now on: the two are one. */
export function renamePerson(message: Message, from: number, to: number): Message {
  const [before, after] = [personSubjects(from), personSubjects(to)];
  const rename = (subject: QuotedSubject): QuotedSubject => after[before.indexOf(subject)] ?? subject;
  return JSON.parse(JSON.stringify(message), (key, value) =>
    key === 'of' ? (value as QuotedSubject[]).map(rename) : value,
  );
}
