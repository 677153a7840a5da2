import { type Argument, nounOf } from '#src/core/argument.ts';
import type { BotTexts } from '#src/core/bot-texts.ts';
import { type InputName, inputLimits } from '#src/core/input-limits.ts';
import { md } from '#src/core/markdown.ts';
import { shorten } from '#src/core/text.ts';

/** Where a word of the code is not the word people use. */
const spoken: Record<string, string> = { area: 'policy area', words: 'text', flag: 'yes or no' };
const speak = (noun: string) => spoken[noun] ?? noun.replaceAll('-', ' ');
const nameOf = (argument: Argument) => speak(nounOf(argument));

const said = (text: string) => shorten(text, 80);
const plural = (noun: string) => noun.replace(/y?$/, (end) => (end ? 'ies' : 's'));
const article = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

const nameOrCode = 'Write its name, or its code.';
const expected: Record<string, string> = {
  number: 'Write a whole number.',
  experience: 'Write the number of an experience, such as 12; `/experience search` finds it.',
  question: 'Write the number of a question, such as 12; `/question list` shows the open ones.',
  flag: 'Write yes or no.',
  words: 'Write up to 1,000 characters.',
};

const expect = (argument: Argument) =>
  expected[nounOf(argument)] ??
  (argument.isNumbered ? md`Write the number of ${article(nameOf(argument))}, such as 12.` : nameOrCode);

/** What takes no more, and what to do. */
const tooLong: Record<InputName, [what: string, advice: string]> = {
  line: ['a command', 'Longer texts have their place in a form.'],
  words: ['what I am told in plain words', 'Ask in a sentence or two; longer texts have their place in a form.'],
  options: ['a command', 'Longer texts have their place in a form.'],
  optionCount: ['a command', 'Leave some out.'],
  name: ['a name', 'Write the name alone, or its code.'],
  partial: ['a name', 'Write its beginning alone.'],
  message: ['a message', 'Choose a shorter one.'],
  id: ['what names a command or a person', 'Try /help for everything I can do.'],
  displayName: ['a name', 'Choose a shorter one.'],
  value: ['a field', 'Please shorten it.'],
  fieldName: ['the name of a field', 'Open the form again and fill in the fields it shows.'],
  fieldCount: ['a form', 'Open the form again and fill in the fields it shows.'],
  form: ['a form with its files', 'Please shorten it, or send a smaller file.'],
};

export const bot: BotTexts = {
  doneBefore: 'This was done before. What I said then is kept no longer.',
  unknownCommand: (command, nearest) =>
    nearest
      ? md`I do not know “${said(command)}”. Did you mean /${nearest}? Try /help for everything I can do.`
      : md`I do not know “${said(command)}”. Try /help for everything I can do.`,
  unknownSubcommand: (command, known) =>
    md`What about /${command}? Try ${known.map((name) => `/${command} ${name}`).join(', ')}.`,
  missing: (argument, usage) =>
    argument.list && argument.list.min > 1
      ? md`Which ${plural(nameOf(argument))}? I need at least ${argument.list.min} different ones. Usage: ${usage}`
      : md`Which ${nameOf(argument)}? Usage: ${usage}`,
  formerName({ text, terms, isSame }) {
    // A label ends with the code of its area.
    const now = terms.map(({ value, label }) => {
      const [, name = label, code = value] = /^(.*) \((\w+)\)$/.exec(label) ?? [];
      return `${code}, ${name}`;
    });
    if (isSame) return md`${said(text).toUpperCase()} is now ${now.join(' ')}.`;
    const question = now.length > 1 ? 'Which one do you mean?' : 'Do you mean that?';
    return md`${said(text).toUpperCase()} is a code of earlier years. Its territory is now in ${now.join(' and ')}. ${question}`;
  },
  ambiguous: (text) => md`“${said(text)}” can mean several things. Which one?`,
  unknownName: (argument, text) =>
    md`I know no ${nameOf(argument)} called “${said(text)}”. Try its name in English or its own language, or its code.`,
  didYouMean: (argument, text) => md`I know no ${nameOf(argument)} called “${said(text)}”. Did you mean one of these?`,
  surplus: (text, usage) => md`I do not know what to do with “${said(text)}”. Usage: ${usage}`,
  tooLong: (input, length, max) => {
    const [what, advice] = tooLong[input];
    return `This is ${length.toLocaleString('en')} ${inputLimits[input].unit} long; ${what} takes at most ${max.toLocaleString('en')}. ${advice}`;
  },
  tooManyDrafts:
    'You have begun as many forms as can be kept, so this one was not. Send one of those that /home lists, then write this one again. This is what you typed:',
  draftKept: 'You had begun this form before: what you typed then is still here.',
  draftAndMessage:
    'You had begun this form before: what you typed then is still here, and the message you chose now stands above it. Take out what does not belong.',
  tooMany: (argument, text, usage) =>
    argument.list
      ? md`At most ${argument.list.max} ${plural(nameOf(argument))}, please: “${said(text)}” is one too many. Usage: ${usage}`
      : md`Only one ${nameOf(argument)} fits here, and “${said(text)}” would be another. Usage: ${usage}`,
  wrong: (argument, text) =>
    md`“${said(text)}” is not ${article(nameOf(argument))} for “${argument.name}”. ` +
    (argument.kind === 'choice' ? md`Choose one of: ${(argument.choices ?? []).join(', ')}.` : expect(argument)),
  notAllowed: () => 'Your role does not allow that. Ask an admin of your network to change it.',
  failed: (reference) =>
    md`Something went wrong on our side, and nothing was changed. Try again; if it happens again, tell your admin the reference ${reference}.`,
  away: 'The database does not answer just now, so nothing was done. Try again in a minute.',
  unwritable:
    'Nothing can be saved just now, so nothing was done. Try again in a few minutes; staff is told by /status.',
  notUnderstood: (text) =>
    md`I did not understand “${said(text)}”. Try “compare Skåne with Catalonia”, “who is like Murcia”, “experiences on health”, or /help.`,
  formGone:
    'This form is no longer in use, so nothing was sent. /help shows what took its place. This is what you typed:',
  help: 'Help',
  choose: 'Choose…',
  field: {
    required: 'Please fill this in.',
    tooLong: (length, max) => `This is ${length} characters long; at most ${max} fit. Please shorten it.`,
    notANumber: 'Please write a number with nothing around it, such as 1250 or 3.5.',
    doubtfulNumber: (text, readings) =>
      `“${said(text)}” can mean ${readings.map((value) => value.toLocaleString('en')).join(' or ')}. Please write ${readings.map(String).join(' or ')}.`,
    notACount: (text) => `“${said(text)}” is a share. This field takes a number, such as 1250.`,
    notOneNumber: (text) => `“${said(text)}” is not one number. Please write the one that comes nearest, such as 1250.`,
    tooSmall: (min) => `Please write ${min} or more.`,
    tooLarge: (max) => `Please write ${max} or less.`,
    notADate: 'Please write a date such as 2026-03-15, or only what you know of it: March 2026, or 2026.',
    doubtfulDate: (text, readings) => `“${said(text)}” can be ${readings.join(' or ')}. Please write the one you mean.`,
    notAnOption: (text, options) => `“${said(text)}” is not one of: ${shorten(options.join(', '), 400)}.`,
    unknownName: (kind, text, nearest) =>
      nearest.length > 0
        ? `I know no ${speak(kind)} called “${said(text)}”. Did you mean ${nearest.join(' or ')}?`
        : `I know no ${speak(kind)} called “${said(text)}”. Write its name in English or its own language, or its code.`,
    tooManyFiles: (max) => `At most ${max} files fit.`,
  },
  problems: (count) =>
    count === 1
      ? 'One field needs another look. Everything you typed is kept.'
      : `${count} fields need another look. Everything you typed is kept.`,
};
