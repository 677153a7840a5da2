import { describe, expect, test } from 'vitest';
import type { Event } from '#src/core/event.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createContractHouse } from '../contracts/house.ts';

let count = 0;
const base = (id = `event-${++count}`) => ({
  id,
  actor: { platform: 'test', space: 'hall', user: 'maria' },
  place: 'test:hall:channel:main' as const,
});
const line = (text: string, id?: string): Event => ({ ...base(id), type: 'action', line: text });
const textOf = (outcome: Outcome) => (outcome.type === 'message' ? outcome.text : outcome.type);

describe('the bot', () => {
  test('an unknown command names the nearest', async () => {
    const { house } = createContractHouse();
    expect(textOf(await house.bot.handle(line('/ehco hi')))).toContain('Did you mean /echo');
    expect(textOf(await house.bot.handle(line('/form')))).toContain('/form short, /form long');
    expect(textOf(await house.bot.handle(line('???')))).toContain('/help');
  });

  test('a command that was typed with options is the same as one typed in words', async () => {
    const { house } = createContractHouse();
    const typed = await house.bot.handle(line('/regions Skåne Catalonia'));
    const options = await house.bot.handle({
      ...base(),
      type: 'command',
      command: 'regions',
      options: { regions: ['skane', 'ES51'] },
    });
    expect(options).toEqual(typed);
  });

  test('a missing argument is asked for with what was said so far', async () => {
    const { house } = createContractHouse();
    const asked = await house.bot.handle(line('/regions Skåne'));
    const [, actions] = asked.type === 'message' ? asked.blocks : [];
    if (actions?.type !== 'actions' || actions.items[0]?.type !== 'button') throw new Error(JSON.stringify(asked));
    expect(textOf(await house.bot.handle(line(actions.items[0].line)))).toMatch(/^Echo|^Regions: SE224, /);
  });

  test('a writing command runs once for an event, also when two deliveries arrive at once', async () => {
    const { house, record } = createContractHouse();
    const outcomes = await Promise.all([
      house.bot.handle(line('/count', 'twice')),
      house.bot.handle(line('/count', 'twice')),
    ]);
    expect(record.counted).toBe(1);
    expect(outcomes[0]).toEqual(outcomes[1]);
    await house.bot.handle(line('/count', 'another'));
    expect(record.counted).toBe(2);
  });

  test('what was typed is kept before a form is refused, and gone once it is taken', async () => {
    const { house, record } = createContractHouse();
    const values = { title: 'x'.repeat(100_000), area: 'health', region: 'SE22' };
    const refused = await house.bot.handle({ ...base(), type: 'submission', form: '/form short', values });
    expect(refused).toMatchObject({
      type: 'problems',
      problems: { title: 'This is 100000 characters long; at most 20 fit. Please shorten it.' },
    });
    expect(record.drafts.get('/form short')).toEqual(values);
    const again = await house.bot.handle(line('/form short'));
    expect(again).toMatchObject({ type: 'form', form: { id: '/form short', values } });
    await house.bot.handle({
      ...base(),
      type: 'submission',
      form: '/form short',
      values: { ...values, title: 'short' },
    });
    expect(record.drafts.size).toBe(0);
    expect(record.sent).toMatchObject([{ title: 'short', region: 'SE224' }]);
  });

  test('every problem of a form is said by field', async () => {
    const { house } = createContractHouse();
    const values = { area: 'weather', groups: ['women', 'men'], region: 'Katlnia' };
    const refused = await house.bot.handle({ ...base(), type: 'submission', form: '/form short', values });
    if (refused.type !== 'problems') throw new Error(refused.type);
    expect(refused.problems).toEqual({
      title: 'Please fill this in.',
      area: '“weather” is not one of: Health, Housing.',
      groups: '“men” is not one of: Women, Families.',
      region: expect.stringContaining('Did you mean Catalonia (ES51)'),
    });
  });

  test('a shortcut fills in its form, beside what was typed there before', async () => {
    const { house } = createContractHouse();
    await house.bot.handle({ ...base(), type: 'draft', form: '/form short', values: { story: 'Typed before' } });
    const opened = await house.bot.handle({
      ...base(),
      type: 'shortcut',
      shortcut: 'short-form',
      message: { text: 'From a message' },
    });
    expect(opened).toMatchObject({ type: 'form', form: { values: { story: 'From a message\n\nTyped before' } } });
  });

  test('what was typed below a quotation stays, however often the shortcut is used', async () => {
    const { house } = createContractHouse();
    const link = 'https://acme.slack.com/archives/C1/p1';
    const open = async (text: string, address?: string) => {
      const message = { text, ...(address && { link: address }) };
      const opened = await house.bot.handle({ ...base(), type: 'shortcut', shortcut: 'short-form', message });
      if (opened.type !== 'form') throw new Error(opened.type);
      return opened.form;
    };
    const close = (story: string) =>
      house.bot.handle({ ...base(), type: 'draft', form: '/form short', values: { story } });
    expect((await open('We paired neighbours.')).intro).toBeUndefined();
    await close('We paired neighbours.\n\nMY OWN LINES');
    const again = await open('We paired neighbours.');
    expect(again.values.story).toBe('We paired neighbours.\n\nMY OWN LINES');
    expect(again.intro).toContain('what you typed then is still here');
    await close(String(again.values.story));
    // A quotation that was changed since is known by its address.
    await close(`We paired them.\n${link}\nMY OWN LINES`);
    expect((await open(`We paired neighbours.`, link)).values.story).toBe(`We paired them.\n${link}\nMY OWN LINES`);
    const other = await open('Another message');
    expect(other.values.story).toBe(`Another message\n\nWe paired them.\n${link}\nMY OWN LINES`);
    expect(other.intro).toContain('the message you chose now stands above it');
  });

  test('a bug is a reference for the person and a log line for us', async () => {
    const logged: object[] = [];
    const error = (details: object | string) => void logged.push(Object(details));
    const { house } = createContractHouse({ logger: { debug: error, info: error, warn: error, error } });
    const reference = /reference ([0-9a-f]{8})/.exec(textOf(await house.bot.handle(line('/broken'))))?.[1];
    expect(logged).toMatchObject([{ reference, event: 'action' }]);
  });

  test('what an answer will be is known beforehand', () => {
    const { house } = createContractHouse();
    expect(house.bot.open(line('/secret')).plan).toEqual({
      visibility: 'private',
      opensForm: false,
      writes: false,
      lacking: null,
    });
    expect(house.bot.open(line('/form long')).plan).toMatchObject({
      visibility: 'private',
      opensForm: true,
      writes: true,
    });
    expect(house.bot.open({ ...base(), type: 'command', command: 'count', options: {} }).plan).toMatchObject({
      visibility: 'public',
      writes: true,
    });
    expect(house.bot.open({ ...base(), type: 'submission', form: '/form long', values: {} }).plan).toMatchObject({
      opensForm: false,
    });
  });

  test('an event that is opened says its line, lacks what it lacks, and is answered once', async () => {
    const { house, record } = createContractHouse();
    const { open } = house.bot;
    const command = (text: string): Event => ({ ...base(), type: 'command', command: 'regions', text });
    expect(open(command('')).plan.lacking).toMatchObject({ command: 'regions', subcommand: { name: '' } });
    expect(open(command(' Skåne')).plan.lacking).toBeNull();
    expect(open(line('/regions')).plan.lacking).toBeNull();
    const options = { regions: ['Skåne', 'ES51'], area: 'a "b" \\' };
    const typed = open({ ...base(), type: 'command', command: 'regions', options });
    expect(typed.line).toBe('/regions regions="Skåne" regions="ES51" area="a \\"b\\" \\\\"');
    expect(open(command('Skåne  Catalonia')).line).toBe('/regions Skåne  Catalonia');
    expect(open({ ...base(), type: 'shortcut', shortcut: 'short-form' }).line).toBe('/form short');
    expect(open({ ...base(), type: 'mention', text: 'say hi' }).line).toBeNull();
    const counting = open(line('/count', 'opened-once'));
    expect(record.counted).toBe(0);
    await Promise.all([counting.outcome(), counting.outcome()]);
    expect(record.counted).toBe(1);
  });

  test('what is no event that can be read is answered too', async () => {
    const { house } = createContractHouse();
    const long = house.bot.open(line('/echo '.padEnd(5_000, 'x')));
    expect(long.plan.visibility).toBe('private');
    expect(textOf(await long.outcome())).toContain('4,000');
    const broken = { ...base(), type: 'action' } as unknown as Event;
    expect(textOf(await house.bot.open(broken).outcome())).toContain('cannot be read');
  });

  test('suggests while someone types', async () => {
    const { house } = createContractHouse();
    const ask = (argument: string, partial: string) =>
      house.bot.handle({ ...base(), type: 'autocomplete', command: 'regions', argument, partial, limit: 3 });
    expect(await ask('regions', 'cata')).toEqual({
      type: 'choices',
      choices: [{ value: 'ES51', label: 'Catalonia (ES51)' }],
    });
    expect(await ask('area', 'salu')).toMatchObject({ choices: [{ value: 'health' }] });
    expect(await ask('nothing', 'x')).toEqual({ type: 'choices', choices: [] });
  });
});

test('a database that is away is said in words, without a reference', async () => {
  const { house } = createContractHouse({
    identify: () => Promise.reject(Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' })),
    isPassing: (error) => (error as { code?: string }).code === 'CONNECTION_CLOSED',
  });
  expect(textOf(await house.bot.handle(line('/secret')))).toBe(
    'The database does not answer just now, so nothing was done. Try again in a minute.',
  );
});
