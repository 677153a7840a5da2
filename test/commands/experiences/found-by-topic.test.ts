import { expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';

const { say, submit } = await createDialogue();

test('an experience whose words do not match says that it was found by what it is about', async () => {
  const log = async (title: string, action: string) =>
    submit(await say('/experience log'), {
      ...{ title, action, challenge: 'Few came.', lesson: 'Ask first.', region: 'Skåne' },
      ...{ areas: ['language'], groups: [] },
    });
  await log('Evenings at the library', 'We read together.');
  await log('Tandems', 'A language learner met a neighbour.');
  const found = await say('/experience search language');
  const items =
    found.type === 'message' ? found.blocks.flatMap((block) => (block.type === 'list' ? block.items : [])) : [];
  const told = items.filter(({ markdown }) => markdown?.startsWith('Found by what it is about.'));
  expect(items).toHaveLength(2);
  expect(told.map(({ title }) => title)).toEqual([expect.stringContaining('Evenings at the library')]);
});
