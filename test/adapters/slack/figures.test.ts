import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { upload } from './form-house.ts';
import { readBlocks, setUpSlack } from './harness.ts';

// The real commands on the real store, spoken to by the real client over signed HTTP.
const { adapterContext, database, as } = await createDialogue();
/** Makes staff of whoever speaks here. */
async function makeStaff() {
  // Who has said nothing yet is nobody.
  await open('/figures');
  const people = await database.sql`select distinct person from account where platform = 'slack'`;
  for (const { person } of people) await as('admin').confirm(`/person role ${person} staff`);
}
const setup = await setUpSlack({ ...adapterContext, now: () => new Date() });
afterAll(() => setup.stop());
const { fake, person, channel } = setup;
const lastView = () => [...fake.world.views.values()].at(-1) as StoredView;
const said = () =>
  [...fake.world.messages, ...fake.world.ephemerals].map(({ blocks }) => readBlocks(blocks)).join('\n');
const open = async (command: string) => {
  await person.command(channel, command, 'import');
  await setup.settle();
};
/** Who sees no window, as the machine was too busy to open it in time, says the command again. */
const openForm = async (command: string) => {
  const before = fake.world.views.size;
  for (let tries = 0; tries < 5 && fake.world.views.size === before; tries += 1) await open(command);
};

test('who is no staff gets no window', async () => {
  await open('/figures');
  expect(fake.world.views.size).toBe(0);
  expect(said()).toContain('Your role does not allow that.');
});

test('staff attach a file of figures, and one of MIPEX, in the window', async () => {
  await makeStaff();
  const table = (value: string) =>
    `DATAFLOW,LAST UPDATE,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nESTAT:DEMO_R_D3DENS(1.0),01/11/25 11:00:00,PER_KM2,ES51,2025,${value},p\n`;
  await openForm('/figures');
  await person.submit(lastView(), { file: [upload(setup, 'density.csv', Buffer.from(table('252.5')))] });
  await setup.settle();
  expect(said()).toContain('1 row read of demo_r_d3dens: 1 new');
  await openForm('/figures');
  const cut = await person.submit(lastView(), {
    file: [upload(setup, 'density.csv', Buffer.from(table('9')).subarray(0, -2))],
  });
  await setup.settle();
  expect(JSON.stringify(cut)).toContain('The file ends in the middle of a line');
  expect(
    await database.sql`select value from observation where indicator = 'population-density' and area = 'ES51' and year = 2025`,
  ).toEqual([{ value: 252.5 }]);
  await openForm('/figures');
  await person.submit(lastView(), { file: [upload(setup, 'density.csv.gz', gzipSync(table('253')))] });
  await setup.settle();
  expect(said()).toContain('1 row read of demo_r_d3dens: 0 new, 1 revised');
  await openForm('/policy');
  await person.submit(lastView(), {
    index: 'mipex',
    file: [upload(setup, 'mipex.csv', Buffer.from('dest_iso3,mipex,datayear\nESP,61,2024\n'))],
  });
  await setup.settle();
  expect(said()).toContain('MIPEX, edition 2024: one score of one region or country.');
  expect(fake.refused()).toEqual([]);
});
