import { mutateText } from '../mutate.ts';
import { oddText } from '../odd.ts';
import type { Random } from '../random.ts';

/** Lines of members, reviewers and staff. None of them deletes the person who says it. */
export const lines = [
  '/compare Skåne Catalonia',
  '/compare Skåne Catalonia housing',
  '/peers Murcia better-at unemployment',
  '/peers Skåne abroad',
  '/indicator show early leavers Azores',
  '/indicator rank unemployment',
  '/indicator list',
  '/region show Puglia',
  '/experience search language courses women/girls 2014-2020',
  '/experience list area=language',
  '/experience show 1',
  '/experience history 1',
  '/experience mine',
  '/experience queue',
  '/experience publish 1',
  '/experience withdraw 1',
  '/experience adopt 1',
  '/question list',
  '/question show 1',
  '/question answer 1',
  '/question close 1',
  '/digest preview Skåne',
  '/digest show',
  '/digest pause 1',
  '/digest resume 1',
  '/digest import-sample',
  '/me',
  '/me export',
  '/me link ABCD-EFGH',
  '/help',
  '/status',
  '/person list',
  '/outbox',
  '/introduction mine',
  '/introduction ask',
  '/introduction accept 1',
  '/introduction met 1',
  '/introduction totals',
  '/me introductions',
  '/me availability',
  '/score Catalonia education',
  '/score',
  '/policy show Catalonia',
  '/policy assess Murcia',
  '/method',
  '/method peers',
  '/answer 1',
  '/peers Murcia weights=migration:2,size:0 eu',
  '/figures import',
  '/indicator add',
  '/indicator remove unemployment',
  '/digest measures',
  '/compare Skåne Catalonia xlsx',
  '/region show Puglia json',
  '/home',
  'who is like Murcia and better at unemployment',
  'compare Skane with Catalonia',
  'what did others try for language courses for women?',
];

/** Lines that open a form. */
export const formLines = [
  '/experience log',
  '/question ask',
  '/me edit',
  '/digest subscribe',
  '/digest import',
  '/me introductions',
  '/policy assess Murcia',
  '/indicator add',
  '/figures import',
  '/introduction ask',
  '/experience adopt 1',
];

/** A value for a form's field, as somebody might type it. */
export const typed: Record<string, unknown> = {
  title: 'Evening courses for newcomers',
  region: 'SE22',
  areas: ['language'],
  groups: [],
  challenge: 'Few came by day',
  action: 'We moved the course to the evening; 120 of 250 came.',
  lesson: 'Ask first',
  started: '2024-05',
  detail: 'Who runs evening courses?',
  name: 'Olof',
  language: 'en',
  timeZone: 'Europe/Stockholm',
  interests: ['language'],
  where: 'direct',
  weekday: '1',
  time: '9:00',
  regions: 'Skåne, Murcia',
  sections: [],
  tellsEmpty: false,
  link: 'https://example.org/report',
  cost: '12.000',
  text: 'address,name\nana@example.org,Ana\n',
};

export const lineOf = (random: Random): string => {
  // A long line stands behind a key.
  if (random.chance(0.05)) return `#${oddText(random)}`;
  const line = random.pick(random.chance(0.2) ? formLines : lines);
  if (random.chance(0.2)) return line;
  return random.chance(0.8) ? mutateText(line, random) : oddText(random);
};
