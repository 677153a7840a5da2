import { md } from '#src/core/markdown.ts';
import { shorten, showUnseen } from '#src/core/text.ts';

const digests = (count: number) => (count === 1 ? '1 digest' : `${count} digests`);

/** What staff steers digests with. */
export const digestStaff = {
  next: {
    heading: 'What goes out next',
    counts: (active: number, paused: number, unconfirmed: number) =>
      `${digests(active)} every week, ${paused} paused, ${unconfirmed} waiting for the link in the mail.`,
    none: 'Nobody gets a digest yet.',
    columns: { due: 'Due', id: 'No.', who: 'For', where: 'Where', state: 'State' },
    held: 'held',
    going: 'goes out',
    week: (week: string) => `Week ${week}`,
    waiting: (held: number, week: string) => md`Held and waiting in ${week}: ${digests(held)}.`,
    weekHeld: (week: string) => md`All of ${week} are held until they are approved.`,
    note: (note: string) => md`Note on top: ${note}`,
    opening: (opening: string) => md`First words: ${opening}`,
    channel: 'a channel',
    direct: 'direct messages',
    prompt: 'a prompt',
    page: 'a page here',
    mail: 'mail',
  },
  scope: (week: string, subscription: number | null) =>
    subscription === null ? week : `${week}, digest ${subscription}`,
  held: (scope: string) => md`Held: ${scope}. What falls due is composed and waits for /digest approve.`,
  approved: (count: number, scope: string) => md`Approved: ${scope}; ${digests(count)} go out within a minute or two.`,
  freed: (scope: string) => md`Not held any more: ${scope}. It goes out at its time.`,
  notHeld: (scope: string) => md`Nothing is held: ${scope}. It goes out at its time.`,
  sentBefore: (scope: string) => md`It went out already: ${scope}. What you write now can only stand in a later one.`,
  over: (scope: string) => md`That week is over: ${scope}. Name a week that is still to come.`,
  tooLate: (scope: string, deadline: string) =>
    md`Too late: ${scope} could be approved until ${deadline}. What was in it is told with the next.`,
  badWeek: (text: string) => `“${shorten(text, 30)}” is not a week. Write its number, such as 48.`,
  form: {
    open: (scope: string) => ({ title: 'First words', submit: 'Save', intro: `${scope}. Empty: the usual words.` }),
    note: (scope: string) => ({ title: 'Note on top', submit: 'Save', intro: `${scope}. Empty: no note.` }),
    labels: { opening: 'First words', note: 'Note' },
  },
  saved: {
    opening: (scope: string) => md`Saved: ${scope} begins with these words.`,
    openingGone: (scope: string) => md`${scope} begins with the usual words.`,
    note: (scope: string) => md`Saved: ${scope} has this note on top.`,
    noteGone: (scope: string) => md`${scope} has no note.`,
  },
  measures: {
    heading: 'How digests fare',
    none: 'No digest has gone out yet.',
    few: (fewest: number) =>
      `Weeks with fewer than ${fewest} digests show only how many went out, so that nobody can be told from the numbers.`,
    columns: {
      week: 'Week',
      sent: 'Sent',
      empty: 'Nothing new',
      opened: 'Link opened',
      useful: 'Useful',
      notUseful: 'Not useful',
      unsubscribed: 'Unsubscribed',
    },
    summary: (week: string, sent: number) => md`${week}: ${digests(sent)} went out.`,
  },
  import: {
    form: {
      title: 'Subscribe partners',
      submit: 'Look at it',
      intro:
        'A CSV with the columns address, name, weekday, time, zone, language, areas, regions; /digest import-sample gives one to begin from. Nothing is sent yet.',
      introAgain: 'What you sent is here again; mend it and send it. Nothing is sent yet.',
    },
    labels: { file: 'CSV file', text: 'Or paste it here' },
    sample: {
      said: 'A list to begin from. Only the address has to be there; what is left out is Monday, 9:00, your time zone, English and everything.',
      file: 'partners.csv',
      content:
        'address,name,weekday,time,zone,language,areas,regions\nana@example.org,Ana Ruiz,Monday,9:00,Europe/Madrid,es,housing|education,Catalonia\nbo@example.org,Bo Ek,Tuesday,8:30,Europe/Stockholm,Swedish,,"Skåne, Murcia"\n',
    },
    again: 'Mend it here',
    sampleButton: 'A sample',
    attachAgain: 'The list is too long to be mended here: mend your file, and attach it again.',
    unknown: (columns: readonly string[]) =>
      md`Not read, for I know no such column: ${columns.map((name) => name.trim().slice(0, 30)).join(', ')}.`,
    noFile: 'Attach a file or paste the lines.',
    bad: 'Nothing was taken. Mend these lines and send the list again:',
    problem: (line: number, reason: string) => md`Line ${line}: ${reason}`,
    more: (count: number) => `… and ${count} more.`,
    trimmed: (lines: readonly number[]) =>
      lines.length === 1
        ? `Unseen signs around the address in line ${lines[0]} were left out.`
        : `Unseen signs around the addresses in lines ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ' …' : ''} were left out.`,
    ready: (count: number) =>
      count === 1
        ? 'The list is in order: one address. It gets a mail with a link, and nothing more until the link is followed.'
        : `The list is in order: ${count} addresses. Each gets a mail with a link, and nothing more until the link is followed.`,
    columns: { address: 'Address', when: 'When', regions: 'Regions', areas: 'Areas', language: 'Language' },
    button: (count: number) => (count === 1 ? 'Write to it' : `Write to all ${count}`),
    taken: (count: number) => (count === 1 ? 'One mail is on its way.' : `${count} mails are on their way.`),
    gone: 'That list is not there any more: it was taken already, or another was looked at since. Send it again with /digest import.',
    problems: {
      binary: 'This is not text: a spreadsheet, a PDF or a picture. Save it as CSV, and send that.',
      openQuote: 'A quotation mark opens here and is not closed at the end of its cell. Close it, or take it out.',
      cells: (cells: number, columns: number) =>
        `It has ${cells} cells where the first line names ${columns}. Put a cell with commas into quotation marks, or “|” between several.`,
      repeatedColumns: (columns: readonly string[]) => `The first line names ${columns.join(' and ')} twice.`,
      columns: (missing: readonly string[]) =>
        `The first line has to name the columns. Missing: ${missing.join(', ')}. All are: address, name, weekday, time, zone, language, areas, regions.`,
      empty: 'There is no line with an address.',
      many: (most: number) => `At most ${most} lines are taken at once. Send it in parts.`,
      address: (text: string) =>
        `“${showUnseen(shorten(text.replace(/[\t\n ]+/g, ' '), 60))}” is not a mail address of one line.`,
      repeated: (address: string, line: number) => `${address} stands in line ${line} already.`,
      subscribed: (address: string) => `${address} has a digest already, or was asked and has not answered.`,
      ended: (address: string) =>
        `${address} has ended what came there, and is not asked again by a list. Take the line out.`,
      silent: (address: string) => `${address} was asked several times and has not answered. Take the line out.`,
      asked: (address: string) =>
        `${address} was written to within a day, and is not asked twice. Take the line out, or send the list again tomorrow.`,
      weekday: (text: string) => `“${shorten(text, 30)}” is not a weekday. Write Monday to Sunday, or 1 to 7.`,
      time: (text: string) => `“${shorten(text, 20)}” is not a time. Write it such as 9:00.`,
      zone: (text: string) => `There is no time zone “${shorten(text, 60)}”. Write it like Europe/Madrid.`,
      language: (text: string) =>
        `“${shorten(text, 20)}” is not a language I know. Write its name or its two letters, such as sv.`,
      area: (text: string) => `There is no policy area “${shorten(text, 60)}”.`,
      region: (text: string, nearest: readonly string[]) =>
        nearest.length > 0
          ? `I know no region called “${shorten(text, 60)}”. Did you mean ${nearest.join(' or ')}?`
          : `I know no region called “${shorten(text, 60)}”.`,
      manyRegions: (most: number) => `At most ${most} regions fit.`,
    },
  },
  buttons: {
    hold: (week: string) => `Hold ${week}`,
    approve: (week: string) => `Approve ${week}`,
    open: 'First words',
    note: 'Note on top',
    measures: 'How they fare',
    preview: (id: number) => `Preview ${id}`,
    next: 'What goes out next',
  },
};
