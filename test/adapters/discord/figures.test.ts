import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';

// The real commands on the real store, spoken to by the real client.
const { adapterContext, database, as } = await createDialogue();
/** Makes staff of whoever has spoken here. */
async function makeStaff() {
  const people = await database.sql`select distinct person from account where platform = 'discord'`;
  for (const { person } of people) await as('admin').confirm(`/person role ${person} staff`);
}

test.each(['gateway', 'http'] as const)(
  'staff attach a file of figures, and one of MIPEX, in the form, over %s',
  async (transport) => {
    const maria = await createDiscordHarness(adapterContext, { transport });
    await maria.say('/me show');
    await makeStaff();
    const file = (name: string, content: string) => [{ name, mediaType: 'text/csv', content }];
    await maria.say('/figures import');
    const year = transport === 'http' ? 2024 : 2025;
    const table = (value: string) =>
      `DATAFLOW,LAST UPDATE,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nESTAT:DEMO_R_D3DENS(1.0),01/11/25 11:00:00,PER_KM2,ES51,${year},${value},p\n`;
    expect((await maria.submit({ file: file('density.csv', table('252.5')) })).text).toContain('1 new, 0 revised');
    await maria.say('/figures import');
    expect((await maria.submit({ file: file('cut.csv', table('9').slice(0, -2)) })).text).toContain(
      'The file ends in the middle of a line',
    );
    expect(
      await database.sql`select value from observation where indicator = 'population-density' and area = 'ES51' and year = ${year}`,
    ).toEqual([{ value: 252.5 }]);
    await maria.say('/figures import');
    const packed = gzipSync(table('253')).toString('latin1');
    expect((await maria.submit({ file: file('density.csv.gz', packed) })).text).toContain('0 new, 1 revised');
    await maria.say('/policy import');
    expect(
      (await maria.submit({ index: 'mipex', file: file('mipex.csv', 'dest_iso3,mipex,datayear\nESP,61,2024\n') })).text,
    ).toContain('MIPEX, edition 2024: one score of one region or country');
    await maria.stop();
  },
);
