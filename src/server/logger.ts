import pino from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { Logger } from '#src/core/logger.ts';
import { foldRepeats } from './fold-repeats.ts';

const secretNames = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'databaseUrl',
  'signingSecret',
  'botToken',
  'appToken',
];
const hiddenText = '[hidden]';

/** Secrets by the shape they have wherever they turn up, also inside error messages. */
const secretShapes: [RegExp, string][] = [
  [/\b(postgres(?:ql)?:\/\/[^:@/\s]*):[^@/\s]+@/gi, `$1:${hiddenText}@`],
  [/\bwhsec_[\w+/=]+|\bcway_[\w-]+|\bAGE-SECRET-KEY-[\dA-Z]+/g, hiddenText],
  [/\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|\bxoxe\.[\w.-]+/g, hiddenText],
  // Who is written to, also in what a mail server says of it.
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[address]'],
  [/\b((?:\w+):[^:\s"]*:user:)[^\s",]+/g, `$1${hiddenText}`],
  [/\b(Bot|Bearer)\s+[\w.~+/-]{20,}=*/g, `$1 ${hiddenText}`],
];

/** Lines of JSON on stderr, or words on a terminal; tokens and passwords left out. `setLevel` changes what is written from then on. */
export function createLogger(
  level: string,
  stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr,
): Logger & { setLevel(level: string): void } {
  const describe = stream.isTTY
    ? prettyFactory({ colorize: true, translateTime: 'HH:MM:ss', singleLine: true })
    : (line: string) => line;
  const logger = pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: hiddenText },
    },
    { write: (line) => void stream.write(hideSecrets(describe(line))) },
  );
  return {
    ...foldRepeats(logger),
    setLevel(next) {
      logger.level = next;
    },
  };
}

function hideSecrets(text: string): string {
  return secretShapes.reduce((hidden, [shape, instead]) => hidden.replace(shape, instead), text);
}
