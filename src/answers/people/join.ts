import { message, text } from '#src/core/blocks.ts';
import { actions, type Button, button, type Message } from '#src/core/message.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import type { Role } from '#src/core/role.ts';
import type { Account } from '#src/domain/people/account.ts';
import type { JoinedPeople } from '#src/domain/people/person-views.ts';
import { textsFor } from '#src/texts/index.ts';
import { accountNames } from './account.ts';

/** Asks the owner of the typed code, on their platform and in their language, whether to join. `choices` are the buttons that join. */
export function keeperLetter(
  { joiner, keeper }: JoinedPeople,
  accounts: readonly Account[],
  choices: Button[],
): Message {
  const { link, buttons, rolesInSentence, unnamed } = textsFor(keeper.language).me;
  const said = link.letter({
    name: joiner.displayName ?? unnamed,
    accounts: accountNames(accounts),
    role: rolesInSentence[keeper.role],
  });
  return message(
    textBlock([naming(joiner.id, said, link.notAsked)]),
    actions(
      ...choices.map((choice) => ({ ...choice, of: [`person:${joiner.id}` as const] })),
      button(buttons.cancel, '/me show'),
    ),
  );
}

/** Said to who pressed the button. `leftDrafts` is what both had begun, as the first typed it. */
export function joinedMessage(
  { keeper, role, leftDrafts }: { keeper: JoinedPeople['keeper']; role: Role; leftDrafts: readonly unknown[] },
  { language }: { language: string },
): Message {
  const { link, buttons, rolesInSentence, unnamed } = textsFor(language).me;
  return message(
    text(link.done({ name: keeper.displayName ?? unnamed, role: rolesInSentence[role] })),
    leftDrafts.length > 0 && [
      text(link.leftDrafts),
      {
        type: 'file',
        name: link.leftDraftsFile,
        mediaType: 'application/json',
        content: JSON.stringify(leftDrafts, null, 2),
      },
    ],
    actions(button(buttons.me, '/me show')),
  );
}
