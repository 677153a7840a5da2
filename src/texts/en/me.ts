import { md } from '#src/core/markdown.ts';
import type { Role } from '#src/core/role.ts';

const roleNames: Record<Role, string> = {
  member: 'Member',
  reviewer: 'Reviewer',
  partner: 'Partner',
  staff: 'Staff',
  admin: 'Admin',
};

export const me = {
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
  tip: 'Set your region, and commands that need one take it when you name none.',
  buttons: {
    edit: 'Change',
    mine: 'My experiences',
    export: 'My data as a file',
    link: 'Join another account',
    forget: 'Forget me',
    keep: 'Keep my experiences without my name',
    delete: 'Delete them too',
    cancel: 'Cancel',
    join: 'Join the accounts',
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
      `I know no time zone “${text.slice(0, 60)}”. Write it like Europe/Madrid or Atlantic/Azores.`,
  },
  export: {
    text: 'Everything kept about you, as a file.',
    fileName: 'my-causeway-data.json',
    note: 'Answers to your own commands are kept for a few days, so that a repeated delivery changes nothing; they are in it too.',
  },
  forget: {
    ask: (open: number, others: number) =>
      [
        'This deletes you here: your name, settings, accounts, drafts and answers. It cannot be undone.',
        open > 0
          ? `${open === 1 ? 'One experience of yours' : `${open} experiences of yours`} can stay for the network, without your name and contact.`
          : 'No experience of yours is open to others.',
        others > 0
          ? `${others === 1 ? 'One that nobody else can read is' : `${others} that nobody else can read are`} deleted.`
          : '',
      ]
        .filter(Boolean)
        .join(' '),
    done: (kept: number) =>
      kept > 0
        ? `You are forgotten. ${kept === 1 ? 'One experience stays' : `${kept} experiences stay`} without your name. If you write to me again, you begin anew.`
        : 'You are forgotten. If you write to me again, you begin anew.',
    last: 'You are the only admin. Make somebody else admin first: /person role.',
  },
  link: {
    code: (code: string, minutes: number) =>
      md`On the other platform, write to me: **/me link ${code}**` +
      `\nThe code works once, for ${minutes} minutes. Give it to nobody: whoever types it becomes you.`,
    ask: (name: string, platforms: string) =>
      md`This code is from ${name} (${platforms}). If that is you, go on: this account becomes theirs, with their name, settings and role; what you logged and typed here goes with you.`,
    done: (name: string) => md`Joined: here you are ${name} too.`,
    unknown:
      'I know no such code, or it is older than 15 minutes. Write /me link where you are known already to get a new one.',
    self: 'This code is your own. Write it on the other platform, where I do not know you yet.',
    leftDrafts: 'You had begun the same forms in both places. What you typed here is in this file.',
    leftDraftsFile: 'what-you-typed.json',
  },
  person: {
    none: (id: number) => md`There is nobody with the number ${id}. /person list shows everybody.`,
    self: 'Another admin has to change your own role.',
    done: (name: string, role: string) => md`${name} is ${role.toLowerCase()} now.`,
    count: (count: number) => (count === 1 ? 'One person.' : `${count} people.`),
    columns: { id: 'No.', name: 'Name', role: 'Role', region: 'Region', accounts: 'Accounts' },
  },
};
