import { mail } from '#adapters/mail/index.ts';
import { testPosting } from '#test/contracts/adapter.ts';
import { startSmtp } from '#test/support/fake-smtp.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

testPosting('mail', async (house) => {
  const smtp = await startSmtp();
  const [switchedOn] = switchOnMail(smtp.url);
  const adapter = mail.create(switchedOn?.env ?? {}, house);
  await adapter.start();
  return {
    adapter,
    place: 'mail::mail:ana@example.org',
    posted: async () => smtp.mails.map(({ parsed }) => ({ text: parsed.text ?? '' })),
    async stop() {
      await adapter.stop();
      await smtp.stop();
    },
  };
});
