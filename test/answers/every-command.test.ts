import { expect, test } from 'vitest';
import { commands } from '#src/commands/index.ts';
import { everyCommand as cases, prepareEveryCommand } from '#test/support/every-command.ts';
import { expectFirstScreen } from '#test/support/first-screen.ts';

const { speaker } = await prepareEveryCommand();

/** What may be longer, and why. */
const exceptions: Record<string, { rows?: number; lines?: number; buttons?: number }> = {
  // A line for each command, and two sentences.
  help: { lines: commands.length + 2 },
  // Reviewers have what waits for them besides.
  'me show': { buttons: 6 },
  'me region': { buttons: 6 },
  // The first page in Slack, which is no message: what is begun, logged, asked and new.
  home: { lines: 30, buttons: 12 },
};

const said = commands.flatMap(({ name, subcommands }) =>
  [...subcommands.keys()].map((subcommand) => `${name} ${subcommand}`.trim()),
);

test('every command has a case, and every case a command', () => {
  expect(Object.keys(cases).toSorted()).toEqual(said.toSorted());
});

test.each(Object.entries(cases))('/%s %s keeps to the rules of answers', async (command, rest) => {
  expectFirstScreen(await speaker.say(`/${command} ${rest}`.trim()), exceptions[command]);
});
