import { everyPlatform, platforms } from '#adapters/index.ts';
import { jobs } from '#jobs/index.ts';
import { selfTest } from './charts/raster.ts';
import { compose } from './compose.ts';
import { PlatformError, UserError } from './core/errors.ts';
import type { Adapter } from './core/platform.ts';
import { followSettings } from './operations/admin/live-settings.ts';
import { createOutboxWorker } from './outbox/worker.ts';
import { createCollectionReader } from './read-collections.ts';
import { resealSecrets } from './reseal-secrets.ts';
import { createServerClock } from './server/clock.ts';
import { createFileStore } from './server/file-store.ts';
import { createServer } from './server/http.ts';
import { listen } from './server/listen.ts';
import { createLogger } from './server/logger.ts';
import { createMetrics } from './server/metrics.ts';
import { createReadings, listConnections } from './server/metrics-readings.ts';
import { remoteOf } from './server/remote.ts';
import { createRestarter } from './server/restart-adapter.ts';
import { createScheduler } from './server/scheduler.ts';
import { createShutdown } from './server/shutdown.ts';
import { startAdapter } from './server/start-adapter.ts';
import { createUncaughtFaults } from './server/uncaught-faults.ts';
import { describeAbsentAdmins, readSettings } from './settings.ts';
import { createOpenId } from './sources/openid.ts';
import { SourceError } from './sources/source.ts';
import { createDatabase } from './store/database/database.ts';
import { openStore } from './store/database/open.ts';
import { watchDatabase } from './store/database/watch.ts';
import { countOpenExperiences } from './store/experiences/count.ts';
import { createTakeImport } from './take-import.ts';
import { operatorTexts } from './texts/operator.ts';
import { openIdReturnPath } from './web/admin/openid.ts';
import { createPages } from './web/pages.ts';
import { createTroublePage } from './web/trouble.ts';

const { start: texts } = operatorTexts.server;

/** Requests in flight get this long to finish; with what comes after, the whole stop stays within ten seconds. */
const graceMs = 5_000;
const stopLimitMs = 9_500;
/** The rest is for the database: what still draws or waits for a platform then is left behind. */
const partsStopMs = 6_000;
/** Ctrl-C under npm arrives twice: from the terminal, and from npm, which passes it on. Only a later one means "at once". */
const echoMs = 1_000;

/** Longer than anything a person asks for takes; a page or an answer comes before, or says that it does not. */
const statementLimitMs = 8_000;
/** With every connection held, whoever asks is told so soon. */
const connectionWaitMs = 2_500;
const jobStatementMs = 5 * 60_000;
const jobConnections = 4;

const say = (line: string) => process.stdout.write(`${line}\n`);
const life = createShutdown(
  (name, error) => process.stderr.write(`${name} did not stop as it should: ${error}\n`),
  partsStopMs,
);
const told = new AbortController();
let stopping: Promise<void> | null = null;
let stoppingSince = 0;

/** What the handler of uncaught faults needs of a server that may not be composed yet. */
let logger = createLogger('info');
let adapters: Adapter[] = [];
let restart: (platform: string, reference: string) => void = () => {};

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (!stopping) return stop(0);
    if (Date.now() - stoppingSince > echoMs) process.exit(1);
  });
}

const uncaughtFaults = createUncaughtFaults({
  adapters: () => adapters,
  restart: (platform, reference) => restart(platform, reference),
  end(reference) {
    process.stderr.write(`${texts.fault({ reference })}\n`);
    stop(1);
  },
  logger: () => logger,
});
process.on('unhandledRejection', uncaughtFaults.rejected);
process.on('uncaughtException', uncaughtFaults.thrown);

function stop(code: number): void {
  if (stopping) return;
  stoppingSince = Date.now();
  say(texts.stopping);
  told.abort();
  setTimeout(() => process.exit(1), stopLimitMs).unref();
  stopping = starting.then(life.end).then(() => process.exit(code));
}

const starting = start().catch(fail);

async function start() {
  const settings = readSettings({ platforms, everyPlatform }, process.env);
  const { config } = settings;
  const switchedOn = settings.switchedOn.filter(({ platform }) => !platform.isOpenToAll || config.hasPlayground);
  const written = createLogger(config.logLevel);
  logger = written;

  const store = await openStore(
    { ...config, statementMs: statementLimitMs, waitMs: connectionWaitMs },
    say,
    told.signal,
  );
  life.add('the database', store.close);
  // Told to stop meanwhile: what was opened is closed, and nothing more is begun.
  if (stopping) return;

  const { database } = store;
  // What jobs delete or compose may take its time; nobody waits for it.
  const unhurried = createDatabase(database.url, {
    applicationName: 'causeway jobs',
    maxConnections: jobConnections,
    statementMs: jobStatementMs,
  });
  life.add('the connections of jobs', unhurried.close);
  const watch = watchDatabase({
    url: database.url,
    logger,
    answeredAt: () => Math.max(database.answeredAt(), unhurried.answeredAt()),
    away() {
      database.giveUp();
      unhurried.giveUp();
    },
  });
  life.add('the watch over the database', watch.stop);
  watch.start();
  const anew = await resealSecrets(database, config);
  if (anew !== null) say(texts.resealed({ count: anew.resealed }));
  if (anew !== null && anew.unreadable > 0) say(texts.unreadable({ count: anew.unreadable }));
  const clock = createServerClock({ sql: database.sql, logger });
  await clock.check();
  const metrics = config.metricsToken === null ? null : createMetrics(config.metricsToken);
  const composed = await compose({
    config,
    database,
    platforms: switchedOn,
    everyPlatform,
    logger,
    now: clock.now,
    isAway: watch.isAway,
    files: createFileStore(config),
    ...(metrics && { watchBot: metrics.watch }),
  });
  composed.context.live.watch(({ logLevel }) => written.setLevel(logLevel));
  composed.context.live.begin({ logLevel: config.logLevel, apiOrigins: config.apiOrigins });
  await followSettings(composed.context);
  const { context, adapterContext, queue, troubles, wayTo } = composed;
  adapters = composed.adapters;
  const starts = { logger, signal: told.signal, note: troubles.note };
  restart = createRestarter(adapters, starts);
  troubles.watch('database', watch.trouble);
  troubles.watch('a part of the database', () => (watch.trouble() === null ? watch.waits() : null));
  troubles.watch('clock', clock.trouble);
  troubles.watch('something inside', uncaughtFaults.trouble);
  const absentAdmins = describeAbsentAdmins(config, platforms, switchedOn);
  troubles.watch('admins', () => absentAdmins);
  metrics?.read(createReadings(database.sql), {
    isDatabaseAway: watch.isAway,
    listTroubles: troubles.list,
    listConnections: () => listConnections({ answers: database, jobs: unhurried }),
    version: context.version,
  });
  life.add('the queue', queue.stop);
  await queue.start();
  const app = createServer({
    host: config.host,
    publicUrl: config.publicUrl,
    adapters,
    pages: createPages({
      ...context,
      remoteOf,
      hasPlayground: config.hasPlayground,
      searchEngines: config.searchEngines,
      sharesWith: {
        platforms: switchedOn.filter(({ platform }) => !platform.isOpenToAll).map(({ platform }) => platform.name),
        hasObjectStore: config.objectStore !== null,
      },
      dataLicence: config.dataLicence,
      writes: context,
      read: composed.bot.read,
      handle: composed.bot.handle,
      staffBot: composed.bot,
      signIn:
        config.openId && config.publicUrl
          ? createOpenId({ ...config.openId, redirectUri: `${config.publicUrl}${openIdReturnPath}` })
          : null,
      assistant: { bot: composed.bot, version: context.version },
      imports: {
        takeImport: createTakeImport({ ...context, sql: unhurried.sql, withTransaction: unhurried.withTransaction }),
        isAboutFile: (error) => error instanceof SourceError,
      },
      collections: {
        ...createCollectionReader(),
        sql: unhurried.sql,
        withTransaction: unhurried.withTransaction,
      },
    }),
    troublePage: createTroublePage({ hasPlayground: config.hasPlayground, takesMail: false }),
    database: watch,
    listTroubles: troubles.list,
    ...(metrics && { metrics: metrics.answer }),
    logger,
  });
  const { url, close } = await listen(app, config);
  // Without its fonts sharp draws blank pictures and says nothing.
  const tested = selfTest().catch((error) => logger.error({ err: error }, 'pictures will lack their text'));
  life.add('the test of pictures', () => tested);
  // Together: an adapter's open streams end when it stops, and requests in flight need their adapter.
  life.add('the platforms', async () => {
    await Promise.all([close(graceMs), ...adapters.map((adapter) => adapter.stop())]);
  });
  for (const adapter of adapters) await startAdapter(adapter, starts);

  const outbox = createOutboxWorker({
    database,
    queue,
    adapters,
    pacerOf: adapterContext.pacerOf,
    wayTo,
    onWake: context.outbox.onWake,
    logger,
    now: adapterContext.now,
  });
  life.add('the outbox', outbox.stop);
  await outbox.start();

  const scheduler = createScheduler({
    jobs,
    context: { ...context, sql: unhurried.sql, withTransaction: unhurried.withTransaction },
    sql: unhurried.sql,
    logger,
    now: clock.now,
    checkTime: clock.check,
  });
  life.add('the jobs', scheduler.stop);
  troubles.watch('jobs', scheduler.trouble);
  scheduler.start();
  if (absentAdmins !== null) say(absentAdmins);
  if (config.playgroundOffBy !== null) say(texts.playgroundOff({ variable: config.playgroundOffBy }));
  if ((await countOpenExperiences(database.sql)) === 0) say(texts.noExperience);
  say(texts.ready({ url }));
}

async function fail(error: unknown) {
  if (error === told.signal.reason) return;
  process.stderr.write(`${describe(error)}\n`);
  await life.end();
  process.exit(1);
}

/** Words where someone can mend it by them; the whole fault where it is ours. */
function describe(error: unknown): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof PlatformError)
    return texts.platformFailed({ platform: error.platform, reason: error.message, code: error.code });
  return texts.failed({ fault: String(error instanceof Error ? error.stack : error) });
}
