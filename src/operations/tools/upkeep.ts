import { brokenLinkLetter, verifyLetter } from '#src/answers/tools/letters.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { linkCheck } from '#src/domain/tools/tool.ts';
import { listDueLinks, saveLinkState, saveLinkUnsure, takeToVerify } from '#src/store/tools/upkeep.ts';
import { tellPeople, tellPerson } from '../people/notify-person.ts';
import { inTransaction } from '../transaction.ts';

const dayMs = 24 * 60 * 60_000;
/** Jobs run at about the same time each day: what was looked at a little later is due all the same. */
const slackMs = 60 * 60_000;
/** The rest is looked at on the next day. */
const mostAtOnce = 400;
/** No server is asked twice within this time. */
const betweenMs = 1_000;

export type LinksChecked = { there: number; broken: number; unsure: number };

/**
 * Looks at the links of the toolbox that are due: each once a week, one that failed again after two days. After three failures it is told to be broken, and
 * who looks after the entry is told.
 */
export async function checkLinks(
  context: AppContext,
  { now, signal, pauseMs = betweenMs }: { now: Date; signal: AbortSignal; pauseMs?: number },
): Promise<LinksChecked> {
  const due = await listDueLinks(context.sql, {
    before: new Date(now.getTime() - linkCheck.everyDays * dayMs + slackMs),
    again: new Date(now.getTime() - linkCheck.againDays * dayMs + slackMs),
    limit: mostAtOnce,
  });
  const counts: LinksChecked = { there: 0, broken: 0, unsure: 0 };
  const askedAt = new Map<string, number>();
  for (const { number, link } of due) {
    if (signal.aborted) break;
    const host = URL.canParse(link) ? new URL(link).host : '';
    const wait = (askedAt.get(host) ?? 0) + pauseMs - performance.now();
    if (askedAt.has(host) && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const state = await context.web.checkLink(link, signal);
    askedAt.set(host, performance.now());
    if (signal.aborted) break;
    counts[state.type] += 1;
    if (state.type === 'unsure') {
      await saveLinkUnsure(context.sql, { number, link }, now);
      continue;
    }
    const problem = state.type === 'broken' ? state.why : null;
    await inTransaction(context, async (inside) => {
      const broken = await saveLinkState(inside.sql, { number, link }, { problem, failures: linkCheck.failures, now });
      if (broken && problem !== null)
        await tellPerson(inside, broken.owner, {
          purpose: 'tool-link',
          period: `tool ${number}, ${link}, ${now.toISOString()}`.slice(0, 300),
          write: (reader: Person) => brokenLinkLetter({ number, title: broken.title, link, why: problem }, reader),
        });
    });
  }
  return counts;
}

/** Asks who looks after entries whether they still hold, on the day that was said. */
export async function askToVerify(context: AppContext, { now }: { now: Date }): Promise<void> {
  await inTransaction(context, async (inside) => {
    const due = await takeToVerify(inside.sql, now);
    await tellPeople(
      inside,
      due.map(({ owner, number, title, verifyOn }) => ({
        person: owner,
        purpose: 'tool-verify',
        period: `tool ${number}, ${verifyOn}`,
        write: (reader: Person) => verifyLetter({ number, title }, reader),
      })),
    );
  });
}
