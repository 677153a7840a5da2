import { pickTestbeds } from '#src/domain/digests/testbeds.ts';
import { listNewTestbeds } from '#src/store/testbeds/testbed.ts';
import type { DigestSource } from './source.ts';

/** Testbeds that began to be known. */
export const testbeds: DigestSource = {
  section: 'events',
  load: (sql, snapshot) =>
    snapshot.remember('testbeds', async () => pickTestbeds(await listNewTestbeds(sql, snapshot))),
};
