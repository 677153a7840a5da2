import type { Logger } from './logger.ts';

const everyMs = 60_000;

/**
 * Says that something happened, at once the first time, and then once a minute how often it did meanwhile: whoever does it over and over fills
 * no log, and whoever has to mend it sees that it goes on.
 */
export function createRareLogger(logger: Pick<Logger, 'info'>, message: string, periodMs = everyMs) {
  let count = 0;
  let timer: NodeJS.Timeout | undefined;

  function tell(details: Record<string, unknown>): void {
    count = 0;
    logger.info(details, message);
    timer = setTimeout(() => {
      timer = undefined;
      if (count > 0) tell({ count });
    }, periodMs).unref();
  }

  return (details: Record<string, unknown>): void => {
    count += 1;
    if (timer === undefined) tell({ count, ...details });
  };
}
