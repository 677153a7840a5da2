import { uidOf } from '#src/domain/trainings/invitation.ts';
import { endOf } from '#src/domain/trainings/training.ts';
import { listTrainingsBetween } from '#src/store/trainings/training.ts';
import type { CalendarSource } from './source.ts';

/** Sessions of training; the link to the meeting is for who has a seat. */
export const trainings: CalendarSource = {
  async list(sql, span) {
    const found = await listTrainingsBetween(sql, span);
    return found.map((training) => {
      const { number, title, token, sequence, startsAt, timeZone, place, link, state } = training;
      return {
        ...{ kind: 'training', uid: uidOf(token), sequence, title, startsAt, endsAt: endOf(training), timeZone, place },
        ...(state === 'seated' && link !== '' && { link }),
        ...{ line: `/training show ${number}`, path: `/trainings/${number}` },
        isOwn: state === 'seated' || state === 'offered',
      };
    });
  },
};
