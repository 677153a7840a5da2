import { expect, test, vi } from 'vitest';
import { importFigures } from '#src/store/figures/import.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, database } = await createDialogue();
const asked = 'over-qualification of migrants in Spain';

test('plain words lead to an indicator as soon as it has its first figures', async () => {
  expect(read(await say(asked))).toContain('I hold no figures on “over-qualification”');
  async function* rows() {
    const observation = {
      ...{ indicator: 'over-qualification-foreign-born', territory: 'ES', year: 2024, value: 51.3, flags: 'd' },
      ...{ flagsKnown: true, retrieved: '2026-01-02' },
    };
    yield [{ kind: 'figure' as const, line: 1, observation, isRelabelled: false as const }];
  }
  await importFigures(database, rows(), { file: 'x.csv', now: () => new Date('2026-11-27T00:00:00Z') });
  // Another process's change is looked for every two seconds.
  await vi.waitFor(async () => expect(read(await say(asked))).toContain('51.3%'), { timeout: 20_000, interval: 500 });
});
