import { message, rightColumn, table, text } from '#src/core/blocks.ts';
import type { Message } from '#src/core/message.ts';
import type { ListedPerson } from '#src/domain/people/person-views.ts';
import { textsFor } from '#src/texts/index.ts';

/** Lists all people with their roles. */
export function peopleMessage(
  people: readonly ListedPerson[],
  { language }: { language: string },
  regionNameOf: (code: string) => string,
): Message {
  const { person: texts, roles, unnamed } = textsFor(language).me;
  const { id, name, role, region, accounts } = texts.columns;
  return message(
    text(texts.count({ count: people.length })),
    table(
      [rightColumn(id), name, role, region, accounts],
      people.map((person) => [
        String(person.id),
        person.displayName ?? unnamed,
        roles[person.role],
        person.region === null ? '–' : regionNameOf(person.region),
        person.platforms.join(', '),
      ]),
    ),
  );
}
