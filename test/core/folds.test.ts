import { describe, expect, it } from 'vitest';
import { heading, message, note, text } from '#src/core/blocks.ts';
import { foldAnswer, splitFold, withFolds } from '#src/core/folds.ts';
import { actions, button } from '#src/core/message.ts';

const method = { name: 'details', label: 'Details', blocks: [note('Rates of 2022.')] };
const answer = {
  type: 'message' as const,
  visibility: 'public' as const,
  ...withFolds(
    message(heading('Skåne'), text('9.4%'), actions(button('Peers', '/peers SE224'))),
    method,
    { name: 'table', label: 'As a table', blocks: [] },
    null,
  ),
};
const asked = { line: '/region show SE224', names: ['details'], wanted: null, opensInPlace: false };

describe('a folded part of an answer', () => {
  it('is a button below the answer that says the same line with its name', () => {
    const { blocks, ...rest } = foldAnswer(answer, asked);
    expect(blocks.at(-1)).toEqual({
      type: 'actions',
      items: [button('Peers', '/peers SE224'), button('Details', '/region show SE224 details')],
    });
    expect(rest).not.toHaveProperty('folds');
    expect(rest.text).toBe('Skåne\n9.4%');
  });

  it('is an answer of its own, below the heading, where its name ends the line', () => {
    const { blocks, text: said } = foldAnswer(answer, { ...asked, wanted: 'details' });
    expect(blocks).toEqual([heading('Skåne'), note('Rates of 2022.')]);
    expect(said).toBe('Skåne\nRates of 2022.');
  });

  it('stays with the answer where the platform opens it in place, and is open where it was asked for', () => {
    expect(foldAnswer(answer, { ...asked, opensInPlace: true }).folds).toEqual([method]);
    expect(foldAnswer(answer, { ...asked, opensInPlace: true, wanted: 'details' }).folds).toEqual([
      { ...method, isOpen: true },
    ]);
  });

  it('stands below the answer where no line can ask for it', () => {
    const { blocks } = foldAnswer(answer, { ...asked, line: '/other', names: [] });
    expect(blocks).toContainEqual(note('Rates of 2022.'));
  });

  it('is left out where it is empty, and the answer itself is given where a wanted fold is missing', () => {
    expect(answer.folds).toEqual([method]);
    const plain = { type: 'message' as const, visibility: 'public' as const, ...message(text('Nothing.')) };
    expect(foldAnswer(plain, { ...asked, wanted: 'details' })).toBe(plain);
  });

  it('gives the same blocks for the same line, so that what was drawn of them can be used again', () => {
    expect(foldAnswer(answer, asked).blocks).toBe(foldAnswer(answer, asked).blocks);
  });

  it.each([
    ['SE224 ES51 details', 'SE224 ES51', 'details'],
    ['Details', '', 'details'],
    ['SE224', 'SE224', null],
    ['details SE224', 'details SE224', null],
    ['area=details', 'area=details', null],
  ])('reads its name off the end of “%s”', (rest, left, wanted) => {
    expect(splitFold(rest, ['details', 'table'])).toEqual({ rest: left, wanted });
  });

  it('reads no name where the subcommand has no folds', () => {
    expect(splitFold('skåne details', undefined)).toEqual({ rest: 'skåne details', wanted: null });
  });
});
