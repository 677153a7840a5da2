import type { Message } from '#src/core/message.ts';
import type { Place } from '#src/core/place.ts';
import type { InboxStore } from '#src/core/ports.ts';
import type { Database, Sql } from '../database/database.ts';
import { withoutGone } from './removed-subjects.ts';
import { withStoredFiles } from './stored-files.ts';

/**
 * The deliveries that are kept for their readers. One is locked while it is shown, so that of two prompts of one person only one shows it; a
 * process that dies meanwhile leaves it kept.
 */
export function createInboxStore({ sql, withTransaction }: Database, now: () => Date): InboxStore {
  async function handOne(inside: Sql, place: Place, show: (message: Message, id: string) => Promise<void>) {
    const [kept] = await inside<{ id: string; message: Message }[]>`
      select id, message from delivery
      where state = 'kept' and places[place_index + 1] = ${place} and due_at <= ${now()}
      order by due_at, position, id limit 1 for update skip locked`;
    if (!kept) return false;
    await show(await withStoredFiles(inside, await withoutGone(inside, kept.message, false)), kept.id);
    await inside`
      update delivery set state = 'sent', attempts = attempts + 1, ref = id, tried_at = ${now()}, sent_at = ${now()} where id = ${kept.id}`;
    return true;
  }

  return {
    async hand(place, show) {
      let shown = 0;
      while (await withTransaction((inside) => handOne(inside, place, show))) shown += 1;
      return shown;
    },
    async count(place) {
      const [row] = await sql<[{ count: number }]>`
        select count(*) from delivery where state = 'kept' and places[place_index + 1] = ${place} and due_at <= ${now()}`;
      return row.count;
    },
  };
}
