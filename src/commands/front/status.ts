import { z } from 'zod';
import { statusMessage } from '#src/answers/front/status.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineCommand } from '#src/context.ts';
import { isAllowed } from '#src/core/role.ts';
import { queueOf } from '#src/domain/experiences/rights.ts';
import { findServerStatus } from '#src/store/database/server-status.ts';
import { countOpenExperiences, countPublicExperiences, countWaiting } from '#src/store/experiences/count.ts';
import { findLastImportRun } from '#src/store/figures/import-run.ts';
import { listRefreshes } from '#src/store/figures/refresh.ts';
import { countDeliveries, listDeadDeliveries } from '#src/store/outbox/delivery.ts';
import { showUnreadWords } from './unread-words.ts';

export const status = defineCommand({
  name: 'status',
  args: z.object({ about: argument.choice(['words']).optional() }),
  visibility: 'private',
  async run(context, { about }, { person, now }) {
    if (about === 'words') return showUnreadWords(context, person);
    const { sql, catalogue, version, startedAt, listTroubles } = context;
    const isStaff = isAllowed(person.role, 'run-digests');
    const isReviewer = isAllowed(person.role, 'review');
    const [server, experiences, published, lastImport, [refresh], toReview, outbox, [dead]] = await Promise.all([
      findServerStatus(sql),
      countOpenExperiences(sql),
      countPublicExperiences(sql, {}),
      findLastImportRun(sql),
      listRefreshes(sql, 1),
      isReviewer ? countWaiting(sql, queueOf(person)) : null,
      isStaff ? countDeliveries(sql) : null,
      isStaff ? listDeadDeliveries(sql, 1) : [],
    ]);
    const regions = [...catalogue.regions.values()];
    return statusMessage(
      {
        version,
        uptimeMs: now.getTime() - startedAt.getTime(),
        database: server,
        regions: regions.length,
        members: regions.filter(({ isMember }) => isMember).length,
        // As the first page counts them.
        indicators: [...catalogue.indicators.values()].filter(({ hasFigures }) => hasFigures).length,
        figures: server.figures,
        experiences,
        published,
        toReview,
        people: server.people,
        lastImport,
        refresh: refresh ?? null,
        isRefreshed: context.figureService !== null,
        now,
        troubles: isStaff ? listTroubles() : [],
        outbox,
        lastDead: dead ?? null,
      },
      person,
    );
  },
});
