import { pickFigures } from '#src/domain/digest/figures.ts';
import { loadPeers } from '../digest-moment.ts';
import { listFigureChanges } from '../figure-change.ts';
import type { DigestSource } from './source.ts';

/** Figures that changed for the recipient's regions or their peers. */
export const figures: DigestSource = {
  section: 'figures',
  async load(sql, moment) {
    const { at, since, catalogue } = moment;
    const byArea = await moment.remember('figures', async () =>
      Map.groupBy(await listFigureChanges(sql, { since, until: at }), ({ area }) => area),
    );
    const peersOf = await loadPeers(sql, moment);
    return (recipient) => (byArea.size === 0 ? [] : pickFigures(byArea, recipient, catalogue, peersOf));
  },
};
