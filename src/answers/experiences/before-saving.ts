import type { AppContext } from '#src/context.ts';
import { list, message, text } from '#src/core/blocks.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import type { LikelyRecord } from '#src/domain/experiences/likely.ts';
import { listMissing } from '#src/domain/experiences/needs.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

/** Shows what is like an experience that is to be logged, before it is; `kept` is where what was typed is kept. */
export function alikeMessage(
  context: Pick<AppContext, 'catalogue'>,
  found: readonly LikelyRecord[],
  kept: { logLine: string; openLine: string },
  reader: Reader,
): Message {
  const { experience: texts, beforeSaving: words } = textsFor(reader.language);
  const items = found.map((each) => ({
    title: texts.heading({ number: each.number, title: each.title }),
    line: `/experience show ${each.number}`,
    beside: words.beside({
      region: nameRegion(context, each.region, reader),
      year: each.start?.slice(0, 4) ?? String(each.createdAt.getUTCFullYear()),
    }),
  }));
  const [first] = found;
  const region = first ? nameRegion(context, first.region, reader) : '';
  const year = first?.start?.slice(0, 4) ?? String(first?.createdAt.getUTCFullYear() ?? '');
  return message(
    text(words.found({ region, year, count: found.length })),
    list(texts.buttons.open, items),
    actions(button(words.log, kept.logLine, 'primary'), button(words.change, kept.openLine)),
  );
}

/** Asks for what others miss most in an experience, below what was said of its being saved; as it was where nothing is missing. */
export function withNeeds(card: Message, { number, details }: Experience, reader: Reader): Message {
  const { experience, beforeSaving: words, recordPage } = textsFor(reader.language);
  const missing = listMissing(details);
  if (missing.length === 0) return card;
  const fields = missing.map((name) => experience.fields[name].label);
  const [opening, ...rest] = card.blocks;
  const asked = [
    text(words.needs({ fields, count: fields.length })),
    ...actions(
      button(words.add, `/experience add ${number}`, 'primary'),
      button(recordPage.button, `/experience page ${number}`),
    ),
  ];
  const below = rest.map((block) => intoMenu(block, `/experience complete ${number}`));
  return { ...card, blocks: opening ? [opening, ...asked, ...below] : asked };
}

/** What is asked for above is not a second strong button below: it goes into the menu. */
function intoMenu(block: Block, line: string): Block {
  if (block.type !== 'actions') return block;
  const found = block.items.find((item) => item.type === 'button' && item.line === line);
  if (found?.type !== 'button' || !block.items.some(({ type }) => type === 'select')) return block;
  const option = { label: found.label, line };
  const kept = block.items.filter((item) => item !== found);
  return {
    type: 'actions',
    items: kept.map((item) => (item.type === 'select' ? { ...item, options: [option, ...item.options] } : item)),
  };
}
