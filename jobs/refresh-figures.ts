import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { countOutcomes } from '#src/domain/figures/refresh.ts';
import { refreshFigures as refresh } from '#src/operations/figures/refresh.ts';

/** Fetches what Eurostat has updated since the night before. */
export const refreshFigures: Job<AppContext> = {
  name: 'refresh-figures',
  every: 'day',
  offsetMinutes: 2 * 60 + 40,
  async run(context, { signal }) {
    const { figureService, logger } = context;
    if (figureService === null) return;
    const done = await refresh(context, figureService, { signal });
    for (const { dataset, outcome, reason } of done.tables)
      if (reason !== null) logger.warn({ dataset, outcome, reason }, 'a table was not refreshed as it should be');
    logger.info(countOutcomes(done), 'refreshed the figures');
  },
};
