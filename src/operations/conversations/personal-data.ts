import { exportSides, leaveSides, moveSides } from '#src/store/conversations/conversation.ts';
import { deleteFilesOf, exportFiles } from '#src/store/conversations/file.ts';
import { saveLeftovers } from '#src/store/conversations/leftover.ts';
import { exportMessages, moveMessages, removeMessagesOf } from '#src/store/conversations/message.ts';
import { exportOffers, moveOffers } from '#src/store/conversations/offer.ts';
import { markQuoting } from '#src/store/conversations/quotes.ts';
import type { PersonalData } from '../people/personal-data-contract.ts';

/**
 * Personal data of conversations. What somebody said is deleted with them, whether or not what they shared with everybody stays; the others keep what
 * they said themselves. A job takes the words out of what the others were sent, and what the others said out of the chat of who is forgotten.
 */
export const conversationData: PersonalData = {
  tables: {
    conversation: { personal: [], plain: [] },
    conversation_side: { personal: ['person', 'place', 'channel_name'], plain: ['root', 'state', 'language'] },
    conversation_message: { personal: ['origin', 'content', 'author'], plain: ['kind'] },
    conversation_file: { personal: ['name', 'bytes'], plain: ['media_type'] },
    conversation_copy: { personal: [], plain: ['delivery'] },
    conversation_leftover: { personal: ['place', 'ref', 'thread'], plain: ['delivery'] },
    conversation_offer: { personal: ['person', 'place', 'channel_name'], plain: ['code', 'language'] },
    conversation_draft: { personal: [], plain: ['state'] },
  },
  async export(sql, person) {
    return {
      conversation_side: await exportSides(sql, person),
      conversation_message: await exportMessages(sql, person),
      conversation_file: await exportFiles(sql, person),
      conversation_offer: await exportOffers(sql, person),
    };
  },
  async forget(sql, person, { now }) {
    await deleteFilesOf(sql, person);
    await markQuoting(sql, { author: person });
    await removeMessagesOf(sql, person, now);
    await saveLeftovers(sql, { reader: person }, now);
    await leaveSides(sql, person, now);
    return [];
  },
  async move(sql, from, to) {
    await moveSides(sql, from, to);
    await moveMessages(sql, from, to);
    await moveOffers(sql, from, to);
  },
};
