import { afterAll, expect, vi } from 'vitest';
import { everyPlatform } from '#adapters/index.ts';
import { mail } from '#adapters/mail/index.ts';
import { jobs } from '#jobs/index.ts';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import { mailLetterboxLink } from '#src/operations/people/letterbox.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createLogger } from '#src/server/logger.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { findPerson } from '#src/store/people/person.ts';
import { createPages } from '#src/web/pages.ts';
import { readBlocks, setUpSlack } from '#test/adapters/slack/harness.ts';
import { createTestDatabase } from './database.ts';
import { createDiscordHarness } from './discord-harness.ts';
import { walk } from './fake-discord/index.ts';
import { listElements } from './fake-slack/person.ts';
import type { StoredView } from './fake-slack/world.ts';
import { startSmtp } from './fake-smtp.ts';
import { knownPlatforms } from './known-platforms.ts';

const origin = 'https://causeway.example';
const inesMail = 'ines@partner.example';

/**
 * The whole program with somebody in Slack (who is staff), somebody in Discord and Ines, who has mail alone: the real adapters, commands, jobs, outbox, pages
 * and SMTP. The clock stands until `tick` moves it.
 */
export async function createProgrammeHouse() {
  const database = await createTestDatabase({ figures: true });
  const { sql } = database;
  const logger = createLogger('error');
  const clock = { now: new Date('2026-11-23T09:00:00Z') };
  const now = () => clock.now;
  const smtp = await startSmtp();
  const mails = readPlatforms([mail], {
    ...{ SMTP_URL: smtp.url, MAIL_FROM: 'Causeway <digest@example.net>', MAIL_PER_SECOND: '1000' },
  });
  const open = () =>
    compose({
      config: parseConfig({ PUBLIC_URL: origin }),
      database,
      platforms: [...knownPlatforms('slack', 'discord'), ...mails],
      ...{ everyPlatform, logger, now },
    });
  const { adapterContext, bot, context, queue, wayTo } = await open();
  const slack = await setUpSlack({ ...adapterContext, now: () => new Date() });
  const discord = await createDiscordHarness({ ...adapterContext, now: () => new Date() }, { transport: 'http' });
  const mailAdapter = mail.create(mails[0]?.env ?? {}, adapterContext);
  const worker = createOutboxWorker({
    ...{ database, queue, wayTo, logger, now, pacerOf: adapterContext.pacerOf },
    adapters: [slack.adapter, discord.adapter, mailAdapter],
  });
  const pages = createPages({
    ...context,
    ...{ read: bot.read, handle: bot.handle, hasPlayground: false, remoteOf: () => '192.0.2.1' },
  });
  await worker.start();
  afterAll(async () => {
    await worker.stop();
    await Promise.all([slack.stop(), discord.stop(), mailAdapter.stop(), smtp.stop()]);
    await queue.stop();
  });

  async function sayInSlack(line: string): Promise<string> {
    const [, command = '', words = ''] = /^(\/\S+) ?(.*)$/s.exec(line) ?? [];
    await slack.person.command(slack.channel, command, words);
    await slack.settle();
    return slackSaid();
  }
  const slackSaid = () => readBlocks(slack.fake.world.ephemerals.at(-1)?.blocks ?? []);
  /** All that came to somebody in Slack unasked; a file is a message of its own. */
  const heardInSlack = () =>
    slack.fake.world.messages
      .filter(({ channel }) => slack.fake.world.channels.get(channel)?.directWith === slack.person.user.id)
      .map(({ blocks }) => readBlocks(blocks))
      .join('\n');
  const heardInDiscord = async () => ((await discord.posted?.()) ?? []).map(({ text }) => text).join('\n');
  async function pressInSlack(label: string) {
    const all = [...slack.fake.world.messages, ...slack.fake.world.ephemerals];
    const has = (each: (typeof all)[number]) =>
      listElements(each.blocks).find((element) => JSON.stringify(element).includes(`"${label}"`));
    const message = all.findLast(has);
    if (!message) throw new Error(`Slack shows no “${label}”.`);
    await slack.person.press(message as never, has(message) as never);
    await slack.settle();
  }
  /** Fills in the window that was opened last, step by step where it has several. */
  async function submitInSlack(values: FormValues) {
    let view: StoredView | null = [...slack.fake.world.views.values()].at(-1) ?? null;
    for (let step = 0; view && step < 8; step += 1) {
      const ids = new Set(view.blocks.map(({ block_id: id }) => id));
      const own = Object.fromEntries(Object.entries(values).filter(([name]) => ids.has(name)));
      const sent: { errors: object; view: StoredView | null } = await slack.person.submit(view, own as never);
      expect(sent.errors).toEqual({});
      view = sent.view?.blocks.some(({ type }) => type === 'input') ? sent.view : null;
    }
    await slack.settle();
  }
  async function pressInDiscord(label: string) {
    const message = [...discord.fake.world.messages.values()].findLast(({ components }) =>
      [...walk(components as never)].some((control) => control.label === label),
    );
    const control = [...walk((message?.components ?? []) as never)].find((each) => each.label === label);
    const channel = discord.fake.world.channels.get(message?.channel_id ?? '');
    if (!message || !control || !channel) throw new Error(`Discord shows no “${label}”.`);
    const data = { custom_id: control.custom_id, component_type: 2 } as never;
    return discord.show(
      await discord.bring(discord.fake.interact(discord.fake.maria, channel, 3, data, { message } as never)),
    );
  }

  /** Lets the clock be at that time, its jobs run, and what is written go out. */
  async function tick(name: string, time: string) {
    clock.now = new Date(time);
    await run(name);
    await deliver();
  }
  async function run(name: string, on = context) {
    const job = jobs.find((each) => each.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.run(on, { dueAt: clock.now, signal: new AbortController().signal });
  }
  /** Runs a job on a server that starts for it and knows nothing of the others: what it goes by is in the database. */
  async function runAnew(name: string, time: string) {
    clock.now = new Date(time);
    const started = await open();
    await run(name, started.context);
    await started.queue.stop();
    await deliver();
  }
  async function deliver() {
    // The queue goes by its own clock.
    await sql`update pgboss.job set start_after = now() where name like 'delivery.%' and state = 'created'`;
    clock.now = new Date(clock.now.getTime() + 90_000);
    await vi.waitFor(
      async () =>
        expect(
          await sql`select purpose, period, error from delivery
            where state not in ('sent', 'kept', 'cancelled') and due_at <= ${clock.now}`,
        ).toEqual([]),
      { timeout: 30_000, interval: 50 },
    );
  }

  const personOf = async (platform: string): Promise<Person> => {
    const [{ person } = { person: 0 }] = await sql<
      { person: number }[]
    >`select person from account where platform = ${platform}`;
    return (await findPerson(sql, person)) as Person;
  };

  /** Lets the three be known: staff in Slack, a member in Discord, and Ines. */
  async function settle() {
    await sayInSlack('/me show');
    await discord.say('/me');
    await sql`update person set role = 'staff', region = 'ES62' where id in (select person from account where platform = 'slack')`;
    const [{ id }] = await sql<[{ id: number }]>`
      insert into person (display_name, language, time_zone, role, is_admitted) values ('ines', 'en', 'Europe/Madrid', 'member', true) returning id`;
    await sql`insert into account (platform, space, "user", person) values ('mail', '', ${inesMail}, ${id})`;
    await mailLetterboxLink(context, id, clock.now);
    await deliver();
  }

  const mailsTo = (word: string) => smtp.mails.filter(({ parsed }) => parsed.subject?.includes(word));

  /** The page of Ines, whose address came to her mailbox, as HTML: shows it, or sends a form of it. */
  async function askPage(sent?: Record<string, string | string[]>): Promise<string> {
    const found = smtp.mails
      .filter(({ to }) => to.includes(inesMail))
      .map(({ parsed }) => /causeway\.example(\/letters\/[\w-]{22})/.exec(parsed.text ?? '')?.[1])
      .findLast((each) => each !== undefined);
    if (!found) throw new Error('No mail tells Ines where her page is.');
    if (!sent) return (await pages.request(found)).text();
    const body = new URLSearchParams(
      Object.entries(sent).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
    );
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await pages.request(found, { method: 'POST', body: body.toString(), headers })).text();
  }
  const wordsOf = (page: string) =>
    page
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ');
  /** The same as words. */
  const inesPage = async (sent?: Record<string, string | string[]>) => wordsOf(await askPage(sent));
  /** Presses what her page has under this label. */
  async function pressOnPage(label: string): Promise<string> {
    const page = await askPage();
    const line = new RegExp(`<button name="line" value="([^"]+)"[^>]*><bdi>${label}`).exec(page)?.[1];
    if (!line) throw new Error(`Ines’ page has no ${label}: ${wordsOf(page)}`);
    return inesPage({ line: line.replaceAll('&quot;', '"').replaceAll('&amp;', '&') });
  }

  return {
    ...{
      clock,
      context,
      deliver,
      discord,
      heardInDiscord,
      heardInSlack,
      inesPage,
      mailsTo,
      personOf,
      pages,
      smtp,
      sql,
    },
    ...{
      pressInDiscord,
      pressInSlack,
      pressOnPage,
      runAnew,
      sayInSlack,
      settle,
      slack,
      slackSaid,
      submitInSlack,
      tick,
    },
  };
}
