import { md } from '#src/core/markdown.ts';
import { shorten, showUnseen } from '#src/core/text.ts';
import { join } from './join.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Subscribing to digests and steering one's own. */
export const subscription = {
  weekdays,
  weekday: (number: number) => weekdays[number - 1] ?? String(number),
  form: {
    subscribe: {
      title: 'Get a digest',
      submit: 'Subscribe',
      intro: 'Once a week, what is new for you. Nothing new: no message.',
    },
    change: (id: number) => ({ title: `Change digest ${id}`, submit: 'Save' }),
    labels: {
      where: 'Where',
      address: 'Mail address',
      weekday: 'Day',
      time: 'Time',
      timeZone: 'Time zone',
      language: 'Language',
      areas: 'Policy areas',
      regions: 'Regions',
      sections: 'What it holds',
      tellsEmpty: 'Also tell me when nothing is new',
    },
    hints: {
      address: 'Only for mail',
      time: 'Local time, such as 9:00',
      timeZone: 'A city such as Madrid, or Europe/Madrid',
      areas: 'Leave empty for all',
      regions: 'Yours first, with commas between: Catalonia, Skåne',
      sections: 'Leave empty for everything',
    },
    where: {
      channel: 'This channel',
      direct: 'My direct messages',
      mail: 'Mail',
      prompt: 'Here, when I open the prompt',
      page: 'Here, when I open this page',
    },
  },
  problems: {
    address: (text: string) =>
      `“${showUnseen(shorten(text.replace(/[\t\n ]+/g, ' ').trim(), 60))}” is not a mail address. Write one in one line, such as maria@example.org.`,
    noAddress: 'Write the mail address it should go to.',
    askedAddress: (address: string, times: number) =>
      `${address} was written to ${times} times within a day. Look for the mail there, also among the unwanted ones, or try again tomorrow.`,
    askedEnded: (address: string) =>
      `Who reads at ${address} ended what came there, and was asked again since. It goes on only once they confirm: the link is in the last mail to that address.`,
    askedSilent: (address: string) =>
      `${address} was asked several times and has not answered. It is not asked again for now: the link in the last mail to it still works.`,
    askedHere:
      'Many mail addresses were asked from here within a day. Try again tomorrow, or take the digest here instead of by mail.',
    askedOften: (times: number) =>
      `I have written to addresses for you ${times} times within a day. Try again tomorrow.`,
    time: (text: string) => `“${shorten(text, 20)}” is not a time. Write it such as 9:00 or 17:30.`,
    timeZone: (text: string) =>
      `I know no time zone “${shorten(text, 60)}”. Write it like Europe/Madrid or Atlantic/Azores.`,
    region: (text: string, nearest: readonly string[]) =>
      nearest.length > 0
        ? `I know no region called “${shorten(text, 60)}”. Did you mean ${nearest.join(' or ')}?`
        : `I know no region called “${shorten(text, 60)}”. Write its name in English or its own language, or its code.`,
    manyRegions: (most: number) => `At most ${most} regions fit. Choose the most important ones.`,
    notHere: 'This is no channel. Choose your direct messages, or call the command in the channel.',
    noDirect:
      'I know no direct messages of whom this digest is for. Choose another place, or let them change it themselves.',
    noMail: 'Mail is not set up on this server. Choose another place, or ask an admin.',
    noLinks:
      'Mail needs an address at which this server is reached (PUBLIC_URL), for the link to unsubscribe. Ask an admin.',
    taken: (id: number) =>
      `There is a digest for that place already: number ${id}. Change it with /digest change ${id}.`,
  },
  done: {
    subscribed: (where: string, when: string) => md`You get a digest in ${where}: ${when}.`,
    kept: {
      prompt: 'It is kept for you, and shown here when you next open the prompt.',
      page: 'It is kept for you, and shown here when you have this page open.',
    },
    confirm: (address: string) =>
      md`I have written to ${address}. The digest begins once the link in that mail was followed.`,
    confirmAgain: (address: string) =>
      md`Who reads at ${address} ended what came there, so I have asked at that address first. The digest goes on once the link in that mail was followed.`,
    changed: (where: string, when: string) => md`Saved. The digest goes to ${where}: ${when}.`,
    paused: (day: string | null) =>
      day ? md`Paused until ${day}. It goes on by itself.` : 'Paused. It goes on when you say so.',
    resumed: (when: string) => md`It goes on: ${when}.`,
    ended: 'Unsubscribed: nothing more will come. What was on its way is called off.',
    endedBefore: 'That digest has ended already. /digest subscribe begins another.',
    rated: (isUseful: boolean) =>
      isUseful
        ? 'Thank you. That helps to choose the next.'
        : 'Thank you. With /digest change you can say what you want.',
  },
  next: (day: string) => `next on ${day}`,
  weekly: (weekday: string, time: string, zone: string) => `every ${weekday} at ${time} (${zone.replace('_', ' ')})`,
  where: {
    channel: 'this channel',
    shared: 'a channel',
    direct: 'your direct messages',
    prompt: 'your prompt',
    page: 'your page here',
    mail: (address: string) => address,
  },
  states: {
    unconfirmed: 'waits for the link in the mail',
    active: 'goes out',
    paused: 'paused',
    ended: 'ended',
  },
  pausedUntil: (day: string) => `paused until ${day}`,
  list: {
    none: 'You get no digest yet.',
    count: (count: number) => (count === 1 ? 'You get one digest.' : `You get ${count} digests.`),
    heading: (id: number) => `Digest ${id}`,
    labels: {
      where: 'Where',
      when: 'When',
      state: 'State',
      next: 'Next',
      language: 'Language',
      areas: 'Policy areas',
      regions: 'Regions',
      sections: 'Holds',
      last: 'Last',
    },
    all: 'all',
    everything: 'everything',
    last: {
      sent: (day: string) => `${day}, sent`,
      going: (day: string) => `${day}, on its way`,
      kept: (day: string) => `${day}, kept until its reader comes for it`,
      dead: (day: string) => `${day}, could not be delivered`,
      held: (day: string) => `${day}, held by staff`,
      approved: (day: string) => `${day}, goes out now`,
      empty: (day: string) => `${day}, nothing new`,
      late: (day: string) => `${day}, too late, told with the next`,
      skipped: (day: string) => `${day}, held too long, told with the next`,
      calledOff: (day: string) => `${day}, called off`,
    },
  },
  waits:
    'The mail address has not been confirmed yet: follow the link in the mail, or enter another address with /digest change.',
  unknown: (id: number) => md`There is no digest number ${id} of yours. /digest show lists yours.`,
  notYours: (id: number, name: string | null) =>
    name
      ? md`Digest ${id} belongs to ${name}. They or staff can change it.`
      : md`Digest ${id} belongs to somebody else. They or staff can change it.`,
  which: 'Which one?',
  unknownIssue: 'I know no such digest. It may have been deleted with its subscription.',
  weeks: (most: number) => `Write a number of weeks from 1 to ${most}.`,
  confirmation: {
    subject: 'Please confirm: a weekly digest from Causeway',
    text: (name: string | null) =>
      name
        ? md`${name} asked for a weekly digest of the network Causeway for this address.`
        : 'Somebody asked for a weekly digest of the network Causeway for this address.',
    what: (when: string, regions: readonly string[]) =>
      regions.length > 0 ? md`It would come ${when}, for ${join(regions)}.` : md`It would come ${when}.`,
    how: 'Nothing comes unless you confirm. If you did not ask for it, do nothing.',
    link: (url: string) => `To confirm: ${url}`,
    button: 'Confirm',
  },
  preview: {
    opening: (name: string | null, day: string) =>
      name ? md`What goes to ${name} on ${day}, as it stands now:` : md`What goes out on ${day}, as it stands now:`,
    past: (day: string) => md`What would have gone out on ${day}:`,
    sent: (day: string) => md`What went out on ${day}:`,
    going: (day: string) => md`What is on its way since ${day}:`,
    kept: (day: string) => md`What is kept since ${day}, until its reader comes for it:`,
    dead: (day: string) => md`What was to go out on ${day}, and could not be delivered:`,
    forgotten: (day: string) => md`It went out on ${day}. What it said is not kept any more.`,
    skipped: {
      empty: 'There was nothing new that week, so nothing went out.',
      late: 'This server was off too long that week, so it was told with the next.',
      held: 'It was held too long that week, so it was told with the next.',
      'called-off':
        'It was called off that week before it went out: the digest had ended, moved to another address, or could not be delivered.',
    },
    badWeek: (text: string) =>
      `“${shorten(text, 30)}” is not a week. Write its number, such as 48, or leave it out for the next.`,
    future: (week: string) => `${week} is too far ahead: I can show up to the next digest.`,
    before: (week: string) => `There was no such digest in ${week}: it was asked for later.`,
  },
  buttons: {
    subscribe: 'Get a digest',
    change: 'Change',
    pause: 'Pause',
    snooze: 'Skip a week',
    resume: 'Go on',
    unsubscribe: 'Unsubscribe',
    preview: 'See the next one',
    show: 'My digests',
    again: 'Subscribe again',
  },
};
