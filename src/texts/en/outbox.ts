import { md } from '#src/core/markdown.ts';

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export const outbox = {
  heading: 'Outbox',
  /** One line for /status; `since` is when the oldest that waits was written. */
  counts: (waiting: number, kept: number, sending: number, dead: number, since: string | null) =>
    [
      `${waiting} waiting${since ? ` (the oldest since ${since})` : ''}`,
      ...(kept > 0 ? [`${kept} kept until ${kept === 1 ? 'its reader comes' : 'their readers come'}`] : []),
      `${sending} being sent`,
      `${dead} given up`,
    ].join(', '),
  labels: {
    waiting: 'Waiting',
    oldest: 'The oldest since',
    kept: 'Kept for a prompt or page to be opened',
    sending: 'Being sent',
    dead: 'Given up',
  },
  nothingDead: 'Nothing was given up.',
  dead: (count: number) => `**${counted(count, 'message was', 'messages were')} given up**`,
  deadLine: (id: string, purpose: string, recipient: string, place: string, at: string, reason: string) =>
    md`- ${purpose} for ${recipient} to ${place}, last tried ${at}: ${reason} (${id})`,
  /** The same in a cell of /status. */
  lastDead: (purpose: string, recipient: string, place: string, reason: string) =>
    `${purpose} for ${recipient} to ${place}: ${reason}`,
  more: (count: number) => `${counted(count, 'more is', 'more are')} not shown.`,
  diverted: (count: number) => `**${counted(count, 'message', 'messages')} went another way this week**`,
  divertedLine: (purpose: string, recipient: string, place: string, reason: string) =>
    md`- ${purpose} for ${recipient} went to ${place}: ${reason}`,
  untried: 'never',
  buttons: { again: 'Send again', drop: 'Drop', all: 'Send all again', list: 'Outbox' },
  againDone: (id: string) => `The message ${id} goes out again.`,
  allDone: (count: number) => `${counted(count, 'message goes', 'messages go')} out again.`,
  dropDone: (id: string) => `The message ${id} is dropped.`,
  dropFreed: (id: string) => `The message ${id} is dropped. What is in it is told with the next digest.`,
  notDead: (id: string) => `There is no message ${id} that was given up. /outbox shows those that were.`,
};
