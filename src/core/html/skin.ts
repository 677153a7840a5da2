import type { Block, Button, ListItem, Select } from '../message.ts';

/** The HTML before and after what is drawn. */
export type Frame = readonly [before: string, after: string];

/** The elements of a block, as one surface has them. Frames are HTML and go out as they stand; what a skin's function returns is HTML too. */
export type HtmlSkin = {
  heading: Frame;
  /** Of a part; as any other heading where it is absent. */
  subheading?: Frame;
  /** Parts beside each other; below each other where it is absent. */
  beside?: { whole: Frame; part: Frame };
  text: Frame;
  note: Frame;
  facts: { whole: Frame; fact: Frame; longFact: Frame; label: Frame; value: Frame };
  table: {
    whole: Frame;
    /** Of a few values and what they come to in words: that may stand below them where there is little room. */
    stacked?: Frame;
    /** Of more columns than a phone has room for: there each row becomes a card, whose values say their column (`labelled`). */
    cards?: Frame;
    /** The same of so many that they are set smaller. */
    wide?: Frame;
    head: Frame;
    body: Frame;
    row: Frame;
    column: Aligned;
    /** The first cell of a row, which names it. */
    first: Aligned;
    /** The cell that names a row where numbers stand before it and the row may become a card. */
    name?: Frame;
    cell: Aligned;
    /** A cell of a row that may become a card. */
    labelled?: (label: string, align: 'left' | 'right') => Frame;
  };
  /** `title` opens the thing, where the surface can. */
  list: { whole: Frame; item: Frame; beside: Frame; title(item: ListItem): string };
  divider: string;
  /** Parts that open in place: all of them, what one begins as, and what opens it. */
  fold: { whole: Frame; closed: Frame; open: Frame; label: Frame };
  picture(picture: Extract<Block, { type: 'picture' }>): string;
  file(file: Extract<Block, { type: 'file' }>): string;
  /** Null where nothing can be pressed and nothing is said of it. */
  actions: {
    whole: Frame;
    /** Null where the surface cannot do what it says: it is left out. */
    button(button: Button): string | null;
    menu: Frame;
    menuLabel: Frame;
    options: Frame;
    option(option: Select['options'][number]): string | null;
    /** Whether menus stand below the row of buttons instead of in it. */
    menusBelow: boolean;
  } | null;
};

type Aligned = Record<'left' | 'right', Frame>;

/** Frames that differ by alignment. */
export function aligned(frame: (align: 'left' | 'right') => Frame): Aligned {
  return { left: frame('left'), right: frame('right') };
}

/** A fold as browsers open it. */
export const foldFrames: HtmlSkin['fold'] = {
  whole: ['<div class="folds">', '</div>'],
  closed: ['<details class="fold">', '</details>'],
  open: ['<details class="fold" open>', '</details>'],
  label: ['<summary dir="auto">', '</summary>'],
};
