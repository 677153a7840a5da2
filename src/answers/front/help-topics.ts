import type { Texts } from '#src/texts/index.ts';

type Topic = keyof Texts['help']['topics'];

/** The topics of help in their order, each with its commands; of staff also subcommands of commands that everybody has. */
export const helpTopics: Record<Topic, readonly string[]> = {
  tried: ['experience', 'question', 'follow', 'tool', 'call', 'author'],
  people: ['introduction', 'conversation', 'round', 'event'],
  programmes: ['training', 'testbed', 'calendar'],
  figures: ['compare', 'peers', 'indicator', 'score', 'region', 'brief'],
  policy: ['policy', 'method'],
  news: ['digest'],
  you: ['me', 'organisation', 'invitation', 'token', 'status'],
  staff: [
    'figures',
    'person',
    'admin',
    'outbox',
    'webhook',
    'rule',
    'experience import',
    'experience queue',
    'round create',
    'event create',
    'training create',
    'training report',
    'digest hold',
    'digest note',
    'tool add',
    'tool queue',
    'call add',
    'call feed',
    'call report',
  ],
};

/** Lists the topics of which somebody may use a command, each with those commands; `names` are those of commands and, behind them, of subcommands. */
export function listTopics(names: readonly string[]): { topic: Topic; commands: string[] }[] {
  return Object.entries(helpTopics).flatMap(([topic, commands]) => {
    const open = commands.filter((name) => names.includes(name));
    return open.length > 0 ? [{ topic: topic as Topic, commands: open }] : [];
  });
}
