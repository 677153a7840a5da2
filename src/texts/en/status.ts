import { outbox } from './outbox.ts';

export const status = {
  heading: 'How I am',
  labels: {
    version: 'Version',
    uptime: 'Running for',
    database: 'Database',
    regions: 'Regions',
    figures: 'Figures',
    indicators: 'Indicators',
    experiences: 'Experiences',
    toReview: 'To review',
    people: 'People',
    lastImport: 'Last import',
    outbox: 'Outbox',
    lastDead: 'Given up last',
  },
  summary: (version: string, uptime: string, figures: string, experiences: string) =>
    `Causeway ${version}, running for ${uptime}; ${figures} figures, ${experiences} experiences.`,
  database: (version: string, size: string) => `PostgreSQL ${version}, ${size}`,
  regions: (all: string, members: string) => `${all}, ${members} of them members`,
  lastImport: (file: string, at: string) => `${file}, ${at}`,
  noImport: 'none yet',
  trouble: (platform: string) => `Trouble with ${platform.charAt(0).toUpperCase()}${platform.slice(1)}`,
  outbox,
  uptime: (days: number, hours: number, minutes: number) =>
    days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`,
};
