import { createFigurePicker } from '#src/domain/digests/figures.ts';
import { listFigureChanges } from '#src/store/figures/change.ts';
import { loadPeers } from '../snapshot.ts';
import type { DigestSource } from './source.ts';

/** Figures that changed for the recipient's regions or their peers. */
export const figures: DigestSource = {
  section: 'figures',
  load: (sql, snapshot) =>
    snapshot.remember('figures', async () => {
      const { at, since, catalogue } = snapshot;
      const [changes, peersOf] = await Promise.all([
        listFigureChanges(sql, { since, until: at }),
        loadPeers(sql, snapshot),
      ]);
      return createFigurePicker(changes, catalogue, peersOf);
    }),
};
