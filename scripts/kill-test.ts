import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { UserError } from '#src/core/errors.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { migrate } from '#src/store/database/migrate.ts';
import { countDeliveries } from '#src/store/outbox/delivery.ts';
import { startSmtp } from '#test/support/fake-smtp.ts';
import { type Automation, questions, startAutomation } from './kill-test/automation.ts';
import { startChats } from './kill-test/chats.ts';
import { startFakePlatform } from './kill-test/fake-platform.ts';
import { cast, type People, preparePeople } from './kill-test/people.ts';
import { type Servers, startServers } from './kill-test/servers.ts';
import { changedOfEach, isWord, listWrongWords, wordsOfEach } from './kill-test/talk.ts';
import { withThrowaway } from './throwaway.ts';

const usage = 'Usage: npm run kill-test -- [--deliveries 10000] [--life 8]';
const serverCount = 2;
/** One mail to so many messages. */
const mailShare = 10;
const lookEveryMs = 500;
const tellEveryMs = 5_000;
/** However slow or fast the machine is, a server falls at least once in so much of the messages. */
const longestLifeShare = 0.2;
const shortestLifeMs = 300;
const databaseLifeMs = 15_000;
const clockLifeMs = 4_000;
/** By how much the clock of a server is wrong, in seconds: right, minutes, hours, days, a year, in both directions. */
const shifts = [0, 300, -300, 7_200, -7_200, 4 * 86_400, -4 * 86_400, 365 * 86_400, -365 * 86_400];
/** Nothing goes out any more for so long: what is missing is lost. */
const stillMs = 120_000;
const longestBeginMs = 600_000;
/** Servers that fall by themselves so often never get anywhere. */
const mostFallen = 20;

/** Two servers, killed at random instants, their database with them, and their clocks set at will: what was to go out arrives, and once. */
async function main(): Promise<boolean> {
  const wishes = readWishes();
  return withThrowaway({ name: 'kill-test' }, (embedded) => killServers(embedded, wishes));
}

async function killServers(
  embedded: { url: string; dataDir: string },
  { deliveries, longestLifeMs }: Wishes,
): Promise<boolean> {
  const { dataDir } = embedded;
  const messages = deliveries + 2 * cast.pairs * (wordsOfEach + changedOfEach);
  const mails = Math.ceil(deliveries / mailShare);
  const database = createDatabase(embedded.url, { maxConnections: 1 });
  const over = new AbortController();
  const tally = { kills: 0, restarts: 0, jumps: 0 };
  let kill = () => {};
  let stopChats = async () => {};
  let stopAutomation = () => {};
  const [platform, smtp] = await Promise.all([startFakePlatform(countDown()), startSmtp()]);
  try {
    await migrate(database, { directory: join(import.meta.dirname, '../migrations') });
    const people = await preparePeople(database);
    const chats = await startChats(database);
    stopChats = chats.stop;
    const automation = await startAutomation(database);
    stopAutomation = automation.stop;
    const servers = startServers(serverCount, dataDir, {
      DATABASE_URL: embedded.url,
      FAKE_URL: platform.url,
      SMTP_URL: smtp.url,
      MAIL_FROM: 'kill-test@example.net',
      MAIL_PER_SECOND: '1000',
      DELIVERIES: String(deliveries),
      MAILS: String(mails),
      ...chats.env,
      ...automation.env,
    });
    kill = () => {
      if (!over.signal.aborted && servers.killOne()) tally.kills += 1;
    };
    const violence = Promise.all([
      chats.talk(over.signal),
      again(
        over.signal,
        () => shortestLifeMs + Math.random() * (longestLifeMs - shortestLifeMs),
        () => kill(),
      ),
      again(
        over.signal,
        () => databaseLifeMs * (0.5 + Math.random()),
        () => {
          // A server that only starts would begin again and again on a slow machine.
          if (!servers.isAnyReady()) return;
          // Immediate: as after a power cut. Whoever holds the lease starts it again.
          process.kill(readPostmaster(dataDir), 'SIGQUIT');
          tally.restarts += 1;
        },
      ),
      again(
        over.signal,
        () => clockLifeMs * (0.5 + Math.random()),
        () => {
          servers.shiftClock(shifts[Math.floor(Math.random() * shifts.length)] ?? 0);
          tally.jumps += 1;
        },
      ),
      again(
        over.signal,
        () => tellEveryMs,
        () =>
          console.log(
            `${listArrived(platform.arrived).size} of ${deliveries} messages and ${smtp.mails.length} of ${mails} mails arrived; ${tally.kills} kills, ${tally.restarts} restarts of the database, ${platform.tally.lostAnswers} answers lost`,
          ),
      ),
    ]);
    await untilMostArrived();
    over.abort();
    await violence;
    await untilNothingWaits();
    await servers.stop();
    return await report(tally, servers, { people, chats, automation });

    /** The last ones are left in peace: what was in hand at the last kill must still go out. */
    async function untilMostArrived() {
      for (let [best, since, hasBegun] = [0, Date.now(), false]; ; await wait(lookEveryMs)) {
        // On a slow machine the first server takes minutes to begin.
        if (!hasBegun && servers.isAnyReady()) [since, hasBegun] = [Date.now(), true];
        const arrived = platform.arrived.size + smtp.mails.length;
        const isMost = listArrived(platform.arrived).size + smtp.mails.length >= 0.9 * (deliveries + mails);
        if (arrived > best) [best, since] = [arrived, Date.now()];
        if (Date.now() - since > (hasBegun ? stillMs : longestBeginMs) || servers.fallen.length > mostFallen) return;
        const isOver = async () => (await people.isOver()) && (await automation.isOver());
        if (isMost && (await chats.isOver()) && (await isOver().catch(() => false))) return;
      }
    }

    async function untilNothingWaits() {
      for (const since = Date.now(); Date.now() - since < stillMs && servers.fallen.length <= mostFallen; ) {
        await wait(lookEveryMs);
        const counts = await countDeliveries(database.sql).catch(() => null);
        const [row] = await database.sql`select count(*) from delivery where purpose = 'kill-test'`.catch(() => []);
        if (counts && counts.waiting + counts.sending === 0 && row?.count === deliveries + mails) return;
      }
    }
  } finally {
    platform.stop();
    await stopChats();
    stopAutomation();
    await smtp.stop();
    await database.close();
  }

  function countDown(): () => void {
    const draw = () => Math.ceil(Math.random() * longestLifeShare * messages);
    let left = draw();
    return () => {
      left -= 1;
      if (left > 0) return;
      left = draw();
      kill();
    };
  }

  async function report(
    { kills, restarts, jumps }: typeof tally,
    { fallen, strays }: Servers,
    {
      people,
      chats,
      automation,
    }: { people: People; chats: Awaited<ReturnType<typeof startChats>>; automation: Automation },
  ): Promise<boolean> {
    for (const words of [...fallen, ...strays]) console.error(words);
    const { lostAnswers, outOfOrder, asked, early } = platform.tally;
    console.log(
      `${kills} kills, ${restarts} restarts of the database, ${jumps} jumps of a clock, ${lostAnswers} answers lost, ${early} early answers, ${outOfOrder} times out of order, ${asked} times asked, ${fallen.length} servers fallen, ${strays.length} rejections that nobody awaited`,
    );
    const mailed = new Map<string, number>();
    for (const { parsed } of smtp.mails)
      mailed.set(parsed.messageId ?? '', (mailed.get(parsed.messageId ?? '') ?? 0) + 1);
    const mail = count(mailed, mails);
    console.log(
      `Mail, which cannot be asked: ${mails} deliveries, ${mail.lost} lost, ${mail.doubled} doubled under the same Message-ID`,
    );
    const { expected, wrong } = await people.read();
    for (const words of wrong) console.error(words);
    const letters = countTimes(expected);
    console.log(
      `${cast.members} people in an event and ${cast.pairs} introductions: ${expected.length} letters, ${letters.lost} lost, ${letters.doubled} doubled`,
    );
    const told = await automation.read();
    for (const words of told.wrong) console.error(words);
    const ofRules = countTimes(told.letters);
    console.log(
      `A rule and a webhook for ${questions} questions: ${told.letters.length} letters, ${ofRules.lost} lost, ${ofRules.doubled} doubled; ${told.calls} calls, ${told.lost} lost, ${told.doubled} doubled under another id, ${told.again} made again under theirs`,
    );
    const misread = listWrongWords([...platform.standing.values()], cast.pairs);
    for (const words of misread) console.error(words);
    const twice = [...platform.arrived].filter(([text, times]) => times > 1 && isWord.test(text)).length;
    console.log(
      `${cast.pairs} conversations: ${2 * cast.pairs * wordsOfEach} messages, half of them changed afterwards, ${misread.length} people misread, ${twice} doubled`,
    );
    const inChats = chats.listWrong();
    for (const words of inChats) console.error(words);
    console.log(
      `Maria in Slack and Ben in Discord, by Bolt and discord.js: ${inChats.length === 0 ? 'each read all of it, once, in order, as it was changed' : 'not as it was said'}`,
    );
    const chat = count(listArrived(platform.arrived), deliveries);
    console.log(`${deliveries} deliveries, ${chat.lost} lost, ${chat.doubled} doubled`);
    const faults = [
      chat.lost,
      chat.doubled,
      mail.lost,
      letters.lost,
      letters.doubled,
      wrong.length,
      ofRules.lost,
      ofRules.doubled,
      told.lost,
      told.doubled,
      told.wrong.length,
      misread.length,
      twice,
      inChats.length,
    ];
    return faults.every((each) => each === 0) && fallen.length + strays.length === 0;
  }

  function countTimes(expected: readonly string[]) {
    const times = expected.map((letter) => platform.arrived.get(letter) ?? 0);
    return { lost: times.filter((each) => each === 0).length, doubled: times.filter((each) => each > 1).length };
  }
}

type Wishes = {
  deliveries: number;
  /** The longest time after which the next server is killed. */
  longestLifeMs: number;
};

function readWishes(): Wishes {
  const options = {
    deliveries: { type: 'string', default: '10000' },
    life: { type: 'string', default: '8' },
  } as const;
  let values: { deliveries: string; life: string };
  try {
    values = parseArgs({ options }).values;
  } catch {
    throw new UserError(usage);
  }
  return { deliveries: readNumber(values.deliveries), longestLifeMs: readNumber(values.life) * 1_000 };
}

function readNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UserError(`“${text}” is no number from 1 to 999999.\n${usage}`);
  return Number(text);
}

function count(arrived: Map<string, number>, expected: number) {
  const times = [...arrived.values()];
  return { lost: expected - arrived.size, doubled: times.reduce((sum, each) => sum + each - 1, 0) };
}

/** Lists what was written beside events and introductions. */
function listArrived(arrived: Map<string, number>): Map<string, number> {
  return new Map([...arrived].filter(([letter]) => /^fake:hall:user:\d/.test(letter)));
}

async function again(signal: AbortSignal, pauseMs: () => number, act: () => void): Promise<void> {
  for (;;) {
    await wait(pauseMs(), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    act();
  }
}

const readPostmaster = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
