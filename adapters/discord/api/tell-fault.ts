import { PlatformError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';

/** Logs why something failed: a refusal of Discord in one line, any other error with its stack. */
export function tellFault(logger: Logger, error: unknown, details: Record<string, string>, message: string): void {
  if (error instanceof PlatformError) {
    const level = error.isPermanent ? 'info' : 'warn';
    logger[level]({ code: error.code, problem: error.message, ...details }, message);
  } else logger.error({ err: error, ...details }, message);
}
