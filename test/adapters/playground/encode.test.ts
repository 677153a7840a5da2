import { expect, test } from 'vitest';
import { encodeOutcome } from '#adapters/playground/encode/message.ts';
import type { Texts } from '#adapters/playground/texts.ts';
import { heading, message, text } from '#src/core/blocks.ts';
import { button } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { platformTexts } from '#src/texts/platform.ts';

const texts = platformTexts<Texts>('playground', 'en');
type Answer = Extract<Outcome, { type: 'message' }>;

async function draw(answer: Answer, said = texts): Promise<string> {
  return new TextDecoder().decode((await encodeOutcome(answer, said)) ?? undefined);
}

test('what is encoded once is taken for nothing else: who sees it, whether it failed, its folds, its language', async () => {
  const said = message(heading('Skåne'), text('**9.4%**'));
  const folds = [{ name: 'method', label: 'Method', blocks: [text('m')] }];
  const open = folds.map((fold) => ({ ...fold, isOpen: true }));
  const other = { ...texts, name: 'Chaussée' };
  const base: Answer = { ...said, type: 'message', visibility: 'public' };
  const variants: [Answer, Texts][] = [
    [base, texts],
    [{ ...base, visibility: 'private' }, texts],
    [{ ...base, failed: true }, texts],
    [{ ...base, folds }, texts],
    [{ ...base, folds: open }, texts],
    [base, other],
  ];
  const fresh = (answer: Answer) => ({ ...answer, blocks: [...answer.blocks] });
  const expected = await Promise.all(variants.map(([answer, each]) => draw(fresh(answer), each)));
  expect(new Set(expected).size).toBe(variants.length);
  for (let round = 0; round < 2; round += 1)
    for (const [index, [answer, each]] of variants.entries()) expect(await draw(answer, each)).toBe(expected[index]);
});

test('a question back is not drawn as what went wrong, a fault of ours is', async () => {
  const asking: Answer = {
    ...message(text('Which region?'), { type: 'actions', items: [button('Skåne', '/region show SE224')] }),
    type: 'message',
    visibility: 'private',
    failed: true,
  };
  expect(await draw(asking)).toMatch(/^<article class="answer asks"/);
  expect(await draw({ ...asking, blocks: [...asking.blocks], ownFault: 'fault' })).toMatch(
    /^<article class="answer failed"/,
  );
  expect(await draw({ ...asking, blocks: [text('This cannot be read.')] })).toMatch(/^<article class="answer failed"/);
});

test('a file of bytes is a link to those bytes', async () => {
  const content = Buffer.from([0x50, 0x4b, 0x00, 0xff]).toString('base64');
  const file = { type: 'file', name: 'a.xlsx', mediaType: 'text/html', content, encoding: 'base64' } as const;
  expect(await draw({ ...message(file), type: 'message', visibility: 'public' })).toContain(
    `href="data:application/octet-stream;base64,${content}"`,
  );
});

test('messages of text alone, which may share a list of blocks, are not taken for each other', async () => {
  const blocks: Answer['blocks'] = [];
  const of = (said: string) => draw({ type: 'message', visibility: 'public', text: said, blocks });
  expect(await of('one')).toContain('>one<');
  expect(await of('two')).toContain('>two<');
});

test('the same answer again is the same bytes', async () => {
  const answer: Answer = { ...message(text('a')), type: 'message', visibility: 'public' };
  expect(await encodeOutcome({ ...answer }, texts)).toBe(await encodeOutcome({ ...answer }, texts));
});
