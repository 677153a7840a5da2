import { message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import type { Correction } from '#src/domain/reading/corrections.ts';
import type { Decision, ReadPiece } from '#src/domain/reading/decision.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { findIndicatorWords } from '#src/texts/indicators.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';

type Line = Extract<Decision, { type: 'line' }>;
const mostButtons = 3;
const longestLabel = 60;

/** Shows, above an answer to plain words, how they were read and which of them were not used. */
export function readAsBlocks(decision: Line, isByModel: boolean, catalogue: Catalogue, language: string): Block[] {
  const texts = textsFor(language);
  const { reading } = texts;
  const name = (code: string) => nameOf(code, catalogue, language);
  const indicatorOf = (code: string) => findIndicatorWords(catalogue, code, language)?.name ?? code;
  const pieces = decision.reading
    .map((piece) => pieceOf(piece, catalogue, { name, indicatorOf }, texts))
    .filter(Boolean);
  const sentences = [
    ...(pieces.length > 0 ? [reading.readAs({ pieces: pieces.join(' · ') })] : []),
    ...decision.parts.map(({ said, region }) => {
      const of = catalogue.regions.get(region);
      const note = of ? sayTerritoryNote(of, language) : null;
      return note === null ? reading.partOf({ said, region: name(region) }) : reading.partOfLarger({ said, note });
    }),
    ...decision.corrections.map(({ said, meant }) => reading.corrected({ said, meant })),
    ...(decision.unused.length > 0
      ? [reading.notUsed({ words: decision.unused.map((word) => reading.quoted({ word })).join(', ') })]
      : []),
    ...(decision.isLong ? [reading.long] : []),
    ...(isByModel ? [reading.byModel] : []),
  ];
  return sentences.length === 0 ? [] : [note(escapeMarkdown(sentences.join(' ')))];
}

/** Shows, below an answer, the other question that was asked, and lines that correct the reading. */
export function correctionBlocks(
  decision: Line,
  corrections: readonly Correction[],
  catalogue: Catalogue,
  language: string,
): Block[] {
  const { buttons } = textsFor(language).reading;
  const labelOf = (correction: Correction) =>
    correction.kind === 'group'
      ? (findIndicatorWords(catalogue, correction.indicator, language)?.shortName ?? correction.indicator)
      : buttons[correction.kind === 'any-group' ? 'anyGroup' : correction.kind];
  const items = [
    ...(decision.also === null ? [] : [button(buttons.also, decision.also)]),
    ...corrections.map((each) => button(labelOf(each), each.line)),
  ];
  return actions(...items.slice(0, mostButtons));
}

/** Shows what a language model read that changes something: nothing is done before a press. */
export function pressMessage({ line }: Line, above: readonly Block[], language: string): Message {
  const { reading } = textsFor(language);
  return message(...above, text(reading.press), actions(button(shorten(line, longestLabel), line)));
}

/** A question back that a language model had a part in. */
export function withModelNote(message: Message, language: string): Message {
  const { byModel } = textsFor(language).reading;
  return { ...message, text: `${message.text} ${byModel}`, blocks: [...message.blocks, note(byModel)] };
}

/** Names, above what is offered instead of an answer, the words that none of it uses. */
export function withLeftOut(said: Message, words: readonly string[], language: string): Message {
  if (words.length === 0) return said;
  const { reading } = textsFor(language);
  const notUsed = reading.notUsed({
    words: words.map((word) => reading.quoted({ word: shorten(word, longestLabel) })).join(', '),
  });
  const at = said.blocks.findIndex(({ type }) => type === 'actions');
  const blocks = said.blocks.toSpliced(at < 0 ? said.blocks.length : at, 0, note(escapeMarkdown(notUsed)));
  return { ...said, text: `${said.text} ${notUsed}`, blocks };
}

function pieceOf(
  { kind, value }: ReadPiece,
  catalogue: Catalogue,
  { name, indicatorOf }: Record<'name' | 'indicatorOf', (code: string) => string>,
  texts: Texts,
): string {
  const { pieces } = texts.reading;
  switch (kind) {
    case 'beside':
      return pieces.beside({ name: indicatorOf(value) });
    case 'indicator':
      return indicatorOf(value);
    case 'region':
    case 'country':
      return name(value);
    case 'place':
      return pieces.place({ name: name(value) });
    case 'own':
      return pieces.own;
    case 'except':
      return pieces.except({ name: name(value) });
    case 'since':
    case 'until':
      return pieces[kind]({ year: value });
    case 'years':
      return pieces.years({ count: value });
    case 'direction':
      return value === 'better'
        ? pieces.direction.betterAt
        : value === 'worse'
          ? pieces.direction.worseAt
          : pieces.direction.worst;
    case 'filter':
      return pieces.filter[value as keyof typeof pieces.filter] ?? value;
    case 'area':
      return (texts.topics.areas as Record<string, string>)[value] ?? value;
    case 'count':
      return pieces.count({ count: value });
    case 'below':
    case 'above':
      return pieces[kind]({ value: catalogue.regions.has(value) ? name(value) : value });
    case 'units':
      return pieces.units({ word: value });
    case 'words':
      return pieces.words({ words: value });
    case 'status':
      return (texts.experience.labels.statuses as Record<string, string>)[value] ?? value;
    case 'evaluated':
      return texts.experienceList.evaluated[value as keyof Texts['experienceList']['evaluated']] ?? value;
    case 'began':
      return pieces.began({ year: value });
    case 'target-group':
      return (texts.topics.groups as Record<string, string>)[value] ?? value;
    case 'at-least':
      return pieces.atLeast({ value });
    case 'at-most':
      return pieces.atMost({ value });
    case 'fund':
      return pieces.fund({ name: value });
    case 'year':
      return value;
    default:
      return kind satisfies never;
  }
}

/** A region by its code, in a language. */
export function nameOf(code: string, catalogue: Catalogue, language: string): string {
  const region = catalogue.regions.get(code);
  return region ? regionName(region, language) : code;
}
