import { heading, message, note, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Texts } from '#src/texts/index.ts';
import { type MethodTopic, methodsIn } from '#src/texts/methods.ts';

/** Most that a menu holds everywhere. */
const mostOptions = 25;
const mostRelated = 4;

/** One rule, as docs/methods.md explains it, and the others of its chapter. */
export function methodMessage(
  { publicUrl }: { publicUrl: string | null },
  { method, language }: Texts,
  { topic, name, chapter, paragraphs }: MethodTopic,
): Message {
  const methods = methodsIn(language);
  const related = methods.filter((each) => each.chapter === chapter && each.topic !== topic);
  return message(
    heading(method.heading({ name })),
    // Where the code stands is for the page.
    text(
      ...paragraphs
        .filter((paragraph) => !paragraph.startsWith('Code: '))
        .flatMap((each) => [each, ''])
        .slice(0, -1),
    ),
    publicUrl !== null && note(method.more({ url: `${publicUrl}/methods#${topic}` })),
    actions(
      ...related.slice(0, mostRelated).map((each) => button(each.name, `/method ${each.topic}`)),
      menuOf(method, methods),
    ),
  );
}

/** All rules by name. */
export function methodsMessage({ publicUrl }: { publicUrl: string | null }, { method, language }: Texts): Message {
  const methods = methodsIn(language);
  const chapters = Map.groupBy(methods, ({ chapter }) => chapter);
  return message(
    heading(method.overview),
    text(method.intro),
    text(...[...chapters].map(([chapter, topics]) => `- **${chapter}**: ${topics.map(({ name }) => name).join(', ')}`)),
    publicUrl !== null && note(method.more({ url: `${publicUrl}/methods` })),
    actions(menuOf(method, methods)),
  );
}

function menuOf(method: Texts['method'], methods: readonly MethodTopic[]) {
  const options = methods.slice(0, mostOptions).map(({ topic, name }) => ({ label: name, line: `/method ${topic}` }));
  return { type: 'select' as const, placeholder: method.choose, options };
}
