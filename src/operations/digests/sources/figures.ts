import { createFigurePicker } from '#src/domain/digests/figures.ts';
import { listFigureChanges } from '#src/store/figures/change.ts';
import { loadPeers } from '../snapshot.ts';
import type { DigestSource } from './source.ts';

/** Figures that changed for the recipient's regions or their peers. */
export const figures: DigestSource = {
  section: 'figures',
  load: (sql, moment) =>
    moment.remember('figures', async () => {
      const { at, since, catalogue } = moment;
      const [changes, peersOf] = await Promise.all([
        listFigureChanges(sql, { since, until: at }),
        loadPeers(sql, moment),
      ]);
      return createFigurePicker(changes, catalogue, peersOf);
    }),
};
