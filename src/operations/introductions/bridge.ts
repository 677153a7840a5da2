import { apartLetter } from '#src/answers/introductions/together.ts';
import type { AppContext } from '#src/context.ts';
import type { Side } from '#src/domain/introductions/introduction.ts';
import type { PairView } from '#src/domain/introductions/view.ts';
import { speakingPlace } from '#src/domain/people/speaking-place.ts';
import { findConversationOf, listSides } from '#src/store/conversations/conversation.ts';
import { listAccounts } from '#src/store/people/account.ts';
import { openConversation } from '../conversations/open.ts';
import { recipientOf } from './tell.ts';

const sides = ['asker', 'other'] as const;

/**
 * Opens a conversation for two who share no chat: each reads the other where they are. False where one of them cannot be reached. In the caller's
 * transaction.
 */
export async function bridgeTogether(inside: AppContext, pair: PairView, now: Date): Promise<boolean> {
  const { number } = pair.introduction;
  const bridged: PairView = { ...pair, introduction: { ...pair.introduction, told: 'bridged' } };
  const openings = [];
  for (const side of sides) {
    const { person } = pair[side];
    const accounts = await listAccounts(inside.sql, person.id);
    const place = speakingPlace(accounts, (each) => inside.pullOf(each) !== null);
    if (place === null) return false;
    const letter = { recipient: recipientOf(number, side), purpose: 'introduction', period: 'together' };
    openings.push({
      ...{ person, place, letter },
      write: (bridge: Bridge) => apartLetter(inside, bridged, side, now, bridge),
    });
  }
  await openConversation(inside, { of: { introduction: number }, openings, now });
  return true;
}

type Bridge = NonNullable<Parameters<typeof apartLetter>[4]>;

/** Finds the conversation of two whom an introduction brought together, as one of them speaks in it; null where there is none. */
export async function findBridge(
  context: Pick<AppContext, 'sql' | 'speaksAt'>,
  { introduction, asker, other }: PairView,
  side: Side,
): Promise<Bridge | null> {
  const conversation = await findConversationOf(context.sql, introduction.number);
  if (conversation === null || conversation.endedAt !== null) return null;
  const { id } = { asker, other }[side].person;
  const own = (await listSides(context.sql, conversation.number)).find(({ person }) => person === id);
  return own ? { number: conversation.number, speaks: context.speaksAt(own.place) } : null;
}
