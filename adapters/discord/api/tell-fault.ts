import { PlatformError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';

/** Says what kept something from being done, as loud as it is ours to mend: what Discord refuses is told in a line, all else with the whole fault. */
export function tellFault(logger: Logger, error: unknown, details: Record<string, string>, message: string): void {
  if (error instanceof PlatformError) {
    const level = error.isPermanent ? 'info' : 'warn';
    logger[level]({ code: error.code, problem: error.message, ...details }, message);
  } else logger.error({ err: error, ...details }, message);
}
