import { test } from 'vitest';
import { commands } from '#src/commands/index.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { expectFirstScreen } from '#test/support/first-screen.ts';

const { say } = await createDialogue();

/** What is a row longer, and why, stands in docs/answers.md. */
const exceptions: Record<string, { rows?: number; lines?: number }> = {
  '/help': { lines: commands.length + 2 },
  '/indicator rank unemployment members': { rows: 10 },
};

test.each([
  '/compare Skåne Catalonia',
  '/compare Skåne Catalonia Murcia Puglia Campania Azores',
  '/compare Skåne Catalonia area=labour-market',
  '/brief Skåne against=Catalonia',
  '/brief Murcia',
  '/brief Skåne against=Catalonia,Murcia,Puglia area=labour-market',
  '/indicator show unemployment-foreign-born Catalonia',
  '/indicator show early-leavers Azores',
  '/indicator rank unemployment',
  '/indicator rank unemployment members',
  '/peers Murcia',
  '/peers Skåne abroad',
  '/peers Lombardy better-at=unemployment',
  '/region show Apulia',
  '/region show Skåne',
  '/score Catalonia',
  '/help',
  '/help compare',
  '/help digest',
  '/policy Catalonia health',
  '/policy Skåne',
  '/peers Lombardy better-at=education',
  '/peers Skåne better-at=labour-market',
  '/digest preview Skåne',
  '/indicator list',
  '/indicator list education',
  '/indicator list labour-market',
  '/digest show',
  '/method',
  '/status',
  '/person list',
  '/round list',
  '/introduction list',
  '/experience list',
  '/question list',
])('the first screen of %s is short', async (line) => {
  const outcome = await say(line);
  if (outcome.type !== 'message') throw new Error(JSON.stringify(outcome));
  expectFirstScreen(outcome, exceptions[line]);
});
