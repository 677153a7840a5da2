import { createShownStore } from '#src/store/bot/form-shown.ts';
import { takeTurn } from '#src/store/database/one-by-one.ts';
import { sentenceMessage } from './answers/sentence-message.ts';
import { createPictures } from './charts/pictures.ts';
import { raster } from './charts/raster.ts';
import type { PictureSpec } from './charts/spec.ts';
import { commands } from './commands/index.ts';
import { composeWebhooks } from './compose-webhooks.ts';
import type { AdminAccount, Config } from './config.ts';
import type { AppContext } from './context.ts';
import { listPictures } from './core/blocks.ts';
import { type Bot, createBot } from './core/bot.ts';
import { createGate } from './core/concurrency-gate.ts';
import type { FileStore } from './core/file-store.ts';
import type { Logger } from './core/logger.ts';
import { pagePlatform } from './core/page-visit.ts';
import { type Place, parsePlace } from './core/place.ts';
import type { Adapter, AdapterContext, PlatformTraits } from './core/platform.ts';
import { createVocabulary } from './core/vocabulary.ts';
import { webhookPlatform } from './core/webhook.ts';
import { createLiveSettings } from './domain/admin/live-setting.ts';
import { createConcepts } from './domain/experiences/concepts.ts';
import { weightTerm } from './domain/peers/weights.ts';
import { createCatalogue } from './domain/regions/catalogue.ts';
import { listNamedTerms } from './domain/regions/vocabulary.ts';
import { createFileWriter } from './exports/write.ts';
import { numberedTerms } from './numbered-terms.ts';
import { recordAct } from './operations/admin/acts.ts';
import { createSaidBefore } from './operations/conversations/origin.ts';
import { createRelay } from './operations/conversations/relay.ts';
import { closeUnreachableAccount } from './operations/digests/account-unreachable.ts';
import { holdFiles } from './operations/experiences/held-files.ts';
import { createLiveIndicators, listShownIndicators } from './operations/figures/live-indicators.ts';
import { createPeople } from './operations/people/identify.ts';
import { createModelReader } from './operations/reading/ask-model.ts';
import { rememberLeads } from './operations/reading/leads.ts';
import { createUnderstand } from './operations/reading/understand.ts';
import { hearForRules } from './operations/rules/hear.ts';
import { within } from './operations/transaction.ts';
import { createTranslationService } from './operations/translations/service.ts';
import { createPacers } from './outbox/pacer.ts';
import { createServerCount } from './outbox/server-count.ts';
import { createTroubles, type Troubles } from './server/health.ts';
import { createOwnLinks } from './server/own-host.ts';
import type { SwitchedOn } from './server/platforms.ts';
import { version } from './server/version.ts';
import { createCallFeedReader } from './sources/call-feed-reader.ts';
import { createEurostat } from './sources/eurostat.ts';
import { readFileKind } from './sources/file-kind.ts';
import { createLanguageModel } from './sources/language-model.ts';
import { createTranslator } from './sources/translator.ts';
import { createWebReader } from './sources/web-reader.ts';
import { readConceptTable, readWordTables } from './sources/word-tables.ts';
import { createClaimStore } from './store/bot/claim.ts';
import { createConfirmation, takeConfirmation } from './store/bot/confirmation.ts';
import { createDraftStore } from './store/bot/draft.ts';
import { createOnce } from './store/bot/handled-event.ts';
import { createInstallationStore } from './store/bot/installation.ts';
import { createKeyValueStore } from './store/bot/key-value.ts';
import { createLineStore } from './store/bot/line.ts';
import { findPicture, keepPictures, savePicture, savePicturePng } from './store/bot/picture.ts';
import { countUnreadWords } from './store/bot/unread-word.ts';
import { listRoots } from './store/conversations/conversation.ts';
import { isPassingFailure, isUnwritable } from './store/database/connection-failure.ts';
import type { Database } from './store/database/database.ts';
import { createSealer } from './store/database/seal.ts';
import { listFormerTerritories, listRegions, listTerritories } from './store/figures/catalogue.ts';
import { createInboxStore } from './store/outbox/inbox.ts';
import { createOutbox, type WayTo } from './store/outbox/outbox.ts';
import { createQueue, type Queue } from './store/outbox/queue.ts';
import { findNamesIfAllowed } from './store/people/model-consent.ts';
import { webhookPurpose } from './store/webhooks/webhook.ts';
import { languageTerm, methodTerm, speakTerms } from './terms.ts';
import { botTextsFor } from './texts/bot-texts.ts';
import { descriptions } from './texts/descriptions.ts';
import { offerLanguages, spokenLanguage } from './texts/index.ts';
import { listIndicatorNames } from './texts/indicators.ts';
import { platformTexts } from './texts/platform.ts';
import { listTopicNames } from './texts/topics.ts';
import { linkOfLine } from './web/links.ts';

/** Two are drawn at a time; who would wait behind so many is told at once. */
const drawings = { atOnce: 60, ofOne: Number.POSITIVE_INFINITY, waiting: 0 };

export type Parts = {
  config: Pick<
    Config,
    | 'host'
    | 'port'
    | 'isAlone'
    | 'publicUrl'
    | 'admins'
    | 'secretKey'
    | 'secretKeyBefore'
    | 'languageModel'
    | 'translator'
    | 'eurostatUrl'
    | 'importHosts'
    | 'webhookHosts'
    | 'conversationDays'
    | 'languages'
  >;
  database: Database;
  /** None where another process speaks with them. */
  platforms: SwitchedOn[];
  /** The platforms that another process serves, as far as this one knows. */
  elsewhere?: SwitchedOn[];
  /** Every platform there is, switched on or not. */
  everyPlatform: readonly PlatformTraits[];
  logger: Logger;
  now?: () => Date;
  /** Where files beside experiences are kept; without it none are taken. */
  files?: FileStore;
  /** Whether the database is known not to answer now. */
  isAway?: () => boolean;
  /** What counts the answers of the bot; absent: nothing does. */
  watchBot?: (bot: Bot) => Bot;
  /** When what a server had in hand that died is another's. Default 30. */
  abandonedAfterS?: number;
};

/** Everything that answers, without anything that listens. */
export type Causeway = {
  bot: Bot;
  context: AppContext;
  adapterContext: AdapterContext;
  adapters: Adapter[];
  troubles: Troubles;
  queue: Queue;
  wayTo: WayTo;
};

/** Puts the parts together on an open store. Nothing is connected yet: adapters start when they are told to. */
export async function compose({
  config,
  database,
  platforms,
  elsewhere = [],
  everyPlatform,
  logger,
  now = () => new Date(),
  files,
  isAway = () => false,
  watchBot = (bot) => bot,
  abandonedAfterS,
}: Parts): Promise<Causeway> {
  const { sql } = database;
  offerLanguages(config.languages);
  const [regions, territories, formerTerritories, indicators] = await Promise.all([
    listRegions(sql),
    listTerritories(sql),
    listFormerTerritories(sql),
    listShownIndicators(sql, logger),
  ]);
  const tables = await readWordTables();
  const catalogue = createCatalogue({ regions, territories, formerTerritories, indicators });
  const { refresh: refreshIndicators, expect: expectIndicators } = createLiveIndicators({ sql, catalogue, logger });
  await refreshIndicators();
  const named = [
    ...listNamedTerms(catalogue, tables.places, { ...listTopicNames(), indicator: listIndicatorNames }),
    ...numberedTerms(sql),
    methodTerm(),
    languageTerm(),
    weightTerm(),
  ];
  const vocabulary = createVocabulary(speakTerms(named, catalogue), spokenLanguage);
  const drawing = createGate(drawings);
  const pictures = createPictures({
    store: {
      load: (key) => findPicture<PictureSpec>(sql, key),
      save: (picture) => savePicture(sql, picture),
      savePng: (key, png) => savePicturePng(sql, key, png),
      keep: (keys) => keepPictures(sql, keys),
    },
    onStoreError: (error) => logger.warn({ err: error }, 'a picture was not kept'),
    raster: (svg) => drawing.pass('', () => raster(svg)),
  });
  const queue = createQueue(database.url, { logger, ...(abandonedAfterS && { abandonedAfterS }) });
  const adapters: Adapter[] = [];
  const troubles = createTroubles(adapters);
  const traitsOf = new Map(
    [...everyPlatform, ...platforms.map(({ platform }) => platform)].map((each) => [each.name, each]),
  );
  const pullOf = (place: Place) => {
    const { platform, kind } = parsePlace(place);
    const { pull = null, writesMail } = traitsOf.get(platform) ?? {};
    // Who is reached by mail only has a private page.
    return writesMail && kind === 'user' ? 'page' : pull;
  };
  const isOn = new Set(platforms.map(({ platform }) => platform.name));
  const sealer = createSealer(config, webhookPurpose);
  const wayTo: WayTo = (place) => {
    if (parsePlace(place).platform === webhookPlatform) return 'push';
    if (pullOf(place) !== null) return 'pull';
    // Where another process speaks with them, only that one knows.
    return platforms.length === 0 || isOn.has(parsePlace(place).platform) ? 'push' : null;
  };
  const web = createWebReader({ privateHosts: config.importHosts, version, publicUrl: config.publicUrl });
  const translations =
    config.translator &&
    createTranslationService({
      translate: createTranslator(config.translator),
      host: new URL(config.translator.url).hostname,
      sql,
      catalogue,
      logger,
      now,
    });
  const context: AppContext = {
    sql,
    withTransaction: database.withTransaction,
    outbox: createOutbox({
      queue,
      wayTo,
      now,
    }),
    mailPlatform: [...platforms, ...elsewhere].find(({ platform }) => platform.writesMail)?.platform.name ?? null,
    takingOf: (platform) => traitsOf.get(platform)?.taking ?? null,
    gathers: (platform) => traitsOf.get(platform)?.gathers === true,
    edits: (place) => traitsOf.get(parsePlace(place).platform)?.edits === true,
    speaksAt: (place) => traitsOf.get(parsePlace(place).platform)?.speaks ?? 'command',
    async isInChannel(place, user) {
      const adapter = adapters.find(({ platform }) => platform === parsePlace(place).platform);
      try {
        return (await adapter?.isInChannel?.(place, user)) ?? null;
      } catch (error) {
        logger.warn({ err: error, place }, 'who is in a channel could not be told');
        return null;
      }
    },
    tellsMembers: (place) =>
      parsePlace(place).kind === 'channel' &&
      adapters.some(
        ({ platform, isInChannel }) => platform === parsePlace(place).platform && isInChannel !== undefined,
      ),
    conversationDays: config.conversationDays,
    pullOf,
    listTroubles: troubles.list,
    catalogue,
    vocabulary,
    concepts: createConcepts(await readConceptTable()),
    importHosts: config.importHosts,
    sealer,
    webhookHosts: config.webhookHosts,
    web,
    callFeeds: createCallFeedReader(web),
    figureService: config.eurostatUrl === null ? null : createEurostat({ address: config.eurostatUrl }),
    pictures,
    files: files ?? null,
    readFileKind,
    logger,
    live: createLiveSettings(),
    languageModel: config.languageModel && new URL(config.languageModel.url).hostname,
    translations,
    publicUrl: config.publicUrl,
    pageUrl: config.publicUrl ?? (config.isAlone ? `http://localhost:${config.port}` : null),
    isOwnLink: createOwnLinks(config.host, config.publicUrl),
    version,
    startedAt: now(),
    now,
  };

  // Where a chat or mail is switched on, what is there belongs to a network, and nobody tries roles on it.
  const isAlone = config.isAlone && platforms.every(({ platform }) => platform.isOpenToAll);
  const people = createPeople(database, {
    admins: config.admins.map(formatAdmin),
    roleOf: ({ platform, user }) => (isAlone ? (traitsOf.get(platform)?.roleOf?.(user) ?? null) : null),
    now,
  });
  const model =
    config.languageModel &&
    createModelReader({
      complete: createLanguageModel(config.languageModel),
      tables,
      namesFor: ({ id }) => findNamesIfAllowed(sql, id),
      logger,
      now,
    });
  if (model) troubles.watch('language model', model.trouble);
  if (translations) troubles.watch('translation', translations.trouble);
  const once = createOnce(database);
  const pageOf = (line: string) => {
    const link = context.pageUrl && linkOfLine(line, false);
    return link ? { url: `${context.pageUrl}${link}`, isForOthers: config.publicUrl !== null } : null;
  };
  /** The address of the page or file that answers a line, for others; null where nobody outside reaches this server. */
  const addressOf = (line: string): string | null => {
    const page = pageOf(line);
    return page?.isForOthers ? page.url : null;
  };
  const bare = createBot<AppContext>({
    commands,
    vocabulary,
    texts: botTextsFor,
    descriptions,
    ...createUnderstand({
      tables,
      catalogue,
      now,
      model,
      leads: rememberLeads((line, { language, timeZone, region }) => {
        const reader = { language, timeZone, region };
        return bot.read(line, reader);
      }, now),
      addresses: {
        pages: config.publicUrl,
        signUp: context.mailPlatform !== null && config.publicUrl ? `${config.publicUrl}/digests/sign-up` : null,
      },
      pageOf,
      onUnread: (words, language) => {
        countUnreadWords(sql, words, language, now()).catch((error: unknown) =>
          logger.warn({ err: error }, 'words that were not read could not be counted'),
        );
      },
    }),
    async identify(...actor) {
      await refreshIndicators();
      return people.identify(...actor);
    },
    roleOf: people.roleOf,
    own: (person, kind) => (kind === 'region' ? person.region : null),
    lineToSetOwn: (kind) => (kind === 'region' ? '/me edit' : null),
    context,
    async once(eventId, person, run, options) {
      try {
        const outcome = await once(eventId, person.id, (transaction) => run(within(context, transaction)), options);
        const before = botTextsFor(person.language).doneBefore;
        return outcome ?? { type: 'message', visibility: 'private', ...sentenceMessage(before) };
      } finally {
        // What was written may be about anybody: a role given, accounts joined.
        people.forgetCached();
        expectIndicators();
      }
    },
    drafts: {
      ...createDraftStore(database),
      discard: (inside, person, form) => createDraftStore(database).discard(inside.sql, person, form),
    },
    shown: {
      ...createShownStore(database, now),
      hold: (inside, subject) => takeTurn(inside.sql, `form ${subject}`),
    },
    acted: recordAct,
    ...(files && { holdFiles: (person, values) => holdFiles({ ...context, files }, person, values) }),
    confirmations: {
      create: (inside, asked) => createConfirmation(inside.sql, asked),
      take: (inside, secret, asked) => takeConfirmation(inside.sql, secret, asked),
    },
    files: createFileWriter({ pictures, linkOf: addressOf }),
    opensFolds: (platform) => platform === pagePlatform || traitsOf.get(platform)?.opensFolds === true,
    relay: createRelay(context),
    heard: (event) => hearForRules(context, event),
    async changed({ happened, actor }) {
      if (happened !== 'account-gone') return;
      const { isLastAdmin } = await database.withTransaction((inside) => closeUnreachableAccount(inside, actor, now()));
      if (isLastAdmin)
        logger.error(
          { platform: actor.platform },
          'the account of the last admin is gone; name another one in ADMINS and start again',
        );
    },
    answered(message) {
      pictures
        .keep(listPictures(message))
        .catch((error: unknown) => logger.warn({ err: error }, 'pictures of an answer may be forgotten early'));
    },
    isAway,
    isPassing: isPassingFailure,
    isUnwritable,
    logger,
    now,
  });
  const bot = watchBot(bare);

  const adapterContext: AdapterContext = {
    bot,
    texts: (platform, language) =>
      platformTexts(platform, language, { inEvery: traitsOf.get(platform)?.showsEveryLanguage ?? false }),
    pictures,
    installations: createInstallationStore(database, config.secretKey, config.secretKeyBefore),
    lines: createLineStore(sql),
    claims: createClaimStore(sql),
    notes: createKeyValueStore(database),
    kept: createInboxStore(database, now),
    conversations: { listRoots: (platform) => listRoots(sql, platform), listSaid: createSaidBefore(sql) },
    pacerOf: createPacers(createServerCount(queue)),
    logger,
    publicUrl: config.publicUrl,
    isAlone,
    now,
  };
  adapters.push(...platforms.map(({ platform, env }) => platform.create(env, adapterContext)));
  const sender = { privateHosts: config.webhookHosts, version, publicUrl: config.publicUrl };
  if (sealer) adapters.push(composeWebhooks({ sql, sealer, sender, now }));
  return { bot, context, adapterContext, adapters, troubles, queue, wayTo };
}

function formatAdmin({ platform, space, user }: AdminAccount): string {
  return space === '*' ? `${platform}:${user}` : `${platform}:${space}:${user}`;
}
