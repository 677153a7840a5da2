import { describe, expect, test } from 'vitest';
import { listTexts } from '#test/charts/xml.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { as, context } = await createDialogue();
const nora = as('nora');
await nora.say('/me join Skåne');

const six = 'Skåne Catalonia Murcia Puglia Campania Azores';
const long = 'Mecklenburg-Vorpommern Castilla-La-Mancha';

/** The finished texts of every picture of an answer, its folds included. */
async function drawingsOf(line: string) {
  const outcome = await nora.say(line);
  if (outcome.type !== 'message' || outcome.failed) throw new Error(JSON.stringify(outcome));
  const blocks = [...outcome.blocks, ...(outcome.folds ?? []).flatMap((fold) => fold.blocks)];
  const keys = blocks.flatMap((block) => (block.type === 'picture' ? [block.key] : []));
  return Promise.all(keys.map(async (key) => (await context.pictures.svg(key)) ?? ''));
}

describe.each([
  ['/compare Skåne Catalonia', 2],
  [`/compare ${six}`, 2],
  [`/compare ${long}`, 1],
  ['/compare Skåne Catalonia indicators=employment-foreign-born', 1],
  [`/compare ${six} indicators=unemployment`, 1],
  [`/compare ${six} indicators=gdp-per-head`, 2],
  ['/compare Catalonia Lombardy indicators=population', 2],
  ['/indicator show population Skåne', 2],
  ['/compare Skåne Catalonia area=education', 1],
  ['/indicator show unemployment-foreign-born Catalonia', 2],
  ['/indicator show early-leavers Mecklenburg-Vorpommern', 2],
  ['/indicator show household-income Mecklenburg-Vorpommern', 2],
  ['/indicator show quality-of-government Campania', 2],
  ['/indicator rank unemployment', 2],
  ['/indicator rank household-income', 2],
  ['/indicator rank gdp-per-head members', 1],
  ['/indicator rank labour-market', 2],
  ['/indicator rank median-income-third-country-nationals', 1],
  ['/peers Murcia', 1],
  ['/peers Mecklenburg-Vorpommern', 1],
  ['/peers Lombardy better-at=unemployment', 1],
  ['/peers Apulia worse-at=early-leavers', 1],
  ['/peers Apulia better-at=labour-market', 1],
  ['/score Skåne area=labour-market', 1],
  ['/score Mecklenburg-Vorpommern area=labour-market', 1],
] as const)('the pictures of %s', (line, count) => {
  test('have a title of at most two whole lines, and no text that a phone could not show', async () => {
    const drawings = await drawingsOf(line);
    expect(drawings.length).toBeGreaterThanOrEqual(count);
    for (const svg of drawings) {
      const texts = listTexts(svg);
      const title = texts.filter(({ size }) => size === 18).map(({ text }) => text);
      expect(title.length, title.join(' ')).toBeLessThanOrEqual(2);
      expect(title.join(' ')).not.toContain('…');
      expect(Math.min(...texts.map(({ size }) => (size * 360) / 440))).toBeGreaterThanOrEqual(11);
    }
  });
});
