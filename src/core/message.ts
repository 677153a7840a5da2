import type { Quote, QuotedSubject } from './quoted-subject.ts';

/** Says a command line when pressed. `style` is a hint; `of` is what its label quotes; `link` opens a page instead; a quiet one is no button where it can be small. */
export type Button =
  | { type: 'button'; label: string; line: string; style?: 'primary' | 'danger'; of?: QuotedSubject[] }
  | { type: 'link'; label: string; url: string; isQuiet?: boolean; style?: 'primary'; of?: QuotedSubject[] };

/** Says the chosen option's command line. */
export type Select = { type: 'select'; placeholder: string; options: { label: string; line: string }[] };

export type Block =
  /** Plain text. A heading of a part, where the whole has one already, is of level 2; `isBeside`: where there is room, the part stands beside the one before it. */
  | { type: 'heading'; text: string; level?: 2; isBeside?: true }
  /** Small Markdown: see markdown.ts. `language` (ISO 639-1) is what it is written in where that is not the reader's, so that it is read aloud rightly. */
  | { type: 'text'; markdown: string; quotes?: Quote[]; language?: string }
  /** Label and value, plain text both. */
  | { type: 'facts'; items: { label: string; value: string }[] }
  /** Plain text cells; every row as long as `columns`. `data` has the numbers behind the words, in the same places. */
  | {
      type: 'table';
      columns: { label: string; align?: 'left' | 'right'; area?: string }[];
      rows: string[][];
      data?: (CellData | null)[][];
    }
  /** Things that can be opened, one below the other: see `ListItem`. `open` is the word that opens one, where its title cannot be pressed. */
  | { type: 'list'; open: string; items: ListItem[] }
  /** `key` finds the PNG in the picture store; `alt` says in a sentence what it shows. Sizes in pixels. */
  | { type: 'picture'; key: string; alt: string; width: number; height: number }
  /** A file to keep: text, or bytes in base64. `stored` names one whose content is put in when the message goes out; `of` is whose it is. */
  | {
      type: 'file';
      name: string;
      mediaType: string;
      content: string;
      encoding?: 'base64';
      stored?: number;
      of?: QuotedSubject[];
    }
  | { type: 'actions'; items: (Button | Select)[] }
  | { type: 'divider' }
  /** Small print, small Markdown; `language` as of a text. */
  | { type: 'note'; markdown: string; quotes?: Quote[]; language?: string };

/**
 * The number that a cell of a table says in words, with what belongs to it. `value` is null where there is none and the words say why; `flags` are the
 * source's letters, with ? where they are not known; `margin` is half of an interval around it; `rank` is one of `of`; `low` and `high` are the ends of a
 * range. `certainty` is what stands in words against taking
 * it as it is. `day`, YYYY-MM-DD, is what the words say of a cell that holds a date and no number. `area`, of a name and of a column, is the territory that its figures are of, where that is another.
 */
export type CellData = {
  value: number | null;
  unit?: string;
  year?: number;
  flags?: string;
  margin?: number;
  area?: string;
  rank?: number;
  of?: number;
  low?: number;
  high?: number;
  day?: string;
  certainty?: string;
  source?: string;
};

/** The title opens it by its line. `beside` is plain text that tells it from others; `markdown` stands below. */
export type ListItem = { title: string; line: string; beside?: string; markdown?: string };

export type Actions = Extract<Block, { type: 'actions' }>;

/**
 * What is said. `text` is complete by itself (notification, screen reader): small Markdown without any block.
 * `quotes`, here and in blocks, is what the lines of the text quote: who is forgotten goes out of messages that are kept. `language` (ISO 639-1) is what it is
 * written in where that is not the reader's, but for its buttons and for blocks that say another. `mailSubject` is what a mail calls it, one plain line,
 * where that quotes somebody: it stands before that of the head.
 */
export type Message = {
  text: string;
  blocks: Block[];
  quotes?: Quote[];
  folds?: Fold[];
  language?: string;
  mailSubject?: { text: string; quotes?: Quote[] };
};

/** A part of an answer that is one press away, such as its method and sources: see folds.ts. */
export type Fold = {
  name: string;
  label: string;
  blocks: Block[];
  isOpen?: boolean;
  /** No button offers it: it says why there is nothing under its name, and stands in the answer where that was asked for. */
  isUnoffered?: true;
};

/** The fields of a message that only a mail has. Without a subject, its text serves. */
export type MailHead = {
  subject?: string;
  /** What the subject quotes. */
  of?: QuotedSubject[];
  /** The language of the message (ISO 639-1), so that screen readers pronounce it correctly. */
  language?: string;
  /** Unsubscribes when it gets a POST, without asking again (RFC 8058); with a GET it shows a page. */
  unsubscribeUrl?: string;
};

/** A row of buttons, none if there are none. */
export function actions(...items: (Button | Select | null | undefined | false)[]): Block[] {
  const present = items.filter((item): item is Button | Select => Boolean(item));
  return present.length > 0 ? [{ type: 'actions', items: present }] : [];
}

export function button(label: string, line: string, style?: 'primary' | 'danger'): Button {
  return style ? { type: 'button', label, line, style } : { type: 'button', label, line };
}
