import type { NewTestbed } from '../testbeds/testbed.ts';
import type { DigestPicker } from './compose.ts';
import type { DigestEntry } from './item.ts';

/** Picks testbeds that began to be known, in the recipient's policy areas. Each is told once. */
export function pickTestbeds(testbeds: readonly NewTestbed[]): DigestPicker {
  return ({ areas, since }, isTold) =>
    testbeds.flatMap(({ number, title, region, areas: own, question, createdAt }): DigestEntry[] => {
      const area = own.find((each) => areas.includes(each));
      const key = `testbed${number}`;
      if ((areas.length > 0 && own.length > 0 && !area) || isTold(key)) return [];
      return [
        {
          ...{
            type: 'entry',
            key,
            title,
            isNew: createdAt > since,
            region,
            day: null,
            detail: question,
            isExample: false,
          },
          reason: area ? { type: 'area', area } : { type: 'network' },
          ...{ line: `/testbed show ${number}`, path: `/testbeds/${number}` },
        },
      ];
    });
}
