import { message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameWithRegion, namingLine, type Places } from './people.ts';

type Seated = { person: number; displayName: string | null; region: string | null };

/** Makes what is put into a conversation of everybody who wants to meet, in the language that all of them read, or in English. */
export function conversationMessage(
  context: Places,
  { round, group, seats }: { round: { title: string }; group: number; seats: readonly Seated[] },
  readers: readonly Person[],
): Message {
  const [first, ...others] = readers.map(({ language }) => language);
  const language = first !== undefined && others.every((each) => each === first) ? first : 'en';
  const { letters, buttons } = textsFor(language).round;
  return message(
    textBlock([
      letters.conversation({ title: round.title }),
      ...seats.map((each) =>
        namingLine(
          letters.conversationPerson({ name: nameWithRegion(context, each, { language }) }),
          [each],
          letters.gone,
        ),
      ),
    ]),
    text(letters.begin),
    actions(button(buttons.metYes, `/round met ${group} yes`)),
  );
}
