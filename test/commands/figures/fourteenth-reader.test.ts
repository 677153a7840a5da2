import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();
const answer = async (line: string) => read(await say(line));

test('a file of changes has them in points, and says which are uncertain or not clear', async () => {
  const text = await answer('/indicator rank early-leavers country=SE since=2012 csv');
  expect(text).toContain('Change,Change: Certainty,Change: Unit,Source');
  expect(text).toMatch(/Middle Norrland,7\.6,2012,%,5,2013,u,%,-2\.6,uncertain,points,/);
  expect(text).toMatch(/Skåne,6\.8,2012,%,6\.1,2013,,%,-0\.7,no clear change,points,/);
});

test('a file of peers has how far they are apart in points', async () => {
  const text = await answer('/peers CH05 better-at=employment-foreign-born csv');
  expect(text).toMatch(/Prague,83\.2,2025,\?,%,3\.3,points,flags not known,/);
});

test('the sources of peers are of what counts', async () => {
  expect(await answer('/peers BE35 weights=migration:3,economy:0')).not.toMatch(/nama_10r_2gdp|lfst_r_lfp2actrt/);
  expect(await answer('/peers BE35 weights=migration:3')).toMatch(/nama_10r_2gdp, lfst_r_lfp2actrt/);
});

test('a rank that others have too is said to be shared', async () => {
  const text = await answer('/score SK02');
  expect(text).toContain('is rank 1, shared, of 230 in labour market.');
  expect(text).toContain('rank 221 of 259 in health');
});

test('the word of a part may stand before an argument with its name', async () => {
  const before = await answer('/compare PT19 IE06 NO08 time indicators=unemployment');
  expect(before).toBe(await answer('/compare PT19 IE06 NO08 indicators=unemployment time'));
  expect(before).not.toContain('I know no region');
});

test('one of the peers is worse, several are', async () => {
  expect(await answer('/peers SE31 worse-at=unemployment-foreign-born')).toContain(
    '[picture 1 of 9 peers is worse than North Middle Sweden',
  );
});

test('the picture of a score by an uncertain figure says so', async () => {
  expect(await answer('/score FRJ2 education')).toContain('91.5 points ± 9.2 (flags not known');
});
