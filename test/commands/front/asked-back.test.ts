import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, press } = await createDialogue();

const labelsOf = (outcome: Outcome) =>
  outcome.type === 'message'
    ? outcome.blocks.flatMap((block) =>
        block.type === 'actions' ? block.items.flatMap((item) => ('label' in item ? [item.label] : [])) : [],
      )
    : [];

test('a command that is misspelt is offered with all that was said behind it', async () => {
  const asked = await say('/compre Skåne Cataluña');
  expect(labelsOf(asked)).toEqual(['/compare Skåne Cataluña', 'What I can do']);
  expect(read(await press(asked, '/compare Skåne Cataluña'))).toContain('Skåne and Catalonia');
});

test('words that were not understood come with questions that are', async () => {
  const asked = await say('lorem ipsum dolor');
  expect(labelsOf(asked)).toEqual([
    'Compare Skåne with Catalonia',
    'Who is like Murcia',
    'Experiences on health',
    'What I can do',
  ]);
  for (const label of labelsOf(asked)) expect(await press(asked, label)).not.toMatchObject({ failed: true });
});

test.each(['what is the weather in Malmö', 'who is the president of Spain', '/xyzzy', '/experience frobnicate'])(
  '“%s” is answered with something to press',
  async (said) => {
    expect(labelsOf(await say(said)).length).toBeGreaterThan(0);
  },
);

test('what is promised is there to press', async () => {
  const asked = await say('find who is like us and better at housing');
  const promised = read(asked).split('\n---')[0];
  expect(labelsOf(asked)).toContain('What was tried');
  expect(promised?.includes('which are alike')).toBe(labelsOf(asked).includes('Regions alike'));
});
