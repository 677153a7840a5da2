import { expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, bot, clock, context, database } = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });
const admin = as('admin');
await admin.say('/me');
const leap = ['2027-03-28', '2:30', '03:00 CEST', 'there is no 2:30 on that day'] as const;
const back = ['2026-10-25', '2:30', '02:30 CEST', '2:30 comes twice on that day'] as const;
const usual = ['2026-10-24', '2:30', '02:30 CEST', null] as const;

test.for([usual, back, leap])(
  'a local time of %s is taken, and said where clocks change',
  async ([day, time, taken, said]) => {
    clock.now = new Date(Date.parse(`${day}T00:00:00Z`) - 3 * 24 * 3_600_000);
    const when = { day, time, timeZone: 'Europe/Madrid' };
    const answers = [
      read(
        await admin.submit(await admin.say('/event create'), {
          title: `Call of ${day}`,
          rounds: 3,
          minutes: 10,
          size: 4,
          ...when,
        }),
      ),
      read(await admin.submit(await admin.say('/round create'), { title: `Pairs of ${day}`, ...when })),
    ];
    // A weekly digest on the weekday of that day.
    const weekday = String(((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1);
    const ana = as(`ana${day}`, {}, `test:hall:user:ana${day}`);
    const subscribed = await ana.submit(await ana.say('/digest subscribe'), {
      weekday,
      time,
      timeZone: 'Europe/Madrid',
    });
    answers.push(read(subscribed), read(await ana.say('/digest show')));
    const [{ token }] = await database.sql<
      [{ token: string }]
    >`select token from digest_subscription order by id desc limit 1`;
    const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
    const page = await pages.request(`/digests/preferences/${token}`, {
      method: 'POST',
      body: new URLSearchParams({ weekday, time, timeZone: 'Europe/Madrid', language: 'en' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    answers.push(await page.text());
    for (const answer of answers) {
      expect(answer).toContain(taken);
      if (said === null) expect(answer).not.toMatch(/on that day/);
      else expect(answer).toContain(said);
    }
  },
);
