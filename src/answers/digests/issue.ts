import type { DeliveryStatus, Issue } from '#src/domain/digests/issue.ts';
import { textsFor } from '#src/texts/index.ts';

/** Describes what happened to an issue. */
export function describeIssue(
  { state, reason }: Pick<Issue, 'state' | 'reason'>,
  status: DeliveryStatus | null,
  day: string,
  language: string,
): string {
  const { last } = textsFor(language).subscription.list;
  if (state !== 'skipped') return last[status ?? state]({ day });
  switch (reason) {
    case 'empty':
      return last.empty({ day });
    case 'late':
      return last.late({ day });
    case 'called-off':
      return last.calledOff({ day });
    default:
      return last.skipped({ day });
  }
}
