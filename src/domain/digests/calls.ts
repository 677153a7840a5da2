import type { CallBrief } from '../calls/call.ts';
import type { DigestPicker } from './compose.ts';
import type { DigestEntry } from './item.ts';

export type NewCall = CallBrief & { summary: string; createdAt: Date; owner: number | null };

/** Picks the calls that are new in the recipient's policy areas, the next deadline first; all where they follow no area. */
export function pickCalls(calls: readonly NewCall[]): DigestPicker {
  return ({ areas, person, since }, isTold) =>
    calls.flatMap((call): DigestEntry[] => {
      const area = call.policyAreas.find((each) => areas.includes(each));
      const isOwn = person !== null && call.owner === person;
      if ((areas.length > 0 && !area) || isOwn || isTold(`c${call.number}`)) return [];
      const { number, title, closesAt, isWholeDay, timeZone, createdAt } = call;
      return [
        {
          type: 'entry',
          key: `c${number}`,
          reason: area ? { type: 'area', area } : { type: 'network' },
          isNew: createdAt > since,
          title: `#${number} ${title}`,
          region: null,
          day: null,
          detail: null,
          ...(closesAt && { closes: { at: closesAt.toISOString(), isWholeDay, timeZone } }),
          isExample: false,
          line: `/call show ${number}`,
          path: `/calls/${number}`,
        },
      ];
    });
}
