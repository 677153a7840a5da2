import { z } from 'zod';
import { UserError } from './core/errors.ts';
import { isLoopback } from './server/loopback.ts';

/** An account that is made admin when it first appears. `space` is '*' for any space of that platform. */
export interface AdminAccount {
  platform: string;
  space: string;
  user: string;
}

export interface Config {
  dataDir: string;
  /** Nobody asked for that directory, so another may be used where it will not do. */
  isDataDirDefault: boolean;
  /** Null: the embedded server. Holds a password; never show it. */
  databaseUrl: string | null;
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Without a slash at the end. */
  publicUrl: string | null;
  admins: AdminAccount[];
  /** What tokens of installations are encrypted with; null where none are kept. */
  secretKey: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  hasPlayground: boolean;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

const schema = z.object({
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), {
      // The value may hold a password, so it is not repeated.
      error:
        'DATABASE_URL is not a PostgreSQL address. Write postgres://user:password@host:5432/database, or leave it out to use the built-in database.',
    })
    .optional(),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: ({ input }) =>
        `PORT is "${input}", which is not a port number. Use a number from 1 to 65535, for example PORT=3000.`,
    })
    .transform(Number)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:%[\]-]+$/, {
      error: ({ input }) =>
        `HOST is "${input}", which is not an address to listen on. Use 127.0.0.1 for this machine alone or 0.0.0.0 for every network.`,
    })
    .default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine((text) => /^https?:\/\/[^?#]+$/.test(text) && URL.canParse(text), {
      error: ({ input }) =>
        `PUBLIC_URL is "${input}", which is not a web address. Write it like https://causeway.example.org.`,
    })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  ADMINS: z.string().transform(parseAdmins).default([]),
  SECRET_KEY: z
    .string()
    // The value is a secret, so it is not repeated.
    .min(32, {
      error: 'SECRET_KEY is too short: it needs at least 32 characters. Make one with: openssl rand -base64 32',
    })
    .optional(),
  LOG_LEVEL: oneOf('LOG_LEVEL', LOG_LEVELS).default('info'),
  PLAYGROUND: oneOf('PLAYGROUND', ['on', 'off', 'auto'] as const).default('auto'),
});

/**
 * The server's own variables. An empty one counts as not set.
 * @throws UserError naming everything that is wrong, a line each.
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const known = Object.keys(schema.shape);
  const strangers = Object.keys(filled)
    .filter((name) => name.startsWith('CAUSEWAY_'))
    .map((name) => `${name} is not a variable of Causeway. Its own are ${known.join(', ')}.`);
  const parsed = schema.safeParse(filled);
  const problems = [...strangers, ...(parsed.error?.issues.map(({ message }) => message) ?? [])];
  if (!parsed.success || problems.length > 0) throw new UserError(problems.join('\n'));
  const { DATA_DIR, DATABASE_URL, PORT, HOST, PUBLIC_URL, ADMINS, SECRET_KEY, LOG_LEVEL, PLAYGROUND } = parsed.data;
  const isOwnMachine = isLoopback(HOST) && (!PUBLIC_URL || isLoopback(new URL(PUBLIC_URL).hostname));
  return {
    dataDir: DATA_DIR ?? '.causeway',
    isDataDirDefault: DATA_DIR === undefined,
    databaseUrl: DATABASE_URL ?? null,
    port: PORT,
    host: HOST,
    publicUrl: PUBLIC_URL ?? null,
    admins: ADMINS,
    secretKey: SECRET_KEY ?? null,
    logLevel: LOG_LEVEL,
    hasPlayground: PLAYGROUND === 'on' || (PLAYGROUND === 'auto' && isOwnMachine),
  };
}

function oneOf<const Values extends readonly [string, ...string[]]>(name: string, values: Values) {
  return z.enum(values, {
    error: ({ input }) => `${name} is "${input}", which is not one of ${values.join(', ')}.`,
  });
}

function parseAdmins(text: string, context: z.core.$RefinementCtx<string>): AdminAccount[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((part) => {
      const [platform, space, ...user] = part.split(':');
      if (platform && space && user.length > 0 && user.every(Boolean))
        return [{ platform, space, user: user.join(':') }];
      context.issues.push({
        code: 'custom',
        input: text,
        message: `ADMINS holds "${part}", which does not name an account. Write platform:space:user, for example slack:T0123:U0456 or discord:*:789, with commas between.`,
      });
      return [];
    });
}
