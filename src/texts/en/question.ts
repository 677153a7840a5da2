import { md } from '#src/core/markdown.ts';
import { shorten } from '#src/core/text.ts';

const some = (count: number, one: string, several: string) => (count === 1 ? `one ${one}` : `${count} ${several}`);

/** Asking the network, and answering. */
export const question = {
  fields: {
    title: { label: 'Your question', hint: 'In one sentence' },
    detail: { label: 'More about it', hint: 'What you know already, what you need it for' },
    areas: { label: 'Policy areas', hint: 'It is brought to who follows or knows them' },
    groups: { label: 'Target groups', hint: 'Leave empty if it is about everybody' },
    region: { label: 'Region', hint: 'The one you ask for, if it is one' },
    content: {
      label: 'Your answer',
      hint: 'In the network it stands beside your name; the question’s page has no names',
    },
    experience: { label: 'An experience that shows it', hint: 'Its number, such as 12' },
  },
  forms: {
    ask: {
      title: 'Ask the network',
      submit: 'Ask',
      intro:
        'Everybody in the network can read it and answer; its page, without names, is open to anybody. It cannot be changed later, only taken back.',
    },
    answer: (number: number) => ({ title: `Answer question #${number}`, submit: 'Answer' }),
  },
  /** Stands above the form of an answer. */
  asked: (title: string) => md`The question: ${title}`,
  problems: {
    experienceNumber: (text: string) =>
      `“${shorten(text, 40)}” is not the number of an experience. Write it such as 12, or leave it empty.`,
    experienceUnknown: (number: number) =>
      `There is no experience #${number} that everybody can read. /experience mine lists yours.`,
  },
  heading: (number: number, title: string) => `Question #${number}: ${title}`,
  short: (number: number, title: string) => `#${number} ${title}`,
  labels: { region: 'Region', areas: 'Policy areas', groups: 'Target groups', state: 'State', asked: 'Asked' },
  /** Title of one whose asker had it removed, kept for its answers. */
  removed: 'A question that was deleted',
  everybody: 'Everybody',
  askedBy: (name: string, date: string) => `by ${name}, ${date}`,
  states: {
    open: 'Open',
    closed: (day: string) => `Closed on ${day}`,
    withdrawn: 'Withdrawn',
  },
  answers: (count: number) => (count === 0 ? 'no answer yet' : some(count, 'answer', 'answers')),
  answerHeading: (number: number) => `Answer ${number}`,
  byAsker: 'who asked',
  unnamed: 'somebody',
  noAnswers: 'Nobody has answered yet. Perhaps somebody has logged an experience with it.',
  example: 'This is an example: nobody asked it.',
  buttons: {
    ask: 'Ask the network',
    answer: 'Answer',
    add: 'Add to it',
    close: 'Close it',
    keepOpen: 'Keep it open',
    withdraw: 'Withdraw',
    withdrawAnswer: (number: number) => `Withdraw answer ${number}`,
    restore: 'Restore',
    keep: 'Keep it',
    show: (number: number) => `See question #${number}`,
    open: (number: number, title: string) => `#${number} ${title}`,
    experience: (number: number, title: string) => `Experience #${number} ${title}`,
    search: 'Search experiences for it',
    moreOn: (area: string) => `Open questions on ${area.toLowerCase()}`,
    more: 'More answers',
    next: 'More',
    list: 'All open questions',
    mine: 'My questions',
  },
  done: {
    asked: (number: number) =>
      md`Asked as #${number}. I tell you when somebody answers; those who follow or know its policy areas read it in their digest.`,
    answered: (number: number) => md`Thank you: this is answer ${number}. Who asked hears of it now.`,
    answeredNobody: (number: number) => md`Thank you: this is answer ${number}.`,
    answeredOwn: (number: number) =>
      md`Added as number ${number}. As it is your own question, it does not count as an answer.`,
  },
  /** What who asked is told of an answer. */
  told: {
    opening: (name: string | null, region: string | null, number: number, title: string) =>
      md`${[name ?? 'Somebody', region && `(${region})`].filter(Boolean).join(' ')} answered your question #${number}, “${title}”:`,
    withdrawn: 'This answer was withdrawn.',
    state: (count: number, isOpen: boolean) =>
      isOpen
        ? `It has ${some(count, 'answer', 'answers')} now and is open to more. Close it once you know enough.`
        : `It has ${some(count, 'answer', 'answers')} now, and is closed.`,
  },
  /** What is written to whose question or answer a reviewer closed or withdrew. */
  letter: {
    closed: (number: number, by: string | null) =>
      md`Your question #${number} was closed by ${by ?? 'a reviewer'}. It and its answers stay to be read.`,
    withdrawn: (number: number, by: string | null) =>
      md`Your question #${number} was withdrawn by ${by ?? 'a reviewer'}. It is kept, and you can restore it.`,
    withdrawnAnswer: (number: number, by: string | null, answer: number) =>
      md`Your answer ${answer} to question #${number} was withdrawn by ${by ?? 'a reviewer'}. It is kept, and you can restore it.`,
  },
  unknown: (number: number) => md`There is no question #${number} to read. /question list shows the open ones.`,
  unknownAnswer: (number: number, answer: number) => md`Question #${number} has no answer ${answer}.`,
  notYours: (number: number) => md`Only the person who asked #${number} or a reviewer can do that.`,
  notYourAnswer: (number: number, answer: number) =>
    md`Only the person who gave answer ${answer} to #${number} or a reviewer can do that.`,
  cannotAnswer: {
    closed: (number: number) =>
      md`Question #${number} is closed: nobody can answer it any more. What you would say may be worth an experience: /experience log.`,
    withdrawn: (number: number) => md`Question #${number} is withdrawn: nobody can answer it.`,
    typed: (content: string) => md`**You had typed:** ${content}`,
  },
  closing: {
    ask: (number: number, title: string) =>
      md`Close #${number} “${title}”? It stays to be read, but nobody can answer it any more, and it cannot be opened again.`,
    done: (number: number, title: string) => md`#${number} “${title}” is closed. It and its answers stay to be read.`,
    before: (number: number) => md`#${number} is closed already.`,
  },
  withdrawn: {
    ask: (number: number, title: string) =>
      md`Withdraw #${number} “${title}”? Nobody will find it or its answers any more. It is kept, and you can restore it.`,
    askAnswer: (number: number, answer: number) =>
      md`Withdraw answer ${answer} to #${number}? Nobody will read it any more. It is kept, and you can restore it.`,
    done: (number: number) => md`#${number} is withdrawn. It is kept, and you can restore it.`,
    doneAnswer: (number: number, answer: number) =>
      md`Answer ${answer} to #${number} is withdrawn. It is kept, and you can restore it.`,
    before: (number: number) => md`#${number} is withdrawn already.`,
    beforeAnswer: (number: number, answer: number) => md`Answer ${answer} to #${number} is withdrawn already.`,
    restored: (number: number) => md`#${number} is back, with its answers.`,
    restoredAnswer: (number: number, answer: number) => md`Answer ${answer} to #${number} is back.`,
    readAlone: (number: number) =>
      md`#${number} is withdrawn. Others read along here: write /question show ${number} to me alone to read it.`,
    notWithdrawn: (number: number) => md`#${number} is not withdrawn.`,
    notWithdrawnAnswer: (number: number, answer: number) => md`Answer ${answer} to #${number} is not withdrawn.`,
    first: (number: number) => md`#${number} is withdrawn. Restore it before you close it.`,
  },
  list: {
    count: (count: number, isClosed: boolean, filters: string) => {
      const counted = isClosed
        ? some(count, 'closed question', 'closed questions')
        : some(count, 'open question', 'open questions');
      const said = counted.replace(/^o/, 'O');
      return filters ? md`${said}: ${filters}.` : md`${said}, the newest first.`;
    },
    none: (isClosed: boolean, filters: string) => {
      const none = isClosed ? 'No question is closed yet' : 'No question is open';
      return filters ? md`${none}: ${filters}.` : `${none}. What would you ask the others?`;
    },
    noPage: (page: number) => `There is no page ${page}.`,
  },
  mine: {
    none: 'You have asked and answered nothing yet.',
    asked: (count: number) => `You have asked ${some(count, 'question', 'questions')}.`,
    answered: (count: number) => `You have given ${some(count, 'answer', 'answers')}.`,
    columns: {
      number: 'No.',
      title: 'Question',
      state: 'State',
      answers: 'Answers',
      asked: 'Asked',
      answer: 'Answer',
      answered: 'Answered',
    },
    answerState: { open: 'To be read', withdrawn: 'Withdrawn' },
    gone: 'a question that was withdrawn',
    choose: 'Open one…',
    chooseAnswer: 'Withdraw or restore an answer…',
    withdrawAnswer: (question: number, answer: number) => `Withdraw answer ${answer} to #${question}`,
    restoreAnswer: (question: number, answer: number) => `Restore answer ${answer} to #${question}`,
  },
};
