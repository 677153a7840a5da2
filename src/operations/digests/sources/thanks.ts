import { pickThanks, thanksFrom } from '#src/domain/digests/own-changes.ts';
import { listAnsweredOften } from '#src/store/questions/unanswered.ts';
import type { DigestSource } from './source.ts';

/** Thanks to a recipient who answered questions of others often. */
export const thanks: DigestSource = {
  section: 'mine',
  async load(sql, { at }, recipients) {
    const people = recipients.flatMap(({ person }) => person ?? []);
    const since = new Date(at.getTime() - thanksFrom.days * 24 * 3_600_000);
    const often = await listAnsweredOften(sql, { since, at }, { people, least: thanksFrom.answers });
    return pickThanks(often, at.toISOString().slice(0, 'YYYY-MM'.length));
  },
};
