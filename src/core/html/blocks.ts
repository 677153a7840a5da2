import { type Beside, pairBeside } from '../beside.ts';
import type { Actions, Block, Message, Select } from '../message.ts';
import { escapeHtml, openTag } from './escape.ts';
import { keepTogether } from './keep-together.ts';
import { markdownToHtml } from './markdown.ts';
import type { Frame, HtmlSkin } from './skin.ts';

/** A sentence as the value of a fact: it takes the whole width. */
const longestFigure = 60;

/** "20–64" is not broken behind its dash, and a figure keeps its sign and its flags. */
function unbroken(html: string, align: 'left' | 'right'): string {
  const whole = keepTogether(html).replace(/(\d)–(?=\d)/g, '$1\u2060–\u2060');
  if (align !== 'right') return whole;
  if (html.length <= longestUnbroken) return whole.replaceAll(' ', '\u00a0');
  // A rank stands below its value where there are styles, and small.
  return whole.replace(rankBehind, '<small class="rank"><i> · </i>$1</small>');
}

const rankBehind = / · (\d[\d.,\u00a0\u202f]*\/\d[\d.,\u00a0\u202f]*)$/;

const longestUnbroken = 9;

/** So many columns are more than a phone has room for. */
const leastCards = 4;
/** So many columns need smaller letters. */
const manyColumns = 7;

/** A message as HTML in a skin: its blocks, or its text where it has none, and its folds below. All text is escaped. */
export function encodeBlocks(
  { text, blocks, folds = [] }: Pick<Message, 'text' | 'blocks' | 'folds'>,
  skin: HtmlSkin,
): string {
  const html = blocks.length > 0 ? encodeEach(blocks, skin) : encodeBlock({ type: 'text', markdown: text }, skin);
  let below = '';
  for (const { label, blocks: inner, isOpen } of folds)
    below += put(
      isOpen ? skin.fold.open : skin.fold.closed,
      put(skin.fold.label, escapeHtml(label)) + encodeEach(inner, skin),
    );
  return below ? html + put(skin.fold.whole, below) : html;
}

function encodeEach(blocks: readonly Block[], skin: HtmlSkin): string {
  const { beside } = skin;
  let html = '';
  for (const each of beside ? pairBeside(blocks) : blocks)
    html += `${beside && 'left' in each ? encodeBeside(each, skin, beside) : encodeBlock(each as Block, skin)}\n`;
  return html;
}

function encodeBeside(
  { left, right }: Beside,
  skin: HtmlSkin,
  { whole, part }: NonNullable<HtmlSkin['beside']>,
): string {
  return put(whole, put(part, encodeEach(left, skin)) + put(part, encodeEach(right, skin)));
}

function encodeBlock(block: Block, skin: HtmlSkin): string {
  switch (block.type) {
    case 'heading':
      return put((block.level === 2 && skin.subheading) || skin.heading, escapeHtml(block.text));
    case 'text':
      return put(skin.text, inLanguage(block.language, markdownToHtml(block.markdown)));
    case 'note':
      return put(skin.note, inLanguage(block.language, markdownToHtml(block.markdown)));
    case 'facts':
      return encodeFacts(block.items, skin.facts);
    case 'table':
      return encodeTable(block, skin.table);
    case 'list':
      return encodeList(block, skin.list);
    case 'picture':
      return skin.picture(block);
    case 'file':
      return skin.file(block);
    case 'actions':
      return skin.actions ? encodeActions(block, skin.actions) : '';
    case 'divider':
      return skin.divider;
    default:
      return block satisfies never;
  }
}

function put([before, after]: Frame, html: string): string {
  return before + html + after;
}

function inLanguage(language: string | undefined, html: string): string {
  return language === undefined ? html : `${openTag('div', { lang: language })}${html}</div>`;
}

function encodeFacts(
  items: Extract<Block, { type: 'facts' }>['items'],
  { whole, fact, longFact, label: labelFrame, value: valueFrame }: HtmlSkin['facts'],
): string {
  let html = '';
  for (const { label, value } of items)
    html += put(
      value.length > longestFigure ? longFact : fact,
      put(labelFrame, escapeHtml(label)) + put(valueFrame, keepTogether(escapeHtml(value))),
    );
  return put(whole, html);
}

function encodeTable({ columns, rows }: Extract<Block, { type: 'table' }>, skin: HtmlSkin['table']): string {
  const { labelled } = skin;
  const isCards = labelled !== undefined && shapeOf(columns) !== 'whole';
  // A rank is no name: of a ranking's rows the card is called by its first words.
  const named = isCards
    ? Math.max(
        0,
        columns.findIndex(({ align }) => align !== 'right'),
      )
    : 0;
  const frames = columns.map(({ label, align = 'left' }, index) => {
    if (index === named) return (named > 0 && skin.name) || skin.first[align];
    return isCards ? labelled(label, align) : skin.cell[align];
  });
  let head = '';
  for (const { label, align = 'left' } of columns) head += put(skin.column[align], escapeHtml(label));
  let body = '';
  for (const row of rows) {
    let cells = '';
    for (const [index, cell] of row.entries())
      cells += put(frames[index] ?? skin.cell.left, unbroken(escapeHtml(cell), columns[index]?.align ?? 'left'));
    body += put(skin.row, cells);
  }
  const whole = skin[shapeOf(columns)] ?? skin.whole;
  return put(whole, put(skin.head, put(skin.row, head)) + put(skin.body, body));
}

/** Decides what becomes of a table where there is little room: two values and what they come to are stacked, other rows of many columns are cards. */
function shapeOf(columns: Extract<Block, { type: 'table' }>['columns']): 'whole' | 'stacked' | 'cards' | 'wide' {
  if (columns.length !== leastCards)
    return columns.length < leastCards ? 'whole' : columns.length < manyColumns ? 'cards' : 'wide';
  const isWords = (at: number) => columns.at(at)?.align !== 'right';
  // A row that begins with a number, as in a ranking, is short.
  return !isWords(0) ? 'whole' : isWords(-1) ? 'stacked' : 'cards';
}

function encodeList({ items }: Extract<Block, { type: 'list' }>, skin: HtmlSkin['list']): string {
  let html = '';
  for (const item of items)
    html += put(
      skin.item,
      skin.title(item) +
        (item.beside ? put(skin.beside, escapeHtml(item.beside)) : '') +
        (item.markdown ? markdownToHtml(item.markdown) : ''),
    );
  return put(skin.whole, html);
}

function encodeActions({ items }: Actions, skin: NonNullable<HtmlSkin['actions']>): string {
  let row = '';
  let below = '';
  for (const item of items) {
    if (item.type !== 'select') row += skin.button(item) ?? '';
    else if (skin.menusBelow) below += encodeSelect(item, skin);
    else row += encodeSelect(item, skin);
  }
  return (row && put(skin.whole, row)) + below;
}

function encodeSelect({ placeholder, options }: Select, skin: NonNullable<HtmlSkin['actions']>): string {
  let choices = '';
  for (const option of options) choices += skin.option(option) ?? '';
  return choices && put(skin.menu, put(skin.menuLabel, escapeHtml(placeholder)) + put(skin.options, choices));
}
