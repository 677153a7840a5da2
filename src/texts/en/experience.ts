import type { Problems } from '#src/core/form.ts';
import { md } from '#src/core/markdown.ts';
import { shorten } from '#src/core/text.ts';
import type { aspects, evaluations, policyStages, regionRoles, statuses } from '#src/domain/experiences/details.ts';

const roleLabels: Record<(typeof regionRoles)[number], string> = {
  leader: 'Leader',
  'active-partner': 'Active partner',
  coordinator: 'Coordinator',
  support: 'Support',
  funding: 'Funding',
  advisory: 'Advisory',
};
const stageLabels: Record<(typeof policyStages)[number], string> = {
  formulation: 'Formulation',
  output: 'Output',
  implementation: 'Implementation',
  evaluation: 'Evaluation',
};
const statusLabels: Record<(typeof statuses)[number], string> = {
  planned: 'Planned',
  pilot: 'Pilot',
  running: 'Running',
  mainstreamed: 'Mainstreamed',
  ended: 'Ended',
  stopped: 'Stopped',
};
const evaluationLabels: Record<(typeof evaluations)[number], string> = {
  none: 'None',
  internal: 'Internal',
  external: 'External',
  ongoing: 'Ongoing',
};
const aspectLabels: Record<(typeof aspects)[number], string> = {
  communication: 'Communication',
  inclusion: 'Inclusion',
  innovation: 'Innovation',
  'multi-level-governance': 'Multi-level governance',
  'multi-stakeholder': 'Multi-stakeholder approach',
  'monitoring-evaluation': 'Monitoring and evaluation',
  sustainability: 'Sustainability',
};

export const experience = {
  labels: {
    roles: roleLabels,
    stages: stageLabels,
    statuses: statusLabels,
    evaluations: evaluationLabels,
    aspects: aspectLabels,
  },
  fields: {
    title: { label: 'Title', hint: 'At most 15 words' },
    region: { label: 'Region', hint: 'Where it was done' },
    areas: { label: 'Policy areas' },
    groups: { label: 'Target groups', hint: 'Leave empty if it was for everybody' },
    challenge: { label: 'The challenge' },
    action: { label: 'What we did' },
    lesson: { label: 'One lesson', hint: 'Also what failed: failures are as welcome as successes' },
    regionRole: { label: 'Role of the region' },
    stage: { label: 'Stage of the policy cycle' },
    status: { label: 'Status' },
    start: { label: 'Start', hint: 'As far as you know it: 2026-03-15, March 2026 or 2026' },
    end: { label: 'End', hint: 'As far as you know it: 2026-03-15, March 2026 or 2026' },
    results: { label: 'Results', hint: 'One a line, with figure, unit and date: “Found work: 62 % (2024)”' },
    personsReached: { label: 'Persons reached' },
    evaluation: { label: 'Evaluation' },
    difficulties: { label: 'Difficulties' },
    lessons: { label: 'Lessons: do’s and don’ts' },
    tips: { label: 'Tips for transfer', hint: 'And the conditions it needs' },
    funding: { label: 'Funding' },
    costEuro: { label: 'Cost in euro' },
    partners: { label: 'Partners' },
    contact: { label: 'Contact', hint: 'Whom to ask; everybody in the network can read it' },
    links: { label: 'Links', hint: 'One a line, beginning with https://' },
    aspects: { label: 'Strong in' },
    language: { label: 'Written in' },
  },
  forms: {
    log: {
      title: 'Log an experience',
      submit: 'Log it',
      intro:
        'Seven fields, two minutes. You can complete it later. Everybody in the network can read it; once it is reviewed, its page is open to anybody.',
    },
    edit: (number: number) => ({ title: `Change experience #${number}`, submit: 'Save' }),
    complete: (number: number) => ({
      title: `Complete experience #${number}`,
      submit: 'Save',
      intro: 'Everything is optional. Fill in what you know; the rest can wait.',
    }),
  },
  problems: {
    titleWords: (words: number, most: number) =>
      `The title has ${words} words; at most ${most} fit. Please shorten it.`,
    links: (line: string) => `“${shorten(line, 80)}” is no web address. Write one a line, beginning with https://.`,
    endBeforeStart: 'The end is before the start.',
    wholeNumber: 'Please write a whole number.',
  } satisfies Record<string, Problems[string] | ((...parts: never[]) => string)>,
  heading: (number: number, title: string) => `#${number} ${title}`,
  logged: (number: number) =>
    md`Thank you: logged as #${number}. Everybody in the network can find it; its page is open to anybody once somebody reviewed it.`,
  saved: (number: number) => md`Saved #${number}.`,
  cardLabels: { region: 'Region', areas: 'Policy areas', groups: 'Target groups', state: 'State', logged: 'Logged' },
  everybody: 'Everybody',
  loggedBy: (name: string, date: string) => `by ${name}, ${date}`,
  states: {
    submitted: 'Not reviewed yet',
    published: 'Reviewed',
    'sent-back': 'Sent back for changes',
    archived: 'Archived',
    withdrawn: 'Withdrawn',
  },
  example: 'This is an example and describes nothing real.',
  buttons: {
    complete: 'Complete it',
    edit: 'Change it',
    withdraw: 'Withdraw',
    restore: 'Restore',
    keep: 'Keep it',
    log: 'Log an experience',
    show: (number: number, title: string) => `#${number} ${title}`,
    moreFrom: (name: string) => `More from ${name}`,
    moreOn: (area: string) => `More on ${area.toLowerCase()}`,
    next: 'More',
    mine: 'My experiences',
    figures: (name: string) => `About ${name}`,
    list: 'The newest',
  },
  unknown: (number: number) =>
    md`There is no experience #${number}. Try /experience search with a few words, or /experience list for the newest.`,
  notYours: (number: number) => md`Only the person who logged #${number} or a reviewer can do that.`,
  withdrawn: {
    ask: (number: number, title: string) =>
      md`Withdraw #${number} “${title}”? Nobody will find it any more. It is kept, and you can restore it.`,
    done: (number: number, title: string) =>
      md`#${number} “${title}” is withdrawn. It is kept, and you can restore it.`,
    before: (number: number) => md`#${number} is withdrawn already.`,
    restored: (number: number) => md`#${number} is back. Everybody in the network can find it.`,
    notWithdrawn: (number: number) => md`#${number} is not withdrawn.`,
    first: (number: number) => md`#${number} is withdrawn. Restore it before you change it.`,
  },
  search: {
    found: (count: string, words: string, filters: string) =>
      filters ? md`${count} for “${words}” (${filters}).` : md`${count} for “${words}”.`,
    listed: (count: string, filters: string) => (filters ? md`${count}: ${filters}.` : md`${count}, the newest first.`),
    none: (words: string, filters: string) =>
      md`No experience matches “${words}”${filters ? ` (${filters})` : ''}. Try fewer or other words, or only an area: “/experience list housing”.`,
    noneIn: (filters: string) => (filters ? md`No experience yet: ${filters}.` : 'No experience is logged yet.'),
    void: (words: string) =>
      md`“${words}” says too little to look for. Add a word for what it is about: “/experience search mentors for nurses”.`,
    corrected: (pairs: readonly { from: string; to: string }[]) =>
      md`Nobody wrote ${pairs.map(({ from }) => `“${from}”`).join(', ')}; I looked for ${pairs.map(({ to }) => `“${to}”`).join(', ')}.`,
    partial:
      'Very many experiences say this, so I compared only the newest of them. Add a rarer word, an area or a region to reach the others.',
    cut: (words: number) => `I looked for the first ${words} words only.`,
    busy: 'I am still looking for what you asked before. Please wait for that answer and then ask again.',
    crowded: 'Very many people search at this moment. Please try again in a minute.',
    slow: 'That search took too long, so I stopped it. Try fewer words, or only an area: “/experience list housing”.',
    except: (regions: readonly string[]) => `not from ${regions.join(', ')}`,
    status: (status: (typeof statuses)[number]) => `at the state “${statusLabels[status]}”`,
    count: (count: number, cap: number) =>
      count >= cap
        ? `${cap.toLocaleString('en-GB')}+ experiences`
        : count === 1
          ? '1 experience'
          : `${count} experiences`,
    noMore: 'There are no more.',
  },
  mine: {
    none: 'You have logged no experience yet. It takes two minutes.',
    count: (count: number) =>
      count === 1 ? 'You have logged one experience.' : `You have logged ${count} experiences.`,
    columns: { number: 'No.', title: 'Title', state: 'State', logged: 'Logged' },
    choose: 'Open one…',
  },
};
