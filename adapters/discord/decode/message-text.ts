import { ComponentType } from 'discord-api-types/v10';
import { joinParts, listOf, objectOf, textOf, type Untyped } from '#src/core/untyped.ts';

/** The depth of forwarded messages that is read: a message in a message in a message. */
const deepest = 3;
/** Discord has no boxes in boxes in boxes. */
const deepestBox = 10;

/**
 * All that a message says, its marks by name: its text, what it forwards, what only its cards hold, the names of its files. Addresses that
 * Discord shows a preview of are in the text already.
 */
export function readMessage(message: unknown, depth = 0): string {
  const {
    content,
    mentions,
    mention_channels,
    message_snapshots: forwarded,
    embeds,
    components,
    attachments,
    poll,
  } = objectOf(message);
  if (depth > deepest) return '';
  const names = new Map(
    [
      ...listOf(mentions).map(({ id, global_name, username }) => [id, textOf(global_name) || textOf(username)]),
      ...listOf(mention_channels).map(({ id, name }) => [id, name]),
    ].map(([id, name]) => [textOf(id), textOf(name)] as const),
  );
  const own = decodeMarks(textOf(content), names);
  const cards = listOf(embeds).filter(({ type }) => own.trim() === '' || type === undefined || type === 'rich');
  const parts = [
    own,
    ...listOf(forwarded).map((each) => readMessage(each.message, depth + 1)),
    ...cards.map((card) => decodeMarks(readCard(card), names)),
    decodeMarks(readComponents(components), names),
    readPoll(poll),
    ...listOf(attachments).map(({ title, filename }) => textOf(title) || textOf(filename)),
  ];
  return joinParts(parts, '\n\n');
}

function readCard({ title, description, fields }: Untyped): string {
  const rows = listOf(fields).map(({ name, value }) => joinParts([textOf(name), textOf(value)], ': '));
  return joinParts([textOf(title), textOf(description), ...rows], '\n');
}

function readComponents(components: unknown, depth = 0): string {
  if (depth > deepestBox) return '';
  const texts = listOf(components).map((component) =>
    component.type === ComponentType.TextDisplay
      ? textOf(component.content)
      : readComponents(component.components, depth + 1),
  );
  return joinParts(texts, '\n');
}

function readPoll(poll: unknown): string {
  const { question, answers } = objectOf(poll);
  const options = listOf(answers).map(({ poll_media }) => textOf(objectOf(poll_media).text));
  return joinParts([textOf(objectOf(question).text), ...options.map((option) => option && `• ${option}`)], '\n');
}

const marks = /<(@[!&]?|#)(\d+)>|<(a?):(\w+):\d+>|<\/([^<>:\n]{1,100}):\d+>|<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/g;

/** Discord's marks as they are read: "<@1>" → "@Maria", "<:party:1>" → ":party:", "<t:1772323200:D>" → "2026-03-01". */
export function decodeMarks(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(marks, (whole, sign?: string, id = '', _?: string, emoji?: string, command?: string, ...rest) => {
    if (sign === '#') return `#${names.get(id) || 'channel'}`;
    if (sign !== undefined) return `@${names.get(id) || (sign === '@&' ? 'role' : 'someone')}`;
    if (emoji !== undefined) return `:${emoji}:`;
    if (command !== undefined) return `/${command}`;
    const [seconds, style] = rest;
    return formatTime(Number(seconds), String(style ?? 'f')) ?? whole;
  });
}

/** Writes a timestamp of Discord in UTC: Discord itself shows it to each reader in their own zone. */
function formatTime(seconds: number, style: string): string | null {
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return null;
  const [day = '', clock = ''] = time.toISOString().split('T');
  if (style === 'd' || style === 'D') return day;
  const minutes = `${clock.slice(0, 5)} UTC`;
  return style === 't' || style === 'T' ? minutes : `${day} ${minutes}`;
}
