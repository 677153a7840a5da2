import { isIP } from 'node:net';
import { z } from 'zod';
import { UserError } from './core/errors.ts';
import { isLoopback } from './core/loopback.ts';
import { isServiceAddress } from './core/service-address.ts';
import { listWords, logLevels, originPattern } from './domain/admin/live-setting.ts';
import { type Licence, licenceNames, readLicence } from './domain/experiences/licence.ts';
import { keptDays } from './domain/people/retention.ts';
import { listHalfModel, listHalfOpenId, listHalfStore, listWrongSecrets } from './half-settings.ts';
import { readVariables, showValue } from './server/variables.ts';
import type { TranslatorSettings } from './sources/translator.ts';
import { completeLanguages, offerable } from './texts/index.ts';
import { operatorTexts } from './texts/operator.ts';
import { listHalfTranslator, readTranslator } from './translator-settings.ts';

const { settings: texts } = operatorTexts;

/** An account that is made admin when it first appears. `space` is '*' for any space of that platform. */
export interface AdminAccount {
  platform: string;
  space: string;
  user: string;
}

export interface Config {
  dataDir: string;
  /** Whether the data directory is the default, so that the server may choose another if it cannot be used. */
  isDataDirDefault: boolean;
  /** Null: the embedded server. Holds a password; never show it. */
  databaseUrl: string | null;
  /** Where files beside experiences are kept; null: beside the data. */
  filesDir: string | null;
  /** The S3-compatible store of such files; null where a folder keeps them. Holds a key; never show it. */
  objectStore: { endpoint: string; bucket: string; region: string; accessKey: string; secretKey: string } | null;
  /** What looks for viruses in such files; null: nothing does. */
  scanCommand: string | null;
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Without a slash at the end. */
  publicUrl: string | null;
  admins: AdminAccount[];
  /** The key that encrypts tokens of installations; null if the server stores none. */
  secretKey: string | null;
  /** The key before that one: what it encrypted can still be read; null if there is none. */
  secretKeyBefore: string | null;
  /** What backups are encrypted with: a secret key of age, or its public half alone; null if none are made. Never show it. */
  backupKey: string | null;
  /** The OpenID provider by which staff may sign in; null where there is none. Holds a secret; never show it. */
  openId: { issuer: string; clientId: string; clientSecret: string } | null;
  /** The server that may read what plain words leave over; null where none is asked. Holds a key; never show it. */
  languageModel: { url: string; key: string | null; model: string } | null;
  /** The service that translates what members wrote; null where none is set. */
  translator: TranslatorSettings | null;
  /** Eurostat's API, from which figures are fetched every night, without a slash at the end; null where none are. */
  eurostatUrl: string | null;
  /** Hosts of private networks from which files of figures may be fetched. */
  importHosts: string[];
  /** How long what is said in conversations is kept. */
  conversationDays: number;
  /** Hosts of private networks that webhooks may call. */
  webhookHosts: string[];
  /** Origins whose pages may ask the API from a browser; `*` is all. */
  apiOrigins: string[];
  /** Whether search engines may list the public pages. */
  searchEngines: boolean;
  /** The languages that people are spoken to in, beside English, by their codes. */
  languages: string[];
  /** The licence of the published experiences as open data; null where they are none. */
  dataLicence: Licence | null;
  /** What the reader of metrics has to know; null where there are none. A secret; never show it. */
  metricsToken: string | null;
  logLevel: (typeof logLevels)[number];
  hasPlayground: boolean;
  /** Whether only this machine reaches the server. */
  isAlone: boolean;
  /** The variable that makes this server a public one and so switches the playground off; null if neither does. */
  playgroundOffBy: 'HOST' | 'PUBLIC_URL' | null;
}

/** The addresses in a text: set apart by blanks or signs, or written one to the other. */
const listAddresses = (text: string) =>
  text
    .split(/[\s,;|]+|(?<=.)(?=https?:\/\/)/i)
    .filter((part) => /^(?:https?:\/\/)?(?:[\w-]+(?:\.[\w-]+)+|localhost|\[[\da-f:]+\])(?::\d+)?(?:\/|$)/i.test(part));

const schema = z.object({
  DATA_DIR: z.string().optional(),
  FILES_DIR: z.string().optional(),
  S3_ENDPOINT: z
    .string()
    .refine(isServiceAddress, { error: texts.objectStore.endpoint })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: texts.objectStore.bucket })
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,50}$/, { error: texts.objectStore.region })
    .default('us-east-1'),
  S3_ACCESS_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: texts.objectStore.key({ name: 'S3_ACCESS_KEY' }) })
    .optional(),
  S3_SECRET_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: texts.objectStore.key({ name: 'S3_SECRET_KEY' }) })
    .optional(),
  SCAN_COMMAND: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine(isDatabaseAddress, {
      // The value may hold a password, so it is not repeated.
      error: texts.databaseUrl,
    })
    .optional(),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: ({ input }) => texts.port({ value: showValue(input) }),
    })
    .transform(Number)
    .default(3000),
  HOST: z
    .string()
    .refine(isHost, {
      error: ({ input }) => texts.host({ value: showValue(input) }),
    })
    .default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine((text) => listAddresses(text).length < 2, {
      error: ({ input }) =>
        texts.publicUrl.several({
          value: showValue(String(input).replace(/\s+/g, ' ')),
          count: listAddresses(String(input)).length,
        }),
      abort: true,
    })
    .refine((text) => /^https?:\/\/[^?#@\s]+$/i.test(text) && URL.canParse(text), {
      error: ({ input }) => texts.publicUrl.unreadable({ value: showValue(input) }),
      abort: true,
    })
    .refine((text) => new URL(text).pathname.replaceAll('/', '') === '', {
      error: ({ input }) =>
        texts.publicUrl.withPath({ value: showValue(input), origin: new URL(String(input)).origin }),
    })
    .transform((text) => new URL(text).origin)
    .optional(),
  ADMINS: z.string().transform(parseAdmins).default([]),
  SECRET_KEY: z
    .string()
    // The value is a secret, so it is not repeated.
    .min(32, {
      error: texts.secretKey,
    })
    .optional(),
  SECRET_KEY_BEFORE: z
    .string()
    // The value is a secret, so it is not repeated.
    .min(32, { error: texts.secretKeyBefore.short })
    .optional(),
  BACKUP_KEY: z
    .string()
    // The value is a secret, so it is not repeated.
    .regex(/^(?:AGE-SECRET-KEY-1[\dA-Z]{58}|age1[\da-z]{58})$/, { error: texts.backupKey })
    .optional(),
  OIDC_ISSUER: z
    .string()
    .refine(isServiceAddress, { error: ({ input }) => texts.openId.issuer({ value: showValue(input) }) })
    .optional(),
  OIDC_CLIENT_ID: z.string().max(500, { error: texts.openId.clientId }).optional(),
  OIDC_CLIENT_SECRET: z
    .string()
    // The value is a secret, so it is not repeated.
    .regex(/^[\x20-\x7e]{1,1000}$/, { error: texts.openId.clientSecret })
    .optional(),
  LLM_URL: z
    .string()
    // The value may hold a key, so it is not repeated.
    .refine(isServiceAddress, {
      error: texts.languageModel.url,
    })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  LLM_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: texts.languageModel.key })
    .optional(),
  LLM_MODEL: z.string().max(200, { error: texts.languageModel.model }).optional(),
  TRANSLATION: z.enum(['off', 'libretranslate', 'deepl', 'llm'], { error: texts.translation.kind }).default('off'),
  TRANSLATION_URL: z
    .string()
    // The value may hold a key, so it is not repeated.
    .refine(isServiceAddress, { error: texts.translation.url })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  TRANSLATION_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: texts.translation.key })
    .optional(),
  EUROSTAT_URL: z
    .string()
    .refine(isServiceAddress, {
      error: ({ input }) => texts.eurostatUrl({ value: showValue(input) }),
    })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  IMPORT_HOSTS: z
    .string()
    .refine((text) => listWords(text).length > 0 && listWords(text).every((host) => hostPattern.test(host)), {
      error: ({ input }) => texts.importHosts({ value: showValue(input) }),
    })
    .transform(listWords)
    .default([]),
  WEBHOOK_HOSTS: z
    .string()
    .refine((text) => listWords(text).length > 0 && listWords(text).every((host) => hostPattern.test(host)), {
      error: ({ input }) => texts.webhookHosts({ value: showValue(input) }),
    })
    .transform(listWords)
    .default([]),
  API_ORIGINS: z
    .string()
    .refine((text) => listWords(text).length > 0 && listWords(text).every((each) => originPattern.test(each)), {
      error: ({ input }) => texts.apiOrigins({ value: showValue(input) }),
    })
    .transform(listWords)
    .default([]),
  CONVERSATION_DAYS: z
    .string()
    .refine((text) => /^[1-9]\d{0,3}$/.test(text), {
      error: ({ input }) => texts.conversationDays({ value: showValue(input) }),
    })
    .transform(Number)
    .default(keptDays.conversations),
  SEARCH_ENGINES: oneOf('SEARCH_ENGINES', ['on', 'off'] as const).default('on'),
  LANGUAGES: z
    .string()
    .refine((text) => listWords(text).length > 0 && listWords(text).every((each) => offerable.includes(each)), {
      error: ({ input }) => texts.languages({ value: showValue(input), languages: completeLanguages.join(', ') }),
    })
    .transform(listWords)
    .default([]),
  DATA_LICENCE: z
    .string()
    .refine((text) => readLicence(text) !== null, {
      error: ({ input }) => texts.dataLicence({ value: showValue(input), names: licenceNames.join(', ') }),
    })
    .transform(readLicence)
    .optional(),
  METRICS_TOKEN: z
    .string()
    // The value is a secret, so it is not repeated.
    .regex(/^[\x21-\x7e]{16,}$/, { error: texts.metricsToken })
    .optional(),
  LOG_LEVEL: oneOf('LOG_LEVEL', logLevels).default('info'),
  PLAYGROUND: oneOf('PLAYGROUND', ['on', 'off', 'auto'] as const).default('auto'),
});

/** The names of the server's own variables. */
export const configVariables = Object.keys(schema.shape);

/**
 * The server's own variables. An empty one counts as not set.
 * @throws UserError naming everything that is wrong, a line each.
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const { values, problems: unreadable } = readVariables(env, configVariables);
  const strangers = Object.keys(env)
    .filter((name) => name.startsWith('CAUSEWAY_') && env[name]?.trim())
    .map((name) => texts.noVariable({ name, names: configVariables.join(', ') }));
  const parsed = schema.safeParse(values);
  const problems = [
    ...strangers,
    ...unreadable,
    ...listHalfModel(values),
    ...listHalfOpenId(values),
    ...listHalfTranslator(values),
    ...listHalfStore(values),
    ...listWrongSecrets(values),
    ...(parsed.error?.issues.map(({ message }) => message) ?? []),
  ];
  if (!parsed.success || problems.length > 0) throw new UserError(problems.join('\n'));
  const { DATA_DIR, DATABASE_URL, PORT, HOST, PUBLIC_URL, ADMINS, SECRET_KEY, LOG_LEVEL, PLAYGROUND } = parsed.data;
  const { LLM_URL, LLM_KEY, LLM_MODEL, EUROSTAT_URL, IMPORT_HOSTS, CONVERSATION_DAYS, API_ORIGINS, WEBHOOK_HOSTS } =
    parsed.data;
  const { SEARCH_ENGINES, DATA_LICENCE } = parsed.data;
  const reachedBy = !isLoopback(HOST)
    ? 'HOST'
    : PUBLIC_URL && !isLoopback(new URL(PUBLIC_URL).hostname)
      ? 'PUBLIC_URL'
      : null;
  return {
    dataDir: DATA_DIR ?? '.causeway',
    filesDir: parsed.data.FILES_DIR ?? null,
    objectStore: readObjectStore(parsed.data),
    scanCommand: parsed.data.SCAN_COMMAND ?? null,
    isDataDirDefault: DATA_DIR === undefined,
    databaseUrl: DATABASE_URL ?? null,
    port: PORT,
    host: HOST,
    publicUrl: PUBLIC_URL ?? null,
    admins: ADMINS,
    secretKey: SECRET_KEY ?? null,
    secretKeyBefore: parsed.data.SECRET_KEY_BEFORE ?? null,
    backupKey: parsed.data.BACKUP_KEY ?? null,
    openId: readOpenId(parsed.data),
    languageModel: LLM_URL && LLM_MODEL ? { url: LLM_URL, key: LLM_KEY ?? null, model: LLM_MODEL } : null,
    translator: readTranslator(parsed.data),
    eurostatUrl: EUROSTAT_URL ?? null,
    importHosts: IMPORT_HOSTS,
    webhookHosts: WEBHOOK_HOSTS,
    conversationDays: CONVERSATION_DAYS,
    apiOrigins: API_ORIGINS,
    searchEngines: SEARCH_ENGINES === 'on',
    languages: parsed.data.LANGUAGES,
    dataLicence: DATA_LICENCE ?? null,
    metricsToken: parsed.data.METRICS_TOKEN ?? null,
    logLevel: LOG_LEVEL,
    hasPlayground: PLAYGROUND === 'on' || (PLAYGROUND === 'auto' && reachedBy === null),
    isAlone: reachedBy === null,
    playgroundOffBy: PLAYGROUND === 'auto' ? reachedBy : null,
  };
}

/** An address, or a name: no port behind it, and no numbers alone. */
function isHost(text: string): boolean {
  if (isIP(text.replace(/^\[(.+)\]$/, '$1')) > 0) return true;
  return text.length <= 253 && /^(?:(?!-)[\w-]{1,63}(?<!-)\.)*(?!-)(?=[\w-]*[a-z])[\w-]{1,63}(?<!-)\.?$/i.test(text);
}

/** Without a host the client would look for a server of this machine. */
function isDatabaseAddress(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, searchParams } = new URL(text);
  return hostname !== '' || searchParams.has('host');
}

const hostPattern = /^(?:\[[\da-f:.]+\]|[a-z\d_](?:[\w-]*[\w])?(?:\.[a-z\d_](?:[\w-]*[\w])?)*)(?::\d{1,5})?$/i;
function readOpenId({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
}: z.output<typeof schema>) {
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
}

function readObjectStore(data: z.output<typeof schema>): Config['objectStore'] {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = data;
  const { S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = data;
  return endpoint && bucket && accessKey && secretKey ? { endpoint, bucket, region, accessKey, secretKey } : null;
}

function oneOf<const Values extends readonly [string, ...string[]]>(name: string, values: Values) {
  return z.enum(values, {
    error: ({ input }) => texts.oneOf({ name, value: showValue(input), choices: values.join(', ') }),
  });
}

function parseAdmins(text: string, context: z.core.$RefinementCtx<string>): AdminAccount[] {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  if (parts.length === 0)
    context.issues.push({
      code: 'custom',
      input: text,
      message: texts.admins.none({ value: showValue(text) }),
    });
  return parts.flatMap((part) => {
    const [platform, space, ...user] = part.split(':');
    if (platform && space && user.length > 0 && user.every((id) => id && id !== '*') && !/["'“”|]/.test(part))
      return [{ platform: platform.toLowerCase(), space, user: user.join(':') }];
    context.issues.push({
      code: 'custom',
      input: text,
      message: texts.admins.wrong({ part: part.includes(':') ? showValue(part) : showWord(part, text) }),
    });
    return [];
  });
}

/** A word of a long text may be part of a secret that stands there by mistake. */
const showWord = (word: string, text: string) => (showValue(text).startsWith('"') ? showValue(word) : showValue(text));
