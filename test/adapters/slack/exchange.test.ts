import { afterAll, expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';
import { listElements } from '#test/support/fake-slack/person.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { readBlocks, setUpSlack } from './harness.ts';

// The real commands on the real store, over signed HTTP, with forms of several steps.
const { adapterContext, database } = await createDialogue();
const setup = await setUpSlack({ ...adapterContext, now: () => new Date() });
afterAll(() => setup.stop());
const { fake, person, channel } = setup;

const all = () => [...fake.world.messages, ...fake.world.ephemerals];
const lastView = () => [...fake.world.views.values()].at(-1) as StoredView;
async function say(command: string, text: string): Promise<string> {
  const before = all().length;
  const { body } = await person.command(channel, command, text);
  await setup.settle();
  const blocks = (body as { blocks?: Parameters<typeof readBlocks>[0] } | undefined)?.blocks;
  return readBlocks(
    blocks ??
      all()
        .slice(before)
        .flatMap((each) => each.blocks),
  );
}
/** Fills the steps of a form one after the other; what a step has no field for waits for its own. */
async function fill(typed: Record<string, unknown>): Promise<void> {
  for (let view: StoredView | null = lastView(), step = 0; view && step < 8; step += 1) {
    const ids = view.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id ?? ''] : []));
    const own = Object.fromEntries(Object.entries(typed).filter(([name]) => ids.includes(name)));
    const sent: { errors: object; view: StoredView | null } = await person.submit(view, own as never);
    expect(sent.errors).toEqual({});
    view = sent.view?.blocks.some(({ type }) => type === 'input') ? sent.view : null;
  }
  await setup.settle();
}

test('an experience is judged by criteria in steps and published; it is useful, tried and followed', async () => {
  await say('/experience', 'log');
  await fill({ title: 'Mentors', region: 'SE224', areas: ['health'], challenge: 'c', action: 'a', lesson: 'l' });
  expect(await database.sql`select number from experience`).toEqual([{ number: 1 }]);
  // Admins review what is theirs.
  await database.sql`update person set role = 'admin'`;
  await say('/experience', 'evaluate 1');
  await fill({ inclusion: 'yes', impact: 'no', dac: 'Nobody counted.', decision: 'publish' });
  expect(await database.sql`select life from experience`).toEqual([{ life: 'published' }]);
  const shown = await say('/experience', 'show 1');
  expect(shown).toMatch(/Yes:\*? Inclusion/);
  expect(shown).toContain('Nobody counted.');
  expect(await say('/experience', 'versions 1')).toContain('Reviewed');
  await database.sql`update experience set author = null`;
  expect(await say('/experience', 'useful 1')).toContain('is useful to you');
  await say('/experience', 'try 1');
  await fill({ plan: 'wants', note: 'In two towns.' });
  expect(await say('/experience', 'effects 1')).toContain('wants to try it');
  expect(await say('/follow', 'area health')).toContain('You follow Health.');
  const menus = listElements(all().flatMap(({ blocks }) => blocks)).filter(({ type }) => /select/.test(type ?? ''));
  expect(menus.length).toBeGreaterThan(0);
  expect(fake.refused()).toEqual([]);
});
