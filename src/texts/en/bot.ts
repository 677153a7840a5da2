import type { Argument } from '#src/core/argument.ts';
import type { BotTexts } from '#src/core/bot-texts.ts';
import { md } from '#src/core/markdown.ts';
import { shorten } from '#src/core/text.ts';

const nouns: Record<Argument['kind'], string> = {
  region: 'region',
  indicator: 'indicator',
  area: 'policy area',
  country: 'country',
  'target-group': 'target group',
  experience: 'experience',
  question: 'question',
  words: 'text',
  number: 'number',
  choice: 'choice',
  flag: 'yes or no',
};

const said = (text: string) => shorten(text, 80);
const plural = (noun: string) => noun.replace(/y?$/, (end) => (end ? 'ies' : 's'));
const article = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

const expected: Partial<Record<Argument['kind'], string>> = {
  number: 'Write a whole number.',
  experience: 'Write the number of an experience, such as 12; `/experience search` finds it.',
  question: 'Write the number of a question, such as 12; `/question list` shows the open ones.',
  flag: 'Write yes or no.',
  words: 'Write up to 1,000 characters.',
};

export const bot: BotTexts = {
  unknownCommand: (command, nearest) =>
    nearest
      ? md`I do not know “${said(command)}”. Did you mean /${nearest}? Try /help for everything I can do.`
      : md`I do not know “${said(command)}”. Try /help for everything I can do.`,
  unknownSubcommand: (command, known) =>
    md`What about /${command}? Try ${known.map((name) => `/${command} ${name}`).join(', ')}.`,
  missing: (argument, usage) =>
    argument.list && argument.list.min > 1
      ? md`Which ${plural(nouns[argument.kind])}? I need at least ${argument.list.min} different ones. Usage: ${usage}`
      : md`Which ${nouns[argument.kind]}? Usage: ${usage}`,
  ambiguous: (text) => md`“${said(text)}” can mean several things. Which one?`,
  unknownName: (argument, text) =>
    md`I know no ${nouns[argument.kind]} called “${said(text)}”. Try its name in English or its own language, or its code.`,
  didYouMean: (argument, text) =>
    md`I know no ${nouns[argument.kind]} called “${said(text)}”. Did you mean one of these?`,
  surplus: (text, usage) => md`I do not know what to do with “${said(text)}”. Usage: ${usage}`,
  tooLong: (length, max) =>
    `This is ${length.toLocaleString('en')} characters long; a command takes at most ${max.toLocaleString('en')}. Longer texts have their place in a form.`,
  tooMany: (argument, text, usage) =>
    argument.list
      ? md`At most ${argument.list.max} ${plural(nouns[argument.kind])}, please: “${said(text)}” is one too many. Usage: ${usage}`
      : md`Only one ${nouns[argument.kind]} fits here, and “${said(text)}” would be another. Usage: ${usage}`,
  wrong: (argument, text) =>
    md`“${said(text)}” is not ${article(nouns[argument.kind])} for “${argument.name}”. ` +
    (argument.choices
      ? md`Choose one of: ${argument.choices.join(', ')}.`
      : (expected[argument.kind] ?? md`${argument.description}.`)),
  notAllowed: () => 'Your role does not allow that. Ask an admin of your network to change it.',
  failed: (reference) =>
    md`Something went wrong on our side, and nothing was changed. Try again; if it happens again, tell your admin the reference ${reference}.`,
  away: 'The database does not answer just now, so nothing was done. Try again in a minute.',
  notUnderstood: (text) =>
    md`I did not understand “${said(text)}”. Try “compare Skåne with Catalonia”, “who is like Murcia”, “experiences on health”, or /help.`,
  formGone: 'This form is no longer in use, but what you typed is kept. Call the command again to go on with it.',
  help: 'Help',
  choose: 'Choose…',
  field: {
    required: 'Please fill this in.',
    tooLong: (length, max) => `This is ${length} characters long; at most ${max} fit. Please shorten it.`,
    notANumber: 'Please write a number, such as 1250 or 3.5.',
    tooSmall: (min) => `Please write ${min} or more.`,
    tooLarge: (max) => `Please write ${max} or less.`,
    notADate: 'Please write a date as year-month-day, such as 2026-03-15.',
    notAnOption: (text, options) => `“${said(text)}” is not one of: ${shorten(options.join(', '), 400)}.`,
    unknownRegion: (text, nearest) =>
      nearest.length > 0
        ? `I know no region called “${said(text)}”. Did you mean ${nearest.join(' or ')}?`
        : `I know no region called “${said(text)}”. Write its name in English or its own language, or its code.`,
    tooManyFiles: (max) => `At most ${max} files fit.`,
  },
  problems: (count) =>
    count === 1
      ? 'One field needs another look. Everything you typed is kept.'
      : `${count} fields need another look. Everything you typed is kept.`,
};
