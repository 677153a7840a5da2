import { md } from '#src/core/markdown.ts';

export const digest = {
  heading: (region: string) => `This week for ${region}`,
  summary: (experiences: number, figures: number, region: string) =>
    md`This week for ${region}: ${experiences === 1 ? '1 new experience' : `${experiences} new experiences`}, ${figures === 1 ? '1 changed figure' : `${figures} changed figures`}.`,
  nothing: (region: string) => md`Nothing new for ${region} in the last seven days.`,
  experiences: 'New experiences',
  reasons: { area: 'in your areas', country: 'near you', other: 'from the network' },
  more: (count: number) => (count === 1 ? 'One more is new.' : `${count} more are new.`),
  figures: 'Changed figures',
  columns: { indicator: 'Figure', year: 'Year', value: 'Now', before: 'Before' },
  before: (value: string, year: number | null) => (year === null ? `${value} (revised)` : `${value} (${year})`),
  tip: 'Set your interests with /me edit, and the digest begins with them.',
  buttons: {
    show: (number: number, title: string) => `#${number} ${title}`,
    all: 'All new experiences',
    figures: (region: string) => `About ${region}`,
  },
};
