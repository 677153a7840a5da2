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
