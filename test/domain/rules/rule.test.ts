import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judgeRule } from '#src/domain/rules/check.ts';
import { judgeCondition, meets, type Scope } from '#src/domain/rules/condition.ts';
import { type Definition, ruleJsonSchema } from '#src/domain/rules/definition.ts';
import { compile } from '#src/domain/rules/program.ts';
import { judgeSchedule, nextTime, timesBetween } from '#src/domain/rules/schedule.ts';
import { afterDuration, nextMoment } from '#src/domain/rules/wait.ts';
import { readRule, writeRule } from '#src/domain/rules/yaml.ts';

const rule: Definition = {
  name: 'Ask',
  on: { activity: 'question.unanswered' },
  steps: [{ ask: { to: 'author', name: 'ok', text: '{title}', answers: { yes: 'Yes' }, until: { days: 1 } } }],
};
const nobody = { region: '', role: '', language: '' };
const scope: Scope = {
  ...{ thing: { isThere: true, isOpen: true, isAnswered: false }, person: nobody, each: nobody, form: {} },
  event: { type: '', subject: 'question:1', number: 1, region: 'SE224', areas: ['housing'], data: { days: 3 } },
  answers: { ok: 'yes' },
};
const figures = { figure: (code: string) => (code === 'known' ? 16.5 : null), peers: () => ['SE224', 'ES51'] };

describe('conditions', () => {
  test.each([
    ['event.data.days == 3 && "housing" in event.areas', true],
    ['event.data.days + 1 > 4', false],
    ['event.region in peers("ES62") && figure("known", event.region) > 15', true],
    ['figure("none", event.region) > 15 || figure("none", event.region) <= 15', false],
    ['answers.ok == "yes" && !thing.isAnswered', true],
    ['person.role == ""', true],
    ['event.areas.exists(a, a.startsWith("hous")) && size(event.areas.filter(a, a != "health")) == 1', true],
    ['peers("ES62").all(r, figure("known", r) + 1.0 > 15.0)', true],
  ])('%s is %s', (expression, holds) => {
    expect(judgeCondition(expression, rule)).toBeNull();
    expect(meets(expression, rule, scope, figures)).toBe(holds);
  });

  test.each([
    ['event.data.dayz == 3', /dayz/],
    ['event.region', /no yes or no/],
    ['1 +', /Unexpected/],
    ['nobody.x == 1', /nobody/],
    ['process.exit()', /process/],
    ['"aaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("(a+)+$")', /slow/],
    ['[1].all(a, [1].all(b, [1].all(c, true)))', /slow/],
    // What makes longer things of short ones.
    ['"xx".split("") == ["x", "x"]', /slow/],
    ['event.areas.map(a, a + a).size() > 1', /slow/],
    ['event.areas.join() == ""', /slow/],
    ['cel.bind(a, event.areas, a == a)', /slow/],
    ['bytes("x").size() == 1', /slow/],
    ['event.areas.all(a, event.areas.all(b, a + b != ""))', /slow/],
    [`${'(1 + '.repeat(90)}1${')'.repeat(90)} == 1`, /./],
  ])('%s is refused before it is kept', (expression, said) => {
    expect(judgeCondition(expression, rule)).toMatch(said);
  });
});

test('a condition that was kept before it was refused is not asked', () => {
  expect(() => meets('"ab".split("").size() == 2', rule, scope, figures)).toThrow('It could take for ever.');
});

describe('times', () => {
  const schedule = { rrule: 'FREQ=DAILY', starts: '2026-01-01', time: '02:30', zone: 'Europe/Madrid' };

  test('a schedule keeps to the clock on the wall, also on the days on which clocks change', () => {
    const times = timesBetween(schedule, new Date('2026-03-28T00:00:00Z'), new Date('2026-03-30T23:00:00Z'), 9);
    expect(times.map((at) => at.toISOString())).toEqual([
      '2026-03-28T01:30:00.000Z',
      // The clocks leap from two to three.
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    const autumn = timesBetween(schedule, new Date('2026-10-24T12:00:00Z'), new Date('2026-10-26T12:00:00Z'), 9);
    expect(autumn.map((at) => at.toISOString())).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  });

  test('a schedule that is over, too often or unreadable is told', () => {
    expect(judgeSchedule(schedule)).toBeNull();
    expect(judgeSchedule({ ...schedule, rrule: 'FREQ=MINUTELY' })).toBe('often');
    expect(judgeSchedule({ ...schedule, rrule: 'every day' })).toBe('unreadable');
    expect(nextTime({ ...schedule, rrule: 'FREQ=DAILY;COUNT=2' }, new Date('2026-01-02T12:00:00Z'))).toBeNull();
    expect(nextTime({ ...schedule, rrule: 'FREQ=MONTHLY;BYDAY=1MO' }, new Date('2026-01-02T12:00:00Z'))).toEqual(
      new Date('2026-01-05T01:30:00Z'),
    );
  });

  test.each([
    ['FREQ=DAILY;INTERVAL=999999999', 'unreadable'],
    ['FREQ=YEARLY;INTERVAL=9999', 'unreadable'],
    ['FREQ=YEARLY;INTERVAL=200', null],
    ['FREQ=DAILY;INTERVAL=0', 'unreadable'],
    ['FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYYEARDAY=1,2,3', 'unreadable'],
    ['FREQ=WEEKLY;BYSETPOS=8', 'unreadable'],
    ['FREQ=DAILY;BYSETPOS=366', 'unreadable'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'never'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'never'],
    ['FREQ=WEEKLY;BYMONTH=13', 'unreadable'],
    ['FREQ=DAILY;FREQ=YEARLY', 'unreadable'],
    ['FREQ=DAILY;RSCALE=CHINESE', 'unreadable'],
    ['FREQ=DAILY;COUNT=100000', 'unreadable'],
    ['RRULE:freq=weekly;byday=mo,we;wkst=su;', null],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', null],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29', null],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', null],
    ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO', null],
    ['FREQ=WEEKLY;UNTIL=20270101', null],
  ])('%s is %s', (rrule, said) => {
    expect(judgeSchedule({ ...schedule, starts: '2027-01-01', rrule })).toBe(said);
  });

  test('what never comes again, or only beyond all calendars, has no next time', () => {
    const after = new Date('2027-01-02T00:00:00Z');
    for (const rrule of ['FREQ=DAILY;INTERVAL=999999999', 'FREQ=YEARLY;INTERVAL=999', 'FREQ=YEARLY;UNTIL=20260301'])
      expect(nextTime({ ...schedule, rrule }, after)).toBeNull();
  });

  test('waits go by the clock of whom they are for', () => {
    const at = new Date('2026-03-28T12:00:00Z');
    expect(afterDuration(at, { days: 1 }, 'Europe/Madrid').toISOString()).toBe('2026-03-29T11:00:00.000Z');
    expect(afterDuration(at, { hours: 24 }, 'Europe/Madrid').toISOString()).toBe('2026-03-29T12:00:00.000Z');
    const monday = { weekday: 'monday', time: '09:00' } as const;
    expect(nextMoment(at, monday, 'Europe/Madrid').toISOString()).toBe('2026-03-30T07:00:00.000Z');
    expect(nextMoment(new Date('2026-03-30T07:00:00Z'), monday, 'Europe/Madrid').toISOString()).toBe(
      '2026-04-06T07:00:00.000Z',
    );
  });
});

test('steps lead where they stand', () => {
  const program = compile({
    steps: [
      { if: { when: 'true', do: [{ end: true }, { wait: { days: 1 } }], else: [{ wait: { days: 2 } }] } },
      { each: { of: { role: 'member' }, do: [{ end: true }] } },
      { end: true },
    ],
  });
  expect([...program].map(([at, { next, branches }]) => [at, next, branches])).toEqual(
    expect.arrayContaining([
      ['0', '1', { do: '0.do.0', else: '0.else.0' }],
      ['0.do.1', '1', {}],
      ['0.else.0', '1', {}],
      ['1.do.0', null, {}],
      ['2', null, {}],
    ]),
  );
});

describe('what is written', () => {
  test('is read as it was', () => {
    expect(readRule(writeRule(rule))).toEqual({ definition: rule });
  });

  test.each([
    ['name: x\non: {activity: question.unansweredd}\nsteps: [{end: true}]', /on/],
    ['name: x\nname: y', /unique/i],
    ['a: &a [x]\nb: [*a, *a]', /alias/i],
    ['name: [', /./],
    ['x'.repeat(50_000), /size/],
  ])('%s is told with its line', (source, said) => {
    const read = readRule(source);
    expect('flaws' in read && read.flaws.map(({ path, said: words }) => `${path} ${words}`).join(' ')).toMatch(said);
  });

  test('is judged as a whole', () => {
    const known = { indicators: new Set<string>(), regions: new Set(['SE224']) };
    const kinds = (changed: Partial<Definition>) => judgeRule({ ...rule, ...changed }, known).map(({ kind }) => kind);
    expect(kinds({})).toEqual([]);
    expect(kinds({ steps: [{ message: { to: 'author', text: 'Hello {nme}' } }] })).toEqual(['field']);
    expect(kinds({ steps: [{ message: { to: 'each', text: 'Hello' } }] })).toEqual(['nobody']);
    expect(kinds({ steps: [{ message: { to: { region: 'XX' }, text: 'Hello' } }] })).toEqual(['region']);
    expect(kinds({ steps: [{ message: { to: { followers: 'sport' }, text: 'Hello' } }] })).toEqual(['area']);
    expect(kinds({ steps: [{ message: { to: { channel: 'here' }, text: 'Hello' } }] })).toEqual(['channel']);
    expect(kinds({ if: 'figure("none", event.region) > 1' })).toEqual(['indicator']);
    expect(kinds({ steps: [...rule.steps, ...rule.steps] })).toEqual(['name']);
    expect(kinds({ steps: Array.from({ length: 41 }, () => ({ end: true as const })) })).toEqual(['steps']);
  });
});

test('docs/rule.schema.json is the schema by which rules are read', () => {
  const stored = JSON.parse(readFileSync(new URL('../../../docs/rule.schema.json', import.meta.url), 'utf8'));
  expect(stored).toEqual(JSON.parse(JSON.stringify(ruleJsonSchema())));
});

test.each([
  ['['.repeat(40_000), 1],
  ['? '.repeat(200), 1],
  ['- '.repeat(60), 1],
  [`[${'a, '.repeat(300)}]`, 1],
  [Array.from({ length: 300 }, (_, at) => `a${at}: 1`).join('\n'), 1],
  [`[${','.repeat(10_000)}`, 1],
  ['[a]: 1', 1],
])('what lies too deep or is too wide is told before it is read (%#)', (source, count) => {
  const read = readRule(source);
  expect('flaws' in read && read.flaws).toHaveLength(count);
  expect('flaws' in read && read.flaws[0]?.said).toBe('It lies deeper, or has more in one place, than any rule.');
});

test.each([
  [
    'on: {activity: question.asked}\nsteps: [{each: {of: {role: member}, do: [{if: {when: "true", do: [{each: {of: {role: member}, do: [{end: true}]}}]}}]}}]',
    /without another “each”/,
  ],
  [
    'on: {form: {for: members, fields: [{name: constructor, label: A, kind: text}]}}\nsteps: [{end: true}]',
    /another name/,
  ],
  ['on: {activity: introduction.declined}\nsteps: [{end: true}]', /./],
  ['on: {activity: digest.rated}\nsteps: [{end: true}]', /./],
  ['on: {form: !!binary "AAAA"}\nsteps: [{end: true}]', /./],
])('%s is refused', (rest, said) => {
  const read = readRule(`name: A\n${rest}`);
  const sentences = 'flaws' in read ? read.flaws.map((flaw) => flaw.said).join(' ') : '';
  expect(sentences).toMatch(said);
  expect(sentences).not.toContain('readBigUInt64LE');
});
