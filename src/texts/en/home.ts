import { md } from '#src/core/markdown.ts';

export const home = {
  greeting: (name: string | null) => (name ? md`Hello ${name}. I am Causeway.` : 'Hello. I am Causeway.'),
  what: 'I bring to each region what the others learned: figures, who is alike, what was tried.',
  heading: 'Causeway',
  newest: 'The newest experiences',
  none: 'No experience is logged yet. Yours can be the first.',
  noRegion: 'Tell me your region, and I can say more.',
  who: { region: 'Region', language: 'Language', timeZone: 'Time zone', none: 'not said yet' },
  figures: (region: string) => md`The latest figures of ${region}`,
  drafts: 'What you began',
  goOn: (title: string) => `Go on: ${title}`,
  own: (count: number) => (count === 1 ? 'Your experience' : `Your ${count} experiences`),
  buttons: {
    mine: 'All of yours',
    change: 'Change',
    log: 'Log an experience',
    region: (name: string) => `About ${name}`,
    peers: (name: string) => `Who is like ${name}?`,
    digest: 'What is new this week',
    me: 'Set your region',
    help: 'Help',
    open: 'Open one…',
  },
};
