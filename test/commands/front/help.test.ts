import { expect, test } from 'vitest';
import { helpTopics } from '#src/answers/front/help-topics.ts';
import { textsFor } from '#src/texts/index.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, bot, say, press } = await createDialogue();

test('help names every command that can be said', async () => {
  const outcome = await say('/help');
  const said = outcome.type === 'message' ? outcome.text : '';
  for (const { name, subcommands } of bot.commands) {
    const isOpen = [...subcommands.values()].some(({ hidden, requires }) => !hidden && !requires);
    expect(said.includes(`/${name}`), name).toBe(isOpen && name !== 'help');
  }
  expect(said).not.toContain('<');
});

test('help is a line a topic, and each command is in one', async () => {
  const named = Object.values(helpTopics)
    .flat()
    .filter((name) => !name.includes(' '));
  const open = bot.commands.filter(({ subcommands }) => [...subcommands.values()].some(({ hidden }) => !hidden));
  expect(named.toSorted()).toEqual(
    open
      .map(({ name }) => name)
      .filter((name) => name !== 'help')
      .sort(),
  );
  expect(read(await say('/help'))).toContain(
    'What regions tried, and what they ask each other: /experience, /question',
  );
});

test('what only staff may do with a command that everybody has stands in the line for staff', async () => {
  for (const [command, name = ''] of helpTopics.staff.map((each) => each.split(' ')).filter(({ length }) => length > 1))
    expect(bot.commands.find((each) => each.name === command)?.subcommands.get(name)?.requires, name).toBeTruthy();
  const said = read(await as('admin').say('/help'));
  expect(said).toMatch(/For staff: .*\/experience import, \/experience queue, \/round create, \/event create/);
  expect(read(await say('/help'))).not.toContain('/experience import');
});

test('every way to say them is one press away', async () => {
  const all = read(await say('/help all'));
  expect(all).toContain('/compare <regions …>');
  expect(all).toContain('/digest pause [subscription] [weeks <number>]');
  expect(all).not.toContain('log-message');
});

test('an admin sees what admins may', async () => {
  expect(read(await as('admin').say('/help'))).toContain('/person');
  expect(read(await as('admin').say('/help all'))).toContain('/person role');
});

test('help on one command: what each part does, lines to press, every way to say it one press away', async () => {
  const said = await say('/help experience');
  expect(read(said)).toContain('• /experience search: Find what regions tried');
  const ways = read(await say('/help experience details'));
  expect(ways).toContain('/experience search <words> [area] [region]');
  expect(ways).toContain('• words: What it is about');
  expect((await press(said, '/experience log')).type).toBe('form');
  expect(read(await say('/help /peers details'))).toContain('better-at');
  expect(read(await say('/help dance'))).toContain('There is no command “dance”');
  expect(read(await say('/help person'))).toContain('There is no command “person”');
});

test.each(Object.values(textsFor('en').help.lines).flatMap((lines) => Object.values(lines)))(
  '%s works as it stands',
  async (line) => {
    const outcome = await say(line);
    expect(outcome.type === 'form' || (outcome.type === 'message' && !outcome.failed), JSON.stringify(outcome)).toBe(
      true,
    );
  },
);

test('status counts what there is', async () => {
  const said = read(await say('/status'));
  expect(said).toMatch(/Version: \d+\.\d+\.\d+/);
  expect(said).toMatch(/Database: PostgreSQL \d+\.\d+, \d+ MB/);
  expect(said).toMatch(/Regions: \d+, 7 of them members/);
  expect(said).toMatch(/Figures: [1-9][\d,]+/);
  expect(said).toContain('Experiences: 0');
  expect(said).toContain('Last import: Starter figures, ');
  expect(said).toContain('Running for: 0 min');
});

test('the home page says where to begin', async () => {
  const open = () => bot.handle({ id: 'h1', type: 'home', actor: as('zoe').actor, place: 'test:hall:user:zoe' });
  const first = await open();
  expect(read(first)).toContain('Hello zoe. I am Causeway.');
  expect(read(first)).toContain('No experience is logged yet');
  const zoe = as('zoe');
  await zoe.submit(await zoe.press(first, 'Set your region'), { region: 'Murcia' });
  expect(read(await open())).toContain('[About Region of Murcia]');
  expect((await zoe.press(await open(), 'Who is like')).type).toBe('message');
});
