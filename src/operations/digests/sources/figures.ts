import { listFiguresFor, pickFigures } from '#src/domain/digests/figures.ts';
import type { DigestRecipient } from '#src/domain/digests/item.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listFigureChanges } from '#src/store/figures/change.ts';
import { type DigestMoment, loadPeers } from '../snapshot.ts';
import { keepByInterest } from './cache.ts';
import type { DigestSource } from './source.ts';

/** After a great import a list may be many times as long. */
const usualFigures = 400;

/** Figures that changed for the recipient's regions or their peers. */
export const figures: DigestSource = {
  section: 'figures',
  async load(sql, moment) {
    const figuresFor = await loadFigures(sql, moment);
    return (recipient, isTold) => pickFigures(figuresFor(recipient), recipient, isTold);
  },
};

function loadFigures(sql: Sql, moment: DigestMoment) {
  const { at, since, catalogue } = moment;
  return moment.remember('figures', async () => {
    const [changes, peersOf] = await Promise.all([
      listFigureChanges(sql, { since, until: at }),
      loadPeers(sql, moment),
    ]);
    const byArea = Map.groupBy(changes, ({ area }) => area);
    return keepByInterest(
      (recipient: DigestRecipient) => listFiguresFor(byArea, recipient, catalogue, peersOf),
      (figures) => 1 + figures.length / usualFigures,
    );
  });
}
