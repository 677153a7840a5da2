import { describe, expect, test } from 'vitest';
import { leadMs } from '#src/domain/events/lead.ts';
import { checkLink } from '#src/domain/events/link.ts';
import { type RoundPeople, settleRound } from '#src/domain/events/settle-round.ts';
import { isTooLate, listSteps } from '#src/domain/events/steps.ts';

const people = (ids: number[], more: Partial<RoundPeople> = {}): RoundPeople => ({
  people: ids.map((id) => ({ id, region: `R${id % 5}`, languages: ['en'] })),
  size: 4,
  hasMet: () => false,
  isBlocked: () => false,
  ...more,
});
const group = (...members: number[]) => ({ members, area: null });
const membersOf = (groups: { members: number[] }[]) => groups.map(({ members }) => members);

describe('the groups of a round when it begins', () => {
  test('stay as they were planned while everybody is there', () => {
    const planned = [group(1, 2, 3, 4), group(5, 6, 7)];
    const settled = settleRound(planned, people([1, 2, 3, 4, 5, 6, 7]));
    expect(settled).toMatchObject({ isChanged: false, alone: [] });
    expect(membersOf(settled.groups)).toEqual(membersOf(planned));
  });

  test('who left is out, who came joins the smallest without their region, and whoever is left alone joins too', () => {
    const left = settleRound([group(1, 2, 3, 4), group(5, 6)], people([1, 2, 3, 5]));
    expect(left.isChanged).toBe(true);
    expect(membersOf(left.groups)).toEqual([[1, 2, 3, 5]]);
    const came = settleRound([group(1, 2, 3), group(6, 7)], people([1, 2, 3, 6, 7, 8]));
    // 8 is of the region of 3.
    expect(membersOf(came.groups)).toEqual([
      [1, 2, 3],
      [6, 7, 8],
    ]);
  });

  test('who came make groups of their own where the others are full', () => {
    const { groups, alone } = settleRound([group(1, 2, 3, 4)], people([1, 2, 3, 4, 5, 6, 7]));
    expect(membersOf(groups)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7],
    ]);
    expect(alone).toEqual([]);
  });

  test('nobody meets twice while there is another way, and never whom they do not want to meet', () => {
    const hasMet = (left: number, right: number) => left + right === 3;
    const { groups } = settleRound([group(1, 4), group(3, 5)], people([1, 2, 3, 4, 5], { hasMet }));
    expect(membersOf(groups)).toEqual([
      [1, 4],
      [3, 5, 2],
    ]);
    const again = settleRound([], people([1, 2], { hasMet: () => true }));
    expect(membersOf(again.groups)).toEqual([[1, 2]]);
    const never = settleRound([], people([1, 2], { isBlocked: () => true }));
    expect(never).toMatchObject({ groups: [], alone: [1, 2] });
  });

  test('a block made after planning splits the group; nobody joins whom they do not want to meet', () => {
    const isBlocked = (left: number, right: number) => left + right === 3;
    const halves = settleRound([group(1, 2, 3, 4)], people([1, 2, 3, 4], { isBlocked }));
    expect(halves).toMatchObject({ isChanged: true, alone: [] });
    expect(membersOf(halves.groups)).toEqual([
      [1, 3],
      [2, 4],
    ]);
    const joins = settleRound([group(1, 2), group(3, 4)], people([1, 2, 3, 4], { isBlocked }));
    expect(joins).toMatchObject({ isChanged: true, alone: [] });
    expect(membersOf(joins.groups)).toEqual([
      [3, 1],
      [2, 4],
    ]);
    expect(settleRound([group(1, 2)], people([1, 2], { isBlocked }))).toMatchObject({
      groups: [],
      alone: [1, 2],
      isChanged: true,
    });
  });

  test('a place that somebody leaves to keep another company is taken', () => {
    const blocks = ['1 2', '1 4', '2 5'];
    const isBlocked = (left: number, right: number) =>
      blocks.includes([left, right].sort((one, other) => one - other).join(' '));
    const { groups, alone } = settleRound([group(1, 2), group(3, 4, 5)], people([1, 2, 3, 4, 5], { isBlocked }));
    expect(membersOf(groups)).toEqual([
      [3, 4, 2],
      [1, 5],
    ]);
    expect(alone).toEqual([]);
  });

  test('a group shares a language', () => {
    const { people: all } = people([1, 2, 3]);
    const languages = [['en'], ['fr', 'en'], ['fr']];
    const speaking = all.map((each, index) => ({ ...each, languages: languages[index] as string[] }));
    expect(settleRound([group(1, 2)], people([], { people: speaking }))).toMatchObject({
      groups: [group(1, 2)],
      alone: [3],
    });
  });
});

test('letters begin so early that the last is not late by more than five seconds', () => {
  const taking = { perSecond: 16, inARow: 250, perSecondThen: 5 };
  expect(leadMs(500, null)).toBe(leadMs(1, taking));
  expect(leadMs(150, taking)).toBe(5_187.5);
  expect(leadMs(160, taking)).toBe(5_500);
  // Also where no more is taken than is promised, the last of 500 is late by no more.
  expect(leadMs(500, taking)).toBe(250_000 / 16 + 50_000 - 4_500);
});

test.each([
  ['https://meet.example.org/{room}', null],
  ['https://meet.example.org/a?room={room}#x', null],
  ['http://meet.example.org/{room}', 'noAddress'],
  ['javascript:alert({room})', 'noAddress'],
  ['https://meet.example.org/{room} and more', 'noAddress'],
  ['https://meet.example.org/', 'noRoom'],
  ['https://{room}.example.org/', 'roomInHost'],
  ['https://{room}@example.org/', 'roomInHost'],
])('the address of calls %s: %s', (link, problem) => {
  expect(checkLink(link)).toBe(problem);
});

test('the clock does each step at its time; what comes too late is left out, and the end never', () => {
  const event = { startsAt: new Date('2026-12-03T13:00:00Z'), minutes: 10, rounds: 2 };
  const steps = listSteps(event);
  expect(steps.map(({ kind, round, dueAt }) => `${kind} ${round} ${dueAt.toISOString().slice(11, 16)}`)).toEqual([
    'reminder 1 12:00',
    'call 1 12:58',
    'start 1 13:00',
    'warning 1 13:08',
    'start 2 13:10',
    'warning 2 13:18',
    'finish 2 13:20',
  ]);
  const late = (kind: string, ms: number) => {
    const step = steps.find((each) => each.kind === kind);
    return step && isTooLate(step, event, new Date(step.dueAt.getTime() + ms));
  };
  expect([late('start', 7 * 60_000), late('start', 9 * 60_000)]).toEqual([false, true]);
  expect([late('warning', 10_000), late('warning', 60_000)]).toEqual([false, true]);
  expect([late('reminder', 10 * 60_000), late('reminder', 40 * 60_000)]).toEqual([false, true]);
  expect(late('finish', 365 * 24 * 3_600_000)).toBe(false);
});
