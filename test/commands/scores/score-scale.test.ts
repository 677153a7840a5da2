import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say } = await createDialogue();

test.each(['/score Vienna', '/score Vienna Berlin', '/score Vienna area=education'])(
  '%s says on its first screen what a score is measured in',
  async (line) => {
    const [first = ''] = read(await say(line)).split('\n[Details]');
    expect(first).toContain('scores from 0 to 100, more is better, ± how far they may be off');
  },
);
