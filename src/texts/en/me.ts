import { md } from '#src/core/markdown.ts';
import type { Role } from '#src/core/role.ts';
import { shorten } from '#src/core/text.ts';
import { join } from './join.ts';

const roleNames: Record<Role, string> = {
  member: 'Member',
  reviewer: 'Reviewer',
  partner: 'Partner',
  staff: 'Staff',
  admin: 'Admin',
};

/** What somebody shared with the network. */
type SharedCounts = { experiences: number; questions: number; answers: number };

const totalOf = ({ experiences, questions, answers }: SharedCounts) => experiences + questions + answers;

/** "One experience and 2 answers" */
function listShared({ experiences, questions, answers }: SharedCounts): string {
  const some = (count: number, one: string, several: string) =>
    count === 0 ? [] : [count === 1 ? `one ${one}` : `${count} ${several}`];
  const said = join([
    ...some(experiences, 'experience', 'experiences'),
    ...some(questions, 'question', 'questions'),
    ...some(answers, 'answer', 'answers'),
  ]);
  return said.replace(/^o/, 'O');
}

export const me = {
  crowded: 'Many people came here for the first time within this hour. Please try again a little later.',
  roles: roleNames,
  heading: 'Who you are here',
  labels: {
    name: 'Name',
    region: 'Region',
    language: 'Language',
    timeZone: 'Time zone',
    interests: 'Interests',
    role: 'Role',
    accounts: 'Accounts',
    experiences: 'Experiences logged',
  },
  unset: 'not set',
  allAreas: 'all policy areas',
  summary: (name: string, region: string, role: string) =>
    md`You are ${name}, ${role.toLowerCase()}; region: ${region}.`,
  unnamed: 'someone without a name',
  /** Where somebody is known: some platforms know a person by one name wherever they are. */
  account: ({ platform, space }: { platform: string; space: string }) =>
    space === '*' || space === '' ? platform : `${platform} ${space}`,
  tip: 'Set your region, and commands that need one take it when you name none.',
  buttons: {
    edit: 'Change',
    mine: 'My experiences',
    export: 'My data as a file',
    link: 'Join another account',
    forget: 'Forget me',
    keep: 'Keep what I shared without my name',
    delete: 'Delete them too',
    cancel: 'Cancel',
    join: 'Join the accounts',
    joinAs: (role: string) => `Join as ${role.toLowerCase()}`,
    giveRole: (role: string) => `Yes, make them ${role.toLowerCase()}`,
    askThere: 'Ask there',
    me: 'Who am I here?',
  },
  form: {
    title: 'Who you are here',
    submit: 'Save',
    hints: {
      name: 'Shown with what you log',
      region: 'Yours, where you name none',
      timeZone: 'A city such as Madrid, or Europe/Madrid',
      interests: 'Leave empty for all',
    },
  },
  saved: 'Saved.',
  problems: {
    timeZone: (text: string) =>
      `I know no time zone “${shorten(text, 60)}”. Write it like Europe/Madrid or Atlantic/Azores.`,
  },
  export: {
    text: 'Everything kept about you, as a file.',
    fileName: 'my-causeway-data.json',
    note: 'Answers to your own commands are kept for a few days, so that a repeated delivery changes nothing; they are in it too.',
  },
  forget: {
    ask: (open: SharedCounts, others: number) =>
      [
        'This deletes you here: your name, settings, accounts and drafts. It cannot be undone.',
        totalOf(open) > 0
          ? `${listShared(open)} of yours can stay for the network, without your name and contact.${open.questions > 0 ? ' If you delete them, what others answered you stays.' : ''}`
          : 'Nothing of yours is open to others.',
        others > 0
          ? `${others === 1 ? 'One thing' : `${others} things`} that nobody else can read will be deleted.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
    done: (kept: SharedCounts) =>
      totalOf(kept) > 0
        ? `You are forgotten. ${listShared(kept)} ${totalOf(kept) === 1 ? 'stays' : 'stay'} without your name. If you write to me again, you begin anew.`
        : 'You are forgotten. If you write to me again, you begin anew.',
    last: 'You are the only admin. Make somebody else admin first: /person role.',
  },
  link: {
    code: (code: string, minutes: number) =>
      md`On the other platform, write to me: **/me link ${code}**` +
      `\nThe code works once, for ${minutes} minutes. Give it to nobody: whoever types it becomes you.`,
    ask: (name: string, platforms: string) =>
      md`This code is from ${name} (${platforms}). If that is you, go on: this account becomes theirs, with their name and settings; what you logged and typed here goes with you.`,
    lower: (theirs: string, yours: string) =>
      md`You have different roles: ${theirs.toLowerCase()} there, ${yours.toLowerCase()} here. Joined, you are ${theirs.toLowerCase()} in both places, unless you take the role from here with you.`,
    onlyMine: (yours: string) =>
      md`You are the only ${yours.toLowerCase()}, so you can only join with that role, which the other accounts then have too.`,
    askMine: (name: string, platforms: string, role: string) =>
      md`Then ${name} (${platforms}) may do everything that ${role.toLowerCase()} may. Go on only if these accounts are your own: did you get the code there yourself?`,
    askThere: (theirs: string, shared: string) =>
      md`There you are ${theirs.toLowerCase()}. I ask you there whether to keep that role or to become ${shared.toLowerCase()}.`,
    asked: (theirs: string) =>
      md`I wrote to you where you are ${theirs.toLowerCase()}. Press a button there, within an hour; until then nothing changes.`,
    letter: (name: string, platforms: string, role: string) =>
      md`${name} (${platforms}) typed your code to become one person with you. If that is you, say with which role. As ${role.toLowerCase()}, that account may do all that you may. If it is not you, press nothing, and ask me for no code that you give to others.`,
    notAsked: 'Nobody waits for this any more. Write /me link to get a new code, and type it in the other place.',
    last: 'You are the only admin. Make somebody else admin first, with /person role, or join with that role.',
    tooMany: (minutes: number) => `Too many wrong codes were typed. Try again in ${minutes} minutes.`,
    done: (name: string, role: string) => md`Joined: you are ${name} in both places, ${role.toLowerCase()}.`,
    unknown:
      'I know no such code, or it is older than 15 minutes. Write /me link where you are known already to get a new one.',
    self: 'This code is your own. Write it on the other platform, where I do not know you yet.',
    leftDrafts: 'You had begun the same forms in both places. What you typed here is in this file.',
    leftDraftsFile: 'what-you-typed.json',
  },
  person: {
    none: (id: number) => md`There is nobody with the number ${id}. /person list shows everybody.`,
    self: 'Another admin has to change your own role.',
    ask: (name: string, accounts: string, before: string, role: string) =>
      md`${name} (${accounts}) is ${before.toLowerCase()}. Make them ${role.toLowerCase()}?`,
    last: 'They are the only admin. Make somebody else admin first.',
    done: (name: string, role: string) => md`${name} is ${role.toLowerCase()} now.`,
    count: (count: number) => (count === 1 ? 'One person.' : `${count} people.`),
    columns: { id: 'No.', name: 'Name', role: 'Role', region: 'Region', accounts: 'Accounts' },
  },
};
