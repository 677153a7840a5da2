import { message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { CatalogueEntry, EntryProblem } from '#src/domain/topics/catalogue-entry.ts';
import { textsFor } from '#src/texts/index.ts';

const mostProblems = 20;

export function entriesSavedMessage(
  { added, replaced }: { added: CatalogueEntry[]; replaced: CatalogueEntry[] },
  language: string,
): Message {
  const { indicatorAdmin: texts } = textsFor(language);
  const say = (entries: CatalogueEntry[], sentence: typeof texts.added) =>
    entries.length > 0 ? [sentence({ count: entries.length, names: entries.map(({ name }) => name) })] : [];
  return message(
    text(...say(added, texts.added), ...say(replaced, texts.replaced), texts.next),
    actions(button(textsFor(language).indicator.list.heading, '/indicator list')),
  );
}

/** Says what is wrong with the entries of a file. */
export function entryProblemsMessage(problems: readonly EntryProblem[], language: string): Message {
  const { indicatorAdmin: texts } = textsFor(language);
  return message(
    text(texts.problems),
    ...problems.slice(0, mostProblems).map((problem) => text(texts.problemIn(problem))),
  );
}
