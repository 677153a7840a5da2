import { md } from '#src/core/markdown.ts';

export const help = {
  heading: 'What I can do',
  intro:
    'I keep what regions know about the integration of migrants and bring it to each other: figures, who is alike, what was tried. ' +
    'Write a command, or just say it: “compare Skåne with Catalonia”.',
  ways: 'Regions and figures are found by name in any language, by code and with typos. Quotes group words; options are written key=value.',
  examples: 'For example',
  argumentsHeading: 'What to write',
  columns: { command: 'Command', what: 'What it does' },
  choose: 'More about…',
  unknown: (name: string, known: readonly string[]) =>
    md`There is no command “${name}”. There is: ${known.map((command) => `/${command}`).join(', ')}.`,
  optional: 'may be left out',
  own: 'yours if left out',
  oneOf: (choices: readonly string[]) => `one of ${choices.join(', ')}`,
  several: (min: number, max: number) => `${min} to ${max}`,
  all: 'All commands',
  /** Lines that work as they stand, by command. */
  lines: {
    experience: ['/experience log', '/experience search mentors for nurses', '/experience list housing'],
    question: ['/question ask', '/question list', '/question list health'],
    compare: ['/compare Skåne Catalonia', '/compare Murcia Puglia Campania unemployment'],
    peers: ['/peers Murcia', '/peers Skåne better-at unemployment abroad'],
    indicator: ['/indicator show unemployment Skåne', '/indicator list education'],
    region: ['/region show Catalonia'],
    digest: ['/digest subscribe', '/digest show', '/digest preview Skåne'],
    me: ['/me edit', '/me export'],
  } as Record<string, readonly string[]>,
};
