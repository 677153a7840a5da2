import { type Argument, nounOf } from '#src/core/argument.ts';
import type { BotTexts } from '#src/core/bot-texts.ts';
import { localeOf } from '#src/core/locale.ts';
import { shorten } from '#src/core/text.ts';
import { joinAlternatives } from './catalog.ts';
import { spokenLanguage, type Texts, textsFor } from './index.ts';

/** One a language is kept. */
const known = new Map<string, BotTexts>();

/** The bot's own sentences in somebody's language. */
export function botTextsFor(language: string): BotTexts {
  const spoken = spokenLanguage(language);
  let found = known.get(spoken);
  if (!found) {
    found = createBotTexts(textsFor(spoken).bot, spoken);
    known.set(spoken, found);
  }
  return found;
}

/** Numbers as they are written: a year has no comma. */
function describeRange({ range: { min, max } = {} }: Argument) {
  const range = min === undefined ? (max === undefined ? 'open' : 'most') : max === undefined ? 'least' : 'between';
  return { range, min: String(min ?? ''), max: String(max ?? '') } as const;
}

const said = (text: string) => shorten(text, 80);

/**
 * The kind of a thing as messages tell kinds apart, whose cases have no hyphen; `noun`, and the English article before it, for a kind that they have
 * no words for yet.
 */
function nameKind(noun: string): { kind: string; noun: string; article: 'a' | 'an' } {
  return {
    kind: noun.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    noun: noun.replaceAll('-', ' '),
    article: /^[aeio]/i.test(noun) ? 'an' : 'a',
  };
}

const kindOf = (argument: Argument) => nameKind(nounOf(argument));

/** Chooses which sentence is said, and with what in it. */
function createBotTexts(texts: Texts['bot'], language: string): BotTexts {
  const either = (names: readonly string[]) => joinAlternatives(language, names);
  const { former, field, file } = texts;
  return {
    ...texts,
    unknownCommand: (command, nearest) =>
      nearest
        ? texts.unknownCommandNear({ said: said(command), nearest })
        : texts.unknownCommand({ said: said(command) }),
    unknownSubcommand: (command, names) =>
      texts.unknownSubcommand({ command, lines: names.map((name) => `/${command} ${name}`).join(', ') }),
    noSubcommand: (command, word, names) => texts.noSubcommand({ command, said: said(word), names: names.join(', ') }),
    lookFor: (words) => texts.lookFor({ words: shorten(words, 40) }),
    missing(argument, usage) {
      const asked =
        argument.list && argument.list.min > 1
          ? texts.missingSeveral({ ...kindOf(argument), min: argument.list.min })
          : texts.missing(argument.kind === 'choice' ? nameKind(argument.name) : kindOf(argument));
      return usage === null ? asked : `${asked} ${texts.usage({ usage })}`;
    },
    setOwn: (argument) => texts.setOwn(kindOf(argument)),
    ambiguous: (text) => texts.ambiguous({ text: said(text) }),
    formerName({ text, terms, isSame }) {
      // A label ends with the code of its territory.
      const now = terms.map(({ value, label }) => {
        const [, name = label, code = value] = /^(.*) \((\w+)\)$/.exec(label) ?? [];
        return former.territory({ code, name });
      });
      const old = said(text).toUpperCase();
      return isSame
        ? former.same({ text: old, territories: now })
        : former.other({ text: old, territories: now, count: now.length });
    },
    corrected: ({ text, meant }) => texts.corrected({ text: said(text), meant }),
    stoodIn: (argument, name) => texts.stoodIn({ ...kindOf(argument), name }),
    unknownName: (argument, text) => texts.unknownName({ ...kindOf(argument), text: said(text) }),
    partOf: (text, whole, note) =>
      note === null
        ? texts.partOf({ text: said(text), whole: whole.replace(/ \(\w+\)$/, '') })
        : texts.partOfLarger({ text: said(text), note }),
    didYouMean: (argument, text) => texts.didYouMean({ ...kindOf(argument), text: said(text) }),
    surplus: (text, usage) => texts.surplus({ text: said(text), usage }),
    noFold: (name) => texts.noFold({ name }),
    tooLong: (input, length, max) => texts.tooLong[input]({ length, max }),
    tooMany: (argument, text, most, usage) =>
      argument.list || most > 1
        ? texts.tooMany({ ...kindOf(argument), max: most, text: said(text), usage })
        : texts.onlyOne({ ...kindOf(argument), text: said(text), usage }),
    wrong: (argument, text) =>
      argument.choices
        ? texts.wrongChoice({ text: said(text), argument: argument.name, choices: argument.choices.join(', ') })
        : texts.wrong({
            ...kindOf(argument),
            isNumbered: argument.isNumbered ? 'yes' : 'no',
            text: said(text),
            argument: argument.name,
            ...describeRange(argument),
          }),
    notAllowed: () => texts.notAllowed,
    failed: (reference) => texts.failed({ reference }),
    notUnderstood: (text) => texts.notUnderstood({ text: said(text) }),
    examples: Object.values(texts.examples),
    problems: (count) => texts.problems({ count }),
    keptMeanwhile: (labels) => texts.keptMeanwhile({ fields: labels.join(', ') }),
    file: {
      ...file,
      tableAs: (format, table) => file.tableAs({ format, table }),
      ready: (count) => file.ready({ count }),
      noSuchTable: (table, count) => file.noSuchTable({ table, count }),
    },
    field: {
      ...field,
      tooLong: (length, max) => field.tooLong({ length, max }),
      tooManyWords: (words, max) => field.tooManyWords({ words, max }),
      doubtfulNumber: (text, readings) =>
        field.doubtfulNumber({
          text: said(text),
          readings: either(readings.map((value) => value.toLocaleString(localeOf(language)))),
          spellings: either(readings.map(String)),
        }),
      notACount: (text) => field.notACount({ text: said(text) }),
      notMoney: (text) => field.notMoney({ text: said(text) }),
      notOneNumber: (text) => field.notOneNumber({ text: said(text) }),
      tooSmall: (min) => field.tooSmall({ min }),
      tooLarge: (max) => field.tooLarge({ max }),
      doubtfulDate: (text, readings) => field.doubtfulDate({ text: said(text), readings: either(readings) }),
      notAnOption: (text, options) =>
        field.notAnOption({ text: said(text), options: shorten(options.join(', '), 400) }),
      unknownName: (kind, text, nearest) =>
        nearest.length > 0
          ? field.unknownNameNear({ ...nameKind(kind), text: said(text), nearest: either(nearest) })
          : field.unknownName({ ...nameKind(kind), text: said(text) }),
      tooManyFiles: (max) => field.tooManyFiles({ max }),
      changedMeanwhile: (now) => (now === '' ? field.emptiedMeanwhile : field.changedMeanwhile({ now })),
    },
  };
}
