import { afterAll } from 'vitest';
import { mail } from '#adapters/mail/index.ts';
import type { MailHead, Message } from '#src/core/message.ts';
import type { Place } from '#src/core/place.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { createDialogue } from './dialogue.ts';
import { startSmtp } from './fake-smtp.ts';

/** A dialogue with the real adapter of mail and a mail server. `deliver` sends what waits for it, and returns the mails that it took. */
export async function createMailingDialogue() {
  const smtp = await startSmtp();
  const env = { SMTP_URL: smtp.url, MAIL_FROM: 'Causeway <digest@example.net>', MAIL_PER_SECOND: '1000' };
  const platforms = readPlatforms([mail], env);
  const adapter = mail.create(platforms[0]?.env ?? {}, createContractHouse().house);
  const dialogue = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' }, platforms });
  const { sql } = dialogue.database;
  afterAll(async () => {
    await adapter.stop();
    await smtp.stop();
  });

  async function deliver() {
    const before = smtp.mails.length;
    const waiting = await sql<{ id: string; places: Place[]; message: Message; mail: MailHead }[]>`
      select id, places, message, mail from delivery where state = 'waiting' and places[1] like 'mail:%' order by created_at`;
    for (const { id, places, message, mail: head } of waiting) {
      await adapter.post(places[0] as Place, message, id, head);
      await sql`update delivery set state = 'sent' where id = ${id}`;
    }
    return smtp.mails.slice(before).map(({ to, parsed, raw }) => ({
      raw,
      to,
      text: parsed.text ?? '',
      html: String(parsed.html),
      headers: parsed.headers,
      attachments: parsed.attachments,
    }));
  }

  return { ...dialogue, sql, deliver };
}
