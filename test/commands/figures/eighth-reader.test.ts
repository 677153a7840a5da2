import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

// What an eighth reader of random answers would not have signed.
const { say } = await createDialogue();
const whole = async (line: string) => read(await say(line));

test('two with figures of different years are not said to lack them', async () => {
  for (const line of ['/compare NO07 ES70', '/compare NO06 ES61', '/compare NO07 AT13 area=labour-market']) {
    const said = await whole(line);
    expect(said, line).toContain(
      'Outcomes of migrants cannot be compared: their figures are of different years (Unemployment, foreign-born).',
    );
    expect(said, line).not.toContain('fewer than two have figures');
    expect(said, line).toMatch(/Unemployment, foreign-born, 15–64 \| .*\(2016\).* \| .*\(2022\) \| years differ/);
  }
});

/** The titles of the pictures of an answer, as their alternative texts begin with them. */
async function titlesOf(line: string): Promise<string[]> {
  const outcome = await say(line);
  if (outcome.type !== 'message') return [];
  return outcome.blocks.flatMap((block) => (block.type === 'picture' ? [block.alt] : []));
}

test('a lead that several share, and each outcome that is counted, stand in the title of the picture', async () => {
  const expected = {
    '/compare DE60 DE50 AT13 ITC1 ES30':
      'Migrants: lead shared in 1 of 2, Community of Madrid by value, uncertain, in 1.',
    '/compare ITH1 ITH2 AT33 CH05': 'Migrants, by value, uncertain: lead shared in 1 of 2, about level in 1.',
    '/compare ITF5 ITF6 ITG1 ITG2 ITF4 ITF3 indicators=employment-foreign-born,neet,poverty-risk':
      'Outcomes of migrants, by value, uncertain: Basilicata and Sardinia share the lead in 1.',
  };
  for (const [line, title] of Object.entries(expected)) expect((await titlesOf(line))[0], line).toContain(title);
});

test('where some are about level and another is left out, they are named', async () => {
  const said = await whole('/compare UKI3 UKI4 UKJ1');
  expect(said).toContain(
    'Outcome of all residents (Early leavers, 2019): Inner London – East and Berkshire, Buckinghamshire and Oxfordshire about level; best value, but uncertain: Inner London – West.',
  );
  expect(said).not.toContain('): about level; best');
  expect(await whole('/compare ES63 ES64 PT20 FRY3')).toContain(
    'Azores and French Guiana about level; best value, but uncertain: Melilla; Ceuta uncertain.',
  );
});
