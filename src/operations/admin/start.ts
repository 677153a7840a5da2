import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import { queueOf } from '#src/domain/experiences/rights.ts';
import { countOutcomes, type Refresh } from '#src/domain/figures/refresh.ts';
import { listAskingAdmission } from '#src/store/admin/waiting.ts';
import { listJobRuns } from '#src/store/bot/job-run.ts';
import { listHeldPeriods } from '#src/store/digests/issue.ts';
import { countWaiting } from '#src/store/experiences/count.ts';
import { listRefreshes } from '#src/store/figures/refresh.ts';
import { countDeliveries } from '#src/store/outbox/delivery.ts';
import { listSuggestedTools } from '#src/store/tools/tool.ts';

const mostAsking = 20;
const hourMs = 3_600_000;
/** What waits longer to go out than that is late, and figures that were refreshed before that are old. */
const lateMs = hourMs;
const oldMs = 72 * hourMs;

/** Loads what waits for staff and what fails; what its reader has no right to is empty. */
export async function loadStart({ sql }: Pick<AppContext, 'sql'>, person: Person, now: Date) {
  const [mayReview, isStaff, mayFigures] = (['review', 'run-digests', 'manage-figures'] as const).map((right) =>
    isAllowed(person.role, right),
  );
  const [experiences, tools, asking, held, outbox, jobs, [refresh]] = await Promise.all([
    mayReview ? countWaiting(sql, queueOf(person)) : 0,
    mayReview ? listSuggestedTools(sql, { notBy: 0, limit: 1 }) : { count: 0 },
    isStaff ? listAskingAdmission(sql, mostAsking) : [],
    isStaff ? listHeldPeriods(sql) : [],
    isStaff ? countDeliveries(sql) : null,
    isStaff ? listJobRuns(sql) : [],
    mayFigures ? listRefreshes(sql, 1) : [],
  ]);
  return {
    experiences,
    tools: tools.count,
    asking,
    held,
    dead: outbox?.dead ?? 0,
    late:
      outbox?.oldestWaiting && now.getTime() - outbox.oldestWaiting.getTime() > lateMs ? outbox.oldestWaiting : null,
    failedJobs: jobs.filter(({ isFailed }) => isFailed),
    figures: refresh ? describeFigures(refresh, now) : { failed: 0, old: null },
  };
}

function describeFigures(refresh: Refresh, now: Date): { failed: number; old: Date | null } {
  const at = refresh.finishedAt ?? refresh.startedAt;
  return { failed: countOutcomes(refresh).failed, old: now.getTime() - at.getTime() > oldMs ? at : null };
}
