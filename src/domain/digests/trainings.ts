import { keptOutBy, type NewTraining } from '../trainings/training.ts';
import type { DigestPicker } from './compose.ts';
import type { DigestEntry } from './item.ts';

/** Picks sessions to come that are for the recipient's regions and about their policy areas; of a series, its first session alone. Each is told once. */
export function pickTrainings(trainings: readonly NewTraining[]): DigestPicker {
  return ({ areas, regions, since }, isTold) =>
    trainings.flatMap((training): DigestEntry[] => {
      const area = training.areas.find((each) => areas.includes(each));
      const isAbout = areas.length === 0 || training.areas.length === 0 || area !== undefined;
      const isFor =
        regions.length === 0 ||
        regions.some((region) => keptOutBy({ ...training, roles: [] }, { role: 'member', region }) === null);
      const key = `training${training.number}`;
      if (!isAbout || !isFor || isTold(key)) return [];
      return [
        {
          ...{
            type: 'entry',
            key,
            title: training.title,
            isNew: training.createdAt > since,
            region: null,
            day: null,
            detail: null,
          },
          reason: area ? { type: 'area', area } : { type: 'network' },
          at: training.startsAt.toISOString(),
          ...{ isExample: false, line: `/training show ${training.number}`, path: `/trainings/${training.number}` },
        },
      ];
    });
}
