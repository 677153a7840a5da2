import { describe, expect, test, vi } from 'vitest';
import { createSentenceReader, formatDecision } from '../../../scripts/words/judge.ts';

// Some 3,900 sentences in a test.
vi.setConfig({ testTimeout: 120_000 });
const reader = await createSentenceReader();

/** Pieces of a question: how it may be said, and what of it has to be in a line that uses it. */
const pieces = {
  measure: [
    ['unemployment', /unemployment/],
    ['median age', /median-age/],
    ['', null],
  ],
  group: [
    ['of the foreign-born', /foreign-born/],
    ['of women', /women/],
    ['of young people', /young|youth/],
    ['', null],
  ],
  likeness: [
    ['in regions like ours', /^\/peers/],
    ['', null],
  ],
  place: [
    ['in Catalonia', /ES51/],
    ['in Catalonia and Murcia', /ES51.*ES62/],
    ['', null],
  ],
  without: [
    ['but not Murcia', /except=\S*ES62/],
    ['neither Denmark nor Finland', /except=\S*(?:DK\S*FI|FI\S*DK)/],
    ['', null],
  ],
  where: [
    ['on the coast', /coast/],
    ['among the members', /members/],
    ['', null],
  ],
  period: [
    ['in 2015', /year=2015/],
    ['since 2012', /since=2012/],
    ['', null],
  ],
  matter: [
    ['for beekeepers', /beekeepers/],
    ['', null],
  ],
} satisfies Record<string, readonly (readonly [string, RegExp | null])[]>;

type Piece = readonly [string, RegExp | null];

function combine(kinds: readonly (readonly Piece[])[]): Piece[][] {
  return kinds.reduce<Piece[][]>((all, kind) => all.flatMap((each) => kind.map((piece) => [...each, piece])), [[]]);
}

describe('whatever is said is in the line, is named as not used, or is asked about', () => {
  const all = combine(Object.values(pieces)).filter((each) => each.some(([said]) => said !== ''));

  test.each(['SE224', null])('asked from %s', (region) => {
    const lost = all.flatMap((each) => {
      const text = each
        .map(([said]) => said)
        .filter(Boolean)
        .join(' ');
      const decision = reader.decide(text, region);
      if (decision.type !== 'line') return [];
      const line = formatDecision(decision);
      // A search has the words themselves; whatever it finds is of members.
      const kept = (said: string, sign: RegExp) =>
        sign.test(line) ||
        decision.unused.some((word) => said.includes(word)) ||
        (line.startsWith('/experience') &&
          said.split(/[ -]/).some((word) => line.includes(word) || word === 'members'));
      return each
        .filter(([said, sign]) => sign !== null && !kept(said, sign))
        .map(([said]) => `${text} → ${line}: ${said}`);
    });
    expect(lost).toEqual([]);
  });
});

test.each([
  ['Scotland or Ireland, who has the more modern population?', 'SE224'],
  ['regioner som liknar vår och har ljusare vintrar', 'SE224'],
  ['unemployment of beekeepers in Murcia', null],
  ['compare Skåne and Catalonia on commuting', null],
  ['us, Stockholm and Murcia on early leavers', null],
])('“%s” is asked about', (text, region) => {
  expect(reader.decide(text, region).type).toBe('doubt');
});
