import { md } from '#src/core/markdown.ts';
import type { ExperienceLife } from '#src/domain/experiences/experience.ts';

const byWhom = (by: string | null) => (by === null ? '' : ` by ${by}`);

/** How an experience stands that a reviewer wanted to change; `day` is of what was done last. */
const standing: Record<ExperienceLife | 'withdrawn', (number: number, by: string | null, day: string) => string> = {
  submitted: (number) => md`#${number} waits for review.`,
  published: (number, by, day) => md`#${number} was published${byWhom(by)} on ${day}.`,
  'sent-back': (number, by, day) => md`#${number} was sent back${byWhom(by)} on ${day} and is not submitted again yet.`,
  archived: (number, by, day) => md`#${number} was archived${byWhom(by)} on ${day}.`,
  withdrawn: (number) => md`#${number} is withdrawn.`,
};

/** Reviewing experiences. */
export const review = {
  standing,
  changed: (number: number) => md`#${number} was changed since you read it. This is how it is now.`,
  own: (number: number) =>
    md`You logged #${number} yourself, so somebody else has to review it. You can change it or withdraw it.`,
  reviewed: (by: string | null, day: string, isOwn: boolean, isChanged: boolean) =>
    `Reviewed${byWhom(by)}${isOwn ? ', who logged it' : ''}, ${day}${isChanged ? '; changed since' : ''}`,
  comment: (by: string | null, day: string, comment: string) => md`**Sent back${byWhom(by)}, ${day}:** “${comment}”`,
  hasComment: 'It was sent back with a comment, which is shown to you alone.',
  resubmitted: (number: number) => md`Saved #${number}. It waits for review again.`,
  queue: {
    waiting: (count: number) =>
      count === 1 ? 'One experience waits for review.' : `${count} experiences wait for review, the oldest first.`,
    empty: 'No experience waits for review.',
    rest: (count: number) => (count === 1 ? 'One more waits for review.' : `${count} more wait for review.`),
    end: 'No other waits behind this one.',
    logged: (by: string | null, day: string) => md`logged${byWhom(by)}, ${day}`,
    again: (by: string | null, day: string) => md`submitted again${byWhom(by)}, ${day}`,
  },
  sendBack: {
    form: (number: number) => ({ title: `Send back experience #${number}`, submit: 'Send back' }),
    intro: (title: string) =>
      md`“${title}” goes back to who logged it, and nobody else reads it until it is submitted again.`,
    label: 'What should be changed?',
    hint: 'The author reads it; say what is missing, and what is good already',
  },
  archive: {
    ask: (number: number, title: string) =>
      md`Archive #${number} “${title}”? Nobody will find it any more. It is kept, and a reviewer can restore it.`,
    first: (number: number) => md`#${number} is archived, and stays as it is until a reviewer restores it.`,
    restoreByReviewer: (number: number) => md`#${number} is archived. Only a reviewer can restore it.`,
    restored: (number: number) => md`#${number} is back from the archive.`,
  },
  done: {
    published: (number: number, title: string) => md`#${number} “${title}” is published.`,
    'sent-back': (number: number, title: string) => md`#${number} “${title}” is sent back with your comment.`,
    archived: (number: number, title: string) =>
      md`#${number} “${title}” is archived. It is kept, and a reviewer can restore it.`,
  },
  hears: (name: string | null) => (name === null ? 'Who logged it is told.' : md`${name} is told.`),
  /** What the author is told. */
  letter: {
    published: (number: number, title: string, by: string | null) =>
      md`Your experience #${number} “${title}” was reviewed${byWhom(by)} and is published. Thank you.`,
    'sent-back': (number: number, title: string, by: string | null) =>
      md`Your experience #${number} “${title}” was sent back${byWhom(by)} with a comment. Change it, and it goes to review again.`,
    archived: (number: number, title: string, by: string | null) =>
      md`Your experience #${number} “${title}” was archived${byWhom(by)}: it is kept, but nobody finds it any more.`,
    restored: (number: number, title: string, by: string | null) =>
      md`Your experience #${number} “${title}” was brought back from the archive${byWhom(by)}.`,
  },
  buttons: {
    review: 'Review',
    publish: 'Publish',
    sendBack: 'Send back',
    archive: 'Archive',
    queue: 'What waits for review',
    comment: 'Read the comment',
    change: (number: number) => `Change #${number}`,
  },
};
