import { describe, expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, say, press } = await createDialogue();

describe('a word behind a typed command that is none of its subcommands', () => {
  test.each(['/experience changes 8', '/experience return 9', '/experience bicycle', '/introduction stop 3'])(
    '%s is never looked for: what the command has is said',
    async (line) => {
      const [, command, word] = line.split(/[/ ]/);
      const outcome = await say(line);
      expect(outcome).toMatchObject({ failed: true });
      expect(read(outcome)).toContain(`There is no “/${command} ${word}”. What /${command} has:`);
      expect(read(outcome)).not.toContain('No experience matches');
    },
  );

  test('a press looks for the words all the same', async () => {
    const outcome = await say('/experience bicycle courses');
    expect(read(await press(outcome, 'Look for “bicycle courses”'))).toContain('bicycle courses');
    expect(read(await press(outcome, 'Look for “bicycle courses”'))).not.toContain('There is no “/experience');
  });

  test('beside a name that nothing is near to', async () => {
    expect(read(await as('admin').say('/digest issue'))).toMatch(/“issue”[\s\S]*What \/digest has: preview, /);
    expect(read(await say('/event next'))).toContain('There is no “/event next”. What /event has:');
  });

  test('quoted words, a named argument and a misspelt name are read as before', async () => {
    for (const line of ['/experience "bicycle"', '/experience words=bicycle', '/region Murca'])
      expect(read(await say(line))).not.toContain('What /');
  });
});
