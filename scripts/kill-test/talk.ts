import type { AppContext } from '#src/context.ts';
import { changeMessage } from '#src/operations/conversations/change.ts';
import { sayInConversation } from '#src/operations/conversations/say.ts';
import { findConversationOf, listSides } from '#src/store/conversations/conversation.ts';
import { listOpenBetween } from '#src/store/introductions/introduction.ts';
import { findPerson } from '#src/store/people/person.ts';

/** What each of a pair says, one after the other. */
export const wordsOfEach = 12;
/** In how many steps a server says them: it may fall after any. */
const atOnce = 3;

export const sayWords = (index: number) => `Word ${index}.`;
export const isChanged = (index: number) => index % 2 === 0;
export const changedOfEach = Array.from({ length: wordsOfEach }, (_, index) => index).filter(isChanged).length;
export const changeWords = (index: number) => `Changed word ${index}.`;

/**
 * Two who were brought together talk, as their platforms would tell it: what was not taken comes again, what was taken may come again too, and every
 * second word is changed afterwards.
 */
export async function talk(context: AppContext, [asker, other]: readonly [number, number], now: Date): Promise<void> {
  const { sql } = context;
  const [introduction] = await listOpenBetween(sql, asker, other);
  const conversation = introduction && (await findConversationOf(sql, introduction.number));
  if (!conversation) return;
  for (const { side, person: id } of await listSides(sql, conversation.number)) {
    const person = id === null ? null : await findPerson(sql, id);
    if (!person) continue;
    const originOf = (index: number) => `talk:${conversation.number}:${side}:${index}`;
    const [said] = await sql<[{ count: number }]>`
      select count(*)::int as count from conversation_message where conversation = ${conversation.number} and side = ${side}`;
    // The last of before comes again.
    const start = Math.max(0, said.count - 1);
    for (let index = start; index < Math.min(wordsOfEach, start + atOnce); index += 1) {
      const words = { conversation: conversation.number, origin: originOf(index), content: sayWords(index) };
      await sayInConversation(context, { ...words, answers: null }, { person, now });
    }
    for (let index = 0; index < Math.min(wordsOfEach, start + atOnce); index += 1)
      if (isChanged(index)) await changeMessage(context, { origin: originOf(index), content: changeWords(index) }, now);
  }
}

/** What a text ends with that is such a word. */
export const isWord = /\n(?:Changed word|Word) (\d+)\.$/;

/** Says in words what is wrong with what the pairs were brought; `arrived` are the messages of the platform as they stand, the first that came first. */
export function listWrongWords(arrived: readonly { place: string; text: string }[], pairs: number): string[] {
  return Array.from({ length: 2 * pairs }, (_, index) => `fake:hall:user:pair-${index}`).flatMap((place) => {
    const own = arrived.flatMap((each) => (each.place === place && isWord.test(each.text) ? [each.text] : []));
    const order = own.map((text) => Number(isWord.exec(text)?.[1]));
    const expected = Array.from({ length: wordsOfEach }, (_, index) => index);
    const unchanged = own.filter((text) => text.includes('Word ') && isChanged(Number(isWord.exec(text)?.[1])));
    return [
      ...(order.join() === expected.join() ? [] : [`${place} was brought the words ${order.join(', ')}`]),
      ...unchanged.map((text) => `${place} still reads ${text.split('\n').at(-1)}`),
    ];
  });
}
