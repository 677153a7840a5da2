import { expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';
import { drawQuestions } from '#test/support/draw-questions.ts';
import { createFigureCheck } from '#test/support/figure-check.ts';

const { as, context, database } = await createDialogue();
const checked = await createFigureCheck(database.sql, context.catalogue);

test('each value, flag, rank and median of 40 drawn answers is that of the database', async () => {
  for (const [index, line] of drawQuestions(context.catalogue, 20_261_127, 40).entries())
    expect(checked.check(await as(`reader ${index}`).say(line)), line).toEqual([]);
  expect(checked.count()).toBeGreaterThan(300);
});

test('a number that is not in the database is found', async () => {
  const said = await as('reader').say('/compare SE23 ES51 indicators=unemployment');
  const text = JSON.stringify(said);
  expect(checked.check(JSON.parse(text.replaceAll('9.8% d', '9.9% d')))).not.toEqual([]);
  expect(checked.check(JSON.parse(text.replaceAll('9.8% d', '9.8%')))).not.toEqual([]);
  const ranked = await as('reader').say('/indicator show early-leavers ITI1');
  expect(checked.check(JSON.parse(JSON.stringify(ranked).replaceAll(/ of (\d+) NUTS/g, ' of 7 NUTS')))).not.toEqual([]);
});
