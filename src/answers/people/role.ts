import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Role } from '#src/core/role.ts';
import type { ListedPerson } from '#src/domain/people/person-views.ts';
import { textsFor } from '#src/texts/index.ts';
import { sentenceMessage } from '../sentence-message.ts';

/** Tells somebody whose role an admin changed: what they may do now. */
export function roleLetter(role: Role, language: string): Message {
  const { person, rolesInSentence, buttons } = textsFor(language).me;
  return sentenceMessage(
    escapeMarkdown(person.told({ role: rolesInSentence[role], may: person.may[role] })),
    ...actions(button(buttons.help, '/help')),
  );
}

/** Asks which of several people of a name is meant. `lineOf` says the line for one of them. */
export function whichPerson(
  people: readonly ListedPerson[],
  said: string,
  language: string,
  lineOf: (id: number) => string,
): Message {
  const { person, roles, unnamed } = textsFor(language).me;
  return sentenceMessage(
    escapeMarkdown(person.several({ name: said, count: people.length })),
    ...actions({
      type: 'select',
      placeholder: person.which,
      options: people.slice(0, mostOffered).map(({ id, displayName, role, platforms }) => ({
        label: `${displayName ?? unnamed} · ${[roles[role], ...platforms].join(' · ')} · ${id}`,
        line: lineOf(id),
      })),
    }),
    ...actions(button(person.everybody, '/person list')),
  );
}

/** The most options that a menu holds on every platform. */
const mostOffered = 25;
