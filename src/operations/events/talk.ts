import { groupLetter } from '#src/answers/events/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import { type NetworkingEvent, startOf } from '#src/domain/events/event.ts';
import {
  endConversation,
  findConversationOfEventGroup,
  listSides,
  updateSideState,
} from '#src/store/conversations/conversation.ts';
import type { EventGroup, EventPerson } from '#src/store/events/group.ts';
import { joinConversation, type Opening, openConversation } from '../conversations/open.ts';
import { listSpeaking } from '../people/speaking.ts';

type Talk = {
  event: NetworkingEvent;
  round: number;
  group: EventGroup & { place: number | null };
  people: readonly EventPerson[];
  period: string;
  after(place: Place): Date;
};

const purpose = 'event';

function openingOf(
  inside: AppContext,
  { event, round, group, people, period, after }: Talk,
  { person, place }: { person: Person; place: Place },
  others: readonly Person[],
): Opening {
  return {
    ...{ person, place },
    letter: { recipient: `person:${person.id}`, purpose, period, after: after(place) },
    write: (bridge) => groupLetter(inside, { event, round, group, people, bridge: { ...bridge, others } }, person),
  };
}

/** Tells a group of a round who is in it, and passes on what its people write until the round is over. In the caller's transaction. */
export async function openTalk(inside: AppContext, talk: Talk): Promise<void> {
  const speaking = await listSpeaking(inside, talk.group.members);
  const openings = speaking.map((each) =>
    openingOf(
      inside,
      talk,
      each,
      speaking.flatMap(({ person }) => (person.id === each.person.id ? [] : [person])),
    ),
  );
  await openConversation(inside, {
    ...{ of: { eventGroup: talk.group.id }, openings },
    ...{ now: startOf(talk.event, talk.round), closesAt: startOf(talk.event, talk.round + 1) },
  });
}

/** Lets somebody who was moved to a group talk with it. False where it has no conversation, or nothing reaches them. In the caller's transaction. */
export async function joinTalk(inside: AppContext, talk: Talk, person: number): Promise<boolean> {
  const conversation = await findConversationOfEventGroup(inside.sql, talk.group.id);
  const speaking = await listSpeaking(inside, talk.group.members);
  const own = speaking.find((each) => each.person.id === person);
  if (conversation === null || !own) return false;
  const others = speaking.flatMap((each) => (each === own ? [] : [each.person]));
  await joinConversation(inside, conversation.number, openingOf(inside, talk, own, others));
  return true;
}

/** Takes somebody out of the conversation of a group of an event, where it has one. In the caller's transaction. */
export async function leaveTalk({ sql }: AppContext, group: number, person: number, now: Date): Promise<void> {
  const conversation = await findConversationOfEventGroup(sql, group);
  if (conversation === null) return;
  const sides = await listSides(sql, conversation.number);
  const own = sides.findLast((each) => each.person === person);
  if (own) await updateSideState(sql, own, 'left');
  if (sides.filter((each) => each !== own && each.state !== 'left').length < 2)
    await endConversation(sql, conversation.number, now);
}
