import { md } from '#src/core/markdown.ts';
import type { DigestSection } from '#src/domain/digests/item.ts';
import { join } from './join.ts';

const some = (one: string, several: string) => (count: number) => [count === 1 ? `1 ${one}` : `${count} ${several}`];

const sections: Record<DigestSection, string> = {
  reading: 'Worth reading',
  experiences: 'New experiences',
  questions: 'Questions you could answer',
  figures: 'Changed figures',
  events: 'Calls, trainings and testbeds',
  mine: 'What became of yours',
};

const counts: Record<DigestSection, (count: number) => string[]> = {
  reading: () => ['something worth reading'],
  experiences: some('new experience', 'new experiences'),
  questions: some('question you could answer', 'questions you could answer'),
  figures: some('changed figure', 'changed figures'),
  events: some('date', 'dates'),
  mine: () => ['news of what you logged or asked'],
};

const mostNames = 5;
const namesOf = (regions: readonly string[]) =>
  regions.length > mostNames ? [...regions.slice(0, mostNames), `${regions.length - mostNames} more`] : regions;

/** What stands in a digest. */
export const digest = {
  heading: (region: string | null, day: string) =>
    region ? `Your digest for ${region}, ${day}` : `Your digest, ${day}`,
  subject: (region: string | null, day: string) => (region ? `${region}: what is new, ${day}` : `What is new, ${day}`),
  /** In place of what was withdrawn, archived or deleted since. */
  withdrawn: 'This was withdrawn.',
  /** In place of the first words that count, where less of it is left. */
  recounted: 'New this week:',
  opening: (parts: readonly string[]) => `This week: ${join(parts)}.`,
  nothing: 'Nothing new for you this week.',
  missed: (count: number) =>
    count === 1
      ? 'The digest before this one could not go out in time; what was in it is here.'
      : `The ${count} digests before this one could not go out in time; what was in them is here.`,
  staffNote: 'From the secretariat:',
  sections,
  counts,
  reasons: {
    area: (area: string) => `because you follow ${area.toLowerCase()}`,
    logged: (area: string) => `because you logged an experience on ${area.toLowerCase()}`,
    region: (region: string) => `because you follow ${region}`,
    peer: (region: string) => `because it is like ${region}`,
    country: (region: string) => `because it is in the same country as ${region}`,
    author: 'because you logged it',
    network: 'from the network',
  },
  figureReasons: { region: 'you follow it', peer: (region: string) => `like ${region}` },
  echoes: {
    published: () => 'it was reviewed, and is published.',
    'sent-back': () => 'it was sent back with a comment. Change it, and it goes to review again.',
    archived: () => 'it was archived: it is kept, but nobody finds it any more.',
    restored: () => 'it was brought back from the archive.',
    adopted: (_count: number, regions: readonly string[]) =>
      md`${join(namesOf(regions))} ${regions.length === 1 ? 'tries' : 'try'} it too.`,
    changed: () => 'somebody who reviews changed it.',
    useful: (count: number) => (count === 1 ? 'one reader found it useful.' : `${count} readers found it useful.`),
    answered: (count: number) => (count === 1 ? 'it was answered.' : `${count} new answers came.`),
  },
  example: 'an example, nothing real',
  more: (count: number) => (count === 1 ? 'One more comes another time.' : `${count} more come another time.`),
  columns: { region: 'Region', indicator: 'Figure', year: 'Year', value: 'Now', before: 'Before', why: 'Why' },
  before: (value: string, year: number | null) => (year === null ? `${value} (revised)` : `${value} (${year})`),
  change: (now: string, before: string) => `${now}, before ${before}`,
  trend: (region: string, figure: string) => `${region}: ${figure} over the years`,
  sources: (sources: readonly string[]) => `Source: ${sources.join('; ')}.`,
  endBy: (url: string) => `To end these messages: ${url}`,
  tip: 'Set your interests with /me edit, and the digest begins with them.',
  whichRegion: 'Which region? Choose one, or write its name: /digest preview Catalonia.',
  untranslated: (language: string) => md`There are no texts in ${language} yet, so it comes in English.`,
  buttons: {
    useful: 'Useful',
    notUseful: 'Not useful',
    change: 'Change',
    unsubscribe: 'Unsubscribe',
    web: 'Read on the web',
    figures: 'All figures',
    subscribe: 'Get this every week',
    all: 'All new experiences',
  },
};
